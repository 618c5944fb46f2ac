/**
 * The quarter report from what the Results table holds: counts of groups, merged so that none is under the minimum. Pure: the
 * same results and instant give the same report.
 */

import { definitions, method } from '../../../locales/en/report.ts';
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { PulseResult, SignalResult } from '../../contract/results.ts';
import type { StewardSide } from '../../contract/steward-side.ts';
import type { QuarterId } from '../../kernel/ids.ts';
import { addSeconds, dayOf, daySeconds, type Instant } from '../../kernel/time.ts';
import { coarsened } from '../disclosure/coarse.ts';
import { type PulseCounts, peopleOfPulse, peopleUnderLabels } from '../disclosure/people-of-pulse.ts';
import { withinWhole } from '../disclosure/who-answered-it.ts';
import {
  type InstrumentReport,
  type PulseReport,
  type QuarterReport,
  quarterReportSchema,
  reportVersion,
} from '../shape/quarter-report.ts';
import { changesSince } from './change.ts';
import { type Audience, reportInstrument } from './instrument.ts';
import { reportStewardSide } from './steward-side.ts';
import { summaryOf } from './summary.ts';
import { takingPart } from './taking-part.ts';

export interface ReportMaterial {
  readonly quarter: QuarterId;
  readonly pulses: readonly PulseResult[];
  readonly signals: SignalResult | undefined;
  /** Undefined if stewards brought nothing. */
  readonly stewardSide: StewardSide | undefined;
  /** When it is published: the instant in the schedule, not the clock's. */
  readonly at: Instant;
  readonly schemaUrl: string;
  /** The community's report before this one, if there is one. */
  readonly previous: QuarterReport | undefined;
}

/** A community's first report includes what ended at most this many days before it. */
const firstReportDays = 120;

/** @throws RangeError when there is no pulse at all: then there is nothing to report */
export function buildReport({
  quarter,
  pulses,
  signals,
  stewardSide,
  at,
  schemaUrl,
  previous,
}: ReportMaterial): QuarterReport {
  const [first] = pulses;
  if (!first) throw new RangeError('a report must have at least one pulse');
  // A programme may raise its minimum between two pulses; the lowest applies to the whole report.
  const minimumGroup = Math.min(...pulses.map((pulse) => pulse.minimumGroup));
  const reports = withChanges(
    pulses.map((pulse) => reportPulse(pulse, minimumGroup)),
    previous,
  );
  const { attendance, participation, groupMap } = takingPart(signals, { quarter, pulses, previous, minimumGroup });
  const measured = { pulses: reports, attendance, participation, promise: { minimumGroup } };
  const today = dayOf(at);
  const since = dayOf(previous?.generatedAt ?? addSeconds(at, -firstReportDays * daySeconds));
  const side = reportStewardSide(stewardSide, { since, today }, measured);
  return quarterReportSchema.parse({
    $schema: schemaUrl,
    version: reportVersion,
    community: { id: first.community, name: first.communityName },
    quarter,
    revision: 1,
    generatedAt: at,
    audience: pulses.every((pulse) => pulse.audience === 'public') ? 'public' : 'members',
    ...summaryOf({ pulses: reports, attendance, quarter, stewardCommitments: side.stewardCommitments }),
    promise: {
      minimumGroup,
      words: reportSentences.promise(minimumGroup),
    },
    pulses: reports,
    attendance,
    ...(participation && { participation }),
    groupMap,
    ...side,
    definitions,
    method,
    provenance: {
      pulses: pulses.map(({ pulse, fingerprint, commitmentRoot }) => ({ pulse, fingerprint, commitmentRoot })),
    },
  });
}

type PulseWithoutChanges = Omit<PulseReport, 'instruments'> & {
  readonly instruments: readonly Omit<InstrumentReport, 'change'>[];
};

/** Changes are judged together, because each tested score is one more chance of a false alarm. */
function withChanges(pulses: readonly PulseWithoutChanges[], previous: QuarterReport | undefined): PulseReport[] {
  const changes = changesSince(
    pulses.flatMap(({ instruments }) => instruments),
    previous,
  ).values();
  return pulses.map((pulse) => ({
    ...pulse,
    instruments: pulse.instruments.flatMap((instrument) => {
      const change = changes.next().value;
      return change ? [{ ...instrument, change }] : [];
    }),
  }));
}

/** @param lowestMinimum of all pulses of the report */
function reportPulse(result: PulseResult, lowestMinimum: number): PulseWithoutChanges {
  const { counts, groups, minimumGroup } = result;
  const answeredExactly = groups.reduce((sum, { respondents }) => sum + respondents, 0);
  const numbers = { ...countsOf(counts), answered: answeredExactly };
  const people = peopleOfPulse(numbers, minimumGroup);
  const labels = groups.map(({ label, includes, respondents }) => ({
    label,
    members: countsOf(counts.filter((count) => includes.includes(count.label))).members,
    answered: respondents,
  }));
  const byLabel = peopleUnderLabels(labels, people.answered, answeredExactly, minimumGroup);
  const shownGroups = byLabel
    ? labels.flatMap(({ label, members }, index) => {
        const answered = byLabel[index];
        return answered ? [{ label, members, answered }] : [];
      })
    : [{ label: result.communityName, members: people.members, answered: people.answered }];
  const audience: Audience = {
    members: people.members,
    answered: people.answered,
    groups: new Map(
      shownGroups.map((group) => [group.label, withinWhole(group, people, shownGroups.length, lowestMinimum)]),
    ),
    minimumGroup,
    lowestMinimum,
  };
  const instruments = result.instruments.map((reference) => reportInstrument(reference, result, audience));
  const full: PulseWithoutChanges = {
    pulse: result.pulse,
    opens: result.opens,
    closes: result.closes,
    detail: 'full',
    ...people,
    groups: shownGroups,
    mergedLabels: byLabel
      ? counts.length - groups.filter(({ includes }) => includes.length === 1).length
      : counts.length,
    instruments: byLabel ? instruments : instruments.map((instrument) => ({ ...instrument, groups: [] })),
  };
  return result.detail === 'coarse' ? coarsened(full, result.communityName) : full;
}

/** Of the whole community, or of some labels. Results counted before members were kept have as many as were invited. */
function countsOf(counts: PulseResult['counts']): Omit<PulseCounts, 'answered'> {
  const sum = { members: 0, asked: 0, reached: 0 };
  for (const { members, invited, undelivered, unknown } of counts) {
    sum.members += members ?? invited;
    sum.asked += invited;
    sum.reached += invited - undelivered - unknown;
  }
  return sum;
}
