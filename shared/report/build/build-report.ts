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
import { type QuarterReport, quarterReportSchema, reportVersion } from '../shape/quarter-report.ts';
import { reportBefore } from './change.ts';
import { reportPulse } from './pulse.ts';
import { reportStewardSide } from './steward-side.ts';
import { summaryOf } from './summary.ts';
import { takingPart } from './taking-part.ts';
import { takingPartOverTime } from './taking-part-over-time.ts';

export interface ReportMaterial {
  readonly quarter: QuarterId;
  readonly pulses: readonly PulseResult[];
  readonly signals: SignalResult | undefined;
  /** Undefined if stewards brought nothing. */
  readonly stewardSide: StewardSide | undefined;
  /** When it is published: the instant in the schedule, not the clock's. */
  readonly at: Instant;
  readonly schemaUrl: string;
  /** Every report and part of the community that was published before, revisions included. */
  readonly published: readonly QuarterReport[];
  /**
   * What was published of single pulses of this quarter: the report repeats it and recomputes none of it. A counted pulse without
   * a part was withheld. If undefined, every pulse is made here.
   */
  readonly parts?: readonly QuarterReport[];
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
  published,
  parts,
}: ReportMaterial): QuarterReport {
  const [first] = pulses;
  if (!first) throw new RangeError('a report must have at least one pulse');
  const made = new Map(parts?.flatMap((part) => part.pulses.map((pulse) => [pulse.pulse, pulse] as const)));
  const shown = parts ? pulses.filter(({ pulse }) => made.has(pulse)) : pulses;
  const withheld = pulses.filter((pulse) => !shown.includes(pulse));
  const reports = shown.map((pulse) => made.get(pulse.pulse) ?? reportPulse(pulse, { published, at }));
  // A programme may raise its minimum between two pulses; the lowest applies to the whole report.
  const minimumGroup = Math.min(...shown.map((pulse) => pulse.minimumGroup));
  const previous = reportBefore({ quarter, generatedAt: at }, published);
  const { attendance, participation, groupMap } = takingPart(signals, { quarter, pulses, published, minimumGroup });
  const overTime = takingPartOverTime({ attendance, participation, quarter, generatedAt: at }, published);
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
    audience: shown.every((pulse) => pulse.audience === 'public') ? 'public' : 'members',
    ...summaryOf({ pulses: reports, attendance, quarter, stewardCommitments: side.stewardCommitments }),
    promise: {
      minimumGroup,
      words: reportSentences.promise(minimumGroup),
    },
    pulses: reports,
    ...(withheld.length > 0 && {
      withheld: withheld.map(({ pulse }) => ({ pulse, status: 'withheld', words: reportSentences.withheld })),
    }),
    attendance,
    ...(participation && { participation }),
    groupMap,
    ...(overTime.length > 0 && { overTime }),
    ...side,
    definitions,
    method,
    provenance: {
      pulses: shown.map(({ pulse, fingerprint, commitmentRoot }) => ({ pulse, fingerprint, commitmentRoot })),
    },
  });
}
