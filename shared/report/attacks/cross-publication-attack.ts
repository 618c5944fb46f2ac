/**
 * The cross-publication attack: lays a report beside those published before. A response is used in one publication (rules
 * R0 and R6); the same pulse in two reports, which differ by a few late answers, would give those answers away. A revision
 * of a report has the same pulses once more; there every table must be equal to the one that stands, and attendance too.
 * Changes are computed again from the shown scores of both reports.
 */

import { changesSince, reportBefore } from '../build/change.ts';
import type { Finding } from '../shape/finding.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';

export function crossPublicationAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const ofCommunity = earlier.filter(({ community }) => community.id === report.community.id);
  const before = ofCommunity.filter(({ quarter }) => quarter !== report.quarter);
  const revisions = ofCommunity.filter(({ quarter }) => quarter === report.quarter);
  return [
    ...notFromShown(report, before),
    ...twiceInOne(report),
    ...inOtherQuarters(report, before),
    ...revisions.flatMap((superseded) => differingFrom(superseded, report)),
  ];
}

function notFromShown(report: QuarterReport, before: readonly QuarterReport[]): Finding[] {
  const instruments = report.pulses.flatMap((pulse, p) =>
    pulse.instruments.map((instrument, i) => ({ instrument, place: `pulses[${p}].instruments[${i}].change` })),
  );
  const changes = changesSince(
    instruments.map(({ instrument }) => instrument),
    reportBefore(report, before),
  );
  return instruments.flatMap(({ instrument: { name, change }, place }, index): Finding[] =>
    JSON.stringify(change) === JSON.stringify(changes[index])
      ? []
      : [{ code: 'not-from-shown', words: `${name}: change`, place }],
  );
}

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

function differingFrom(superseded: QuarterReport, report: QuarterReport): Finding[] {
  const where = `revision ${superseded.revision}`;
  const pulses = superseded.pulses.flatMap((stood): Finding[] => {
    const index = report.pulses.findIndex(({ pulse }) => pulse === stood.pulse);
    const stands = report.pulses[index];
    if (stands && tablesOf(stands) === tablesOf(stood)) return [];
    const place = stands ? `pulses[${index}]` : 'pulses';
    return [{ code: 'published-twice', words: `${stood.pulse}: not as it is in ${where}`, place }];
  });
  const others = (['attendance', 'participation', 'groupMap'] as const).flatMap((section): Finding[] => {
    const stood = superseded[section];
    if (!stood || ('status' in stood && stood.status === 'not-collected')) return [];
    if (JSON.stringify(stood) === JSON.stringify(report[section])) return [];
    return [{ code: 'published-twice', words: `${section}: not as it is in ${where}`, place: section }];
  });
  return [...pulses, ...others];
}

/** Everything of a pulse but the verdicts, which follow from shown scores. */
const tablesOf = ({ instruments, ...pulse }: PulseReport): string =>
  JSON.stringify([pulse, instruments.map(({ change, ...instrument }) => instrument)]);
