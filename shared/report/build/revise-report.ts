/**
 * A correction of a published report: a new revision that adds what was missing and changes no number that stands.
 *
 * Rules R0 and R6 decide what it may do. Two files about the same answers that differ in a single number can be subtracted
 * from each other, so every table of a pulse is taken from the revision before as it stands, and never computed again from
 * the results. A pulse that was counted too late is added whole; its answers are in no file before. Attendance is added if
 * there was none; if there was, it stays, because a later import that differs by one person would point at that person. So
 * it is with participation. What stewards said of their side stays, and may be said for the first time.
 * Sentences, verdicts and the minimum of the promise are made again, because they follow from shown values alone.
 */

import type { StandingReport } from '../shape/published-reports.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { changesSince } from './change.ts';
import { leadingIndicator } from './leading-indicator.ts';
import { summaryOf } from './summary.ts';

/**
 * @param stands the newest published revision
 * @param fresh the report as it would be built today from the results
 * @param previous the report that changes are measured against, as in `fresh`
 * @returns undefined when there is nothing to add: then the same quarter is not published again
 */
export function reviseReport(
  { report: stands, sha256 }: StandingReport,
  fresh: QuarterReport,
  previous: QuarterReport | undefined,
): QuarterReport | undefined {
  const has = new Set(stands.pulses.map(({ pulse }) => pulse));
  const added = fresh.pulses.filter(({ pulse }) => !has.has(pulse));
  const attends = stands.attendance.status === 'not-collected' && fresh.attendance.status === 'shown';
  const participates = !stands.participation && fresh.participation !== undefined;
  if (added.length === 0 && !attends && !participates) return undefined;

  const pulses = withChangesAgain([...stands.pulses, ...added].sort(byPulse), previous);
  const attendance = attends ? fresh.attendance : stands.attendance;
  const { participation, groupMap } = participates ? fresh : stands;
  const side = standingSide(stands, fresh, { pulses, attendance, participation });
  const { participation: _, ...rest } = fresh;
  return {
    ...rest,
    ...side,
    community: stands.community,
    revision: stands.revision + 1,
    supersedes: {
      revision: stands.revision,
      sha256,
      why: [
        ...added.map(
          ({ pulse }) => `Adds ${pulse}, which was counted after revision ${stands.revision} was published.`,
        ),
        ...(attends ? [`Adds attendance, which was imported after revision ${stands.revision} was published.`] : []),
        ...(participates
          ? [`Adds participation, which was imported after revision ${stands.revision} was published.`]
          : []),
        'Every number that was published before stands as it was.',
      ],
    },
    ...summaryOf({ pulses, attendance, quarter: fresh.quarter, stewardCommitments: side.stewardCommitments }),
    promise: fresh.promise.minimumGroup <= stands.promise.minimumGroup ? fresh.promise : stands.promise,
    pulses,
    attendance,
    ...(participation && { participation }),
    groupMap,
    provenance: {
      pulses: [...stands.provenance.pulses, ...fresh.provenance.pulses.filter(({ pulse }) => !has.has(pulse))].sort(
        byPulse,
      ),
    },
  };
}

/** Words about a measure follow from what is shown, so they are made again. */
function standingSide(
  stands: QuarterReport,
  fresh: QuarterReport,
  measured: Parameters<typeof leadingIndicator>[1],
): Pick<QuarterReport, 'stewardCommitments' | 'experiments' | 'milestones' | 'outcomes'> {
  const outcomes = stands.outcomes.status === 'shown' ? stands.outcomes : fresh.outcomes;
  return {
    stewardCommitments:
      stands.stewardCommitments.status === 'shown' ? stands.stewardCommitments : fresh.stewardCommitments,
    experiments: stands.experiments.status === 'shown' ? stands.experiments : fresh.experiments,
    milestones: stands.milestones.status === 'shown' ? stands.milestones : fresh.milestones,
    outcomes:
      outcomes.status === 'shown'
        ? {
            status: 'shown',
            outcomes: outcomes.outcomes.map((outcome) => ({
              ...outcome,
              leadingIndicators: outcome.leadingIndicators.map(({ id }) => leadingIndicator(id, measured)),
            })),
          }
        : outcomes,
  };
}

const byPulse = (a: { readonly pulse: string }, b: { readonly pulse: string }): number => (a.pulse < b.pulse ? -1 : 1);

/** All scores are judged together, so one more of them can turn a clear change into one that is not. */
function withChangesAgain(pulses: readonly PulseReport[], previous: QuarterReport | undefined): PulseReport[] {
  const changes = changesSince(
    pulses.flatMap(({ instruments }) => instruments),
    previous,
  ).values();
  return pulses.map((pulse) => ({
    ...pulse,
    instruments: pulse.instruments.map((instrument) => ({
      ...instrument,
      change: changes.next().value ?? instrument.change,
    })),
  }));
}
