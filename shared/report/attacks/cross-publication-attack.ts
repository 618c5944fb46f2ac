/**
 * The cross-publication attack: compares a report with those published before it. A response is used in one publication
 * (rules R0 and R6); the same pulse in two reports that differ by a few late answers would give those answers away. A
 * revision of a report contains the same pulses again; every table in it must equal the published one, and so must
 * attendance. Changes and trends are recomputed from the shown scores of both reports.
 */

import { changesSince, reportBefore } from '../build/change.ts';
import { changesBefore21 } from '../build/change-before-2-1.ts';
import { trendUntil } from '../build/trend.ts';
import type { Finding } from '../shape/finding.ts';
import { isPart } from '../shape/pulse-part.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { isBefore } from '../shape/read-report.ts';
import { firstPublication } from './first-publication.ts';

export function crossPublicationAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const ofCommunity = earlier.filter(({ community }) => community.id === report.community.id);
  const before = ofCommunity.filter(({ quarter }) => quarter !== report.quarter);
  const revisions = ofCommunity.filter(({ quarter }) => quarter === report.quarter);
  return [
    ...notFromShown(report, before, revisions),
    ...twiceInOne(report),
    ...inOtherQuarters(report, before),
    ...revisions.flatMap((other) => beside(other, report)),
  ];
}

/**
 * A pulse that an earlier file of the quarter shows keeps the verdicts of that file. Those of the others follow from what was
 * published before this file; before 2.1 all scores of a report were judged together.
 */
function notFromShown(
  report: QuarterReport,
  before: readonly QuarterReport[],
  revisions: readonly QuarterReport[],
): Finding[] {
  const together = isBefore(report, '2.1') ? changesBefore21(instrumentsIn(report), reportBefore(report, before)) : [];
  const now = { quarter: report.quarter, at: report.generatedAt };
  let index = 0;
  return report.pulses.flatMap((pulse, p) => {
    const from = index;
    index += pulse.instruments.length;
    const first = firstPublication(pulse.pulse, report, revisions);
    const changes = isBefore(report, '2.1')
      ? together.slice(from, index)
      : changesSince(pulse.instruments, now, before);
    const copied = first.pulses.find((other) => other.pulse === pulse.pulse);
    return pulse.instruments.flatMap((instrument, i): Finding[] => {
      const follow =
        first === report
          ? { change: changes[i], trend: isBefore(report, '2.1') ? undefined : trendUntil(instrument, now, before) }
          : copied?.instruments[i];
      return (['change', 'trend'] as const)
        .filter((verdict) => JSON.stringify(instrument[verdict]) !== JSON.stringify(follow?.[verdict]))
        .map((verdict) => ({
          code: 'not-from-shown',
          words: `${instrument.name}: ${verdict}`,
          place: `pulses[${p}].instruments[${i}].${verdict}`,
        }));
    });
  });
}

const instrumentsIn = ({ pulses }: QuarterReport) => pulses.flatMap(({ instruments }) => instruments);

function twiceInOne({ pulses }: QuarterReport): Finding[] {
  const own = pulses.map(({ pulse }) => pulse);
  return own.flatMap((pulse, index): Finding[] =>
    own.indexOf(pulse) === index
      ? []
      : [{ code: 'published-twice', words: `${pulse}: twice in this report`, place: `pulses[${index}]` }],
  );
}

function inOtherQuarters(report: QuarterReport, before: readonly QuarterReport[]): Finding[] {
  return before.flatMap(({ pulses, quarter }) =>
    report.pulses.flatMap(({ pulse }, index): Finding[] =>
      pulses.some((other) => other.pulse === pulse)
        ? [
            {
              code: 'published-twice',
              words: `${pulse}: also in the report of ${quarter}`,
              place: `pulses[${index}]`,
            },
          ]
        : [],
    ),
  );
}

function beside(other: QuarterReport, report: QuarterReport): Finding[] {
  if (isPart(other)) return notAsInPart(other, report);
  return isPart(report) ? notAsInPart(report, other) : differingFrom(other, report);
}

/**
 * A report of the quarter repeats every part that was published by then, whole. Another part of the quarter is about other
 * answers; the same part twice is the same.
 */
function notAsInPart(part: QuarterReport, report: QuarterReport): Finding[] {
  return part.pulses.flatMap((pulse): Finding[] => {
    const index = report.pulses.findIndex((other) => other.pulse === pulse.pulse);
    const place = index < 0 ? 'pulses' : `pulses[${index}]`;
    const isRepeated = JSON.stringify(report.pulses[index]) === JSON.stringify(pulse);
    const isMissing = index < 0 && !isPart(report) && part.generatedAt <= report.generatedAt;
    if (index < 0 ? !isMissing : isRepeated) return [];
    return [{ code: 'published-twice', words: `${pulse.pulse}: not as it is in its part`, place }];
  });
}

function differingFrom(superseded: QuarterReport, report: QuarterReport): Finding[] {
  const where = `revision ${superseded.revision}`;
  const pulses = superseded.pulses.flatMap((earlier): Finding[] => {
    const index = report.pulses.findIndex(({ pulse }) => pulse === earlier.pulse);
    const revised = report.pulses[index];
    if (revised && tablesOf(revised) === tablesOf(earlier)) return [];
    const place = revised ? `pulses[${index}]` : 'pulses';
    return [{ code: 'published-twice', words: `${earlier.pulse}: not as it is in ${where}`, place }];
  });
  const others = (['attendance', 'participation', 'groupMap'] as const).flatMap((section): Finding[] => {
    const earlier = superseded[section];
    if (!earlier || ('status' in earlier && earlier.status === 'not-collected')) return [];
    if (JSON.stringify(earlier) === JSON.stringify(report[section])) return [];
    return [{ code: 'published-twice', words: `${section}: not as it is in ${where}`, place: section }];
  });
  return [...pulses, ...others];
}

/** Everything about a pulse except the verdicts, which follow from shown scores. */
const tablesOf = ({ instruments, ...pulse }: PulseReport): string =>
  JSON.stringify([pulse, instruments.map(({ change, trend, ...instrument }) => instrument)]);
