/**
 * A correction of a published report: a new revision that adds what was missing and changes no published number.
 *
 * Rules R0 and R6 decide what it may do. Two files about the same answers that differ in a single number can be subtracted
 * from each other, so every table of a pulse is copied from the previous revision and never recomputed from the results. A
 * pulse that was counted too late is added whole; its answers are in no earlier file. Attendance is added if there was none;
 * if there was, it stays, because a later import that differs by one person would point at that person. The same goes for
 * participation. What stewards said stays, and may be added if they had said nothing yet. Sentences and the promised minimum are recomputed, because they follow from shown values alone.
 */

import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { leadingIndicator } from '../shape/leading-indicator.ts';
import type { StandingReport } from '../shape/published-reports.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { summaryOf } from './summary.ts';
import { takingPartOverTime } from './taking-part-over-time.ts';

/**
 * @param published the newest published revision
 * @param fresh the report as it would be built today from the results
 * @param earlier reports of earlier quarters, beside which taking part is put again
 * @returns undefined when there is nothing to add: then the quarter is not published again
 */
export function reviseReport(
  { report: published, sha256 }: StandingReport,
  fresh: QuarterReport,
  earlier: readonly QuarterReport[],
): QuarterReport | undefined {
  const has = new Set(published.pulses.map(({ pulse }) => pulse));
  const added = fresh.pulses.filter(({ pulse }) => !has.has(pulse));
  const addsAttendance = published.attendance.status === 'not-collected' && fresh.attendance.status === 'shown';
  const addsParticipation = !published.participation && fresh.participation !== undefined;
  if (added.length === 0 && !addsAttendance && !addsParticipation) return undefined;

  const pulses = [...published.pulses, ...added].sort(byPulse);
  const attendance = addsAttendance ? fresh.attendance : published.attendance;
  const { participation, groupMap } = addsParticipation ? fresh : published;
  const promise = fresh.promise.minimumGroup <= published.promise.minimumGroup ? fresh.promise : published.promise;
  const side = publishedSide(published, fresh, { pulses, attendance, participation, promise });
  const { participation: _, overTime: __, ...rest } = fresh;
  const { quarter, generatedAt } = fresh;
  const overTime = takingPartOverTime({ attendance, participation, quarter, generatedAt }, earlier);
  const sentences = reportSentences.revision;
  return {
    ...rest,
    ...side,
    community: published.community,
    revision: published.revision + 1,
    supersedes: {
      revision: published.revision,
      sha256,
      why: [
        ...added.map(({ pulse }) => sentences.pulse(pulse, published.revision)),
        ...(addsAttendance ? [sentences.attendance(published.revision)] : []),
        ...(addsParticipation ? [sentences.participation(published.revision)] : []),
        sentences.rest,
      ],
    },
    ...summaryOf({ pulses, attendance, quarter: fresh.quarter, stewardCommitments: side.stewardCommitments }),
    promise,
    pulses,
    attendance,
    ...(participation && { participation }),
    groupMap,
    ...(overTime.length > 0 && { overTime }),
    provenance: {
      pulses: [...published.provenance.pulses, ...fresh.provenance.pulses.filter(({ pulse }) => !has.has(pulse))].sort(
        byPulse,
      ),
    },
  };
}

/** Words about a measure follow from what is shown, so they are recomputed. */
function publishedSide(
  published: QuarterReport,
  fresh: QuarterReport,
  measured: Parameters<typeof leadingIndicator>[1],
): Pick<QuarterReport, 'stewardCommitments' | 'experiments' | 'milestones' | 'outcomes'> {
  const outcomes = published.outcomes.status === 'shown' ? published.outcomes : fresh.outcomes;
  return {
    stewardCommitments:
      published.stewardCommitments.status === 'shown' ? published.stewardCommitments : fresh.stewardCommitments,
    experiments: published.experiments.status === 'shown' ? published.experiments : fresh.experiments,
    milestones: published.milestones.status === 'shown' ? published.milestones : fresh.milestones,
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
