/**
 * The cross-publication attack: lays a report beside those published before. A response is used in one publication (rules
 * R0 and R6); the same pulse in two reports, which differ by a few late answers, would give those answers away. A revision
 * of a report has the same pulses once more; there every table must be equal to the one that stands, and attendance too.
 * Changes are computed again from the shown scores of both reports.
 */
import type { PulseReport, QuarterReport } from '../quarter-report.ts';
import { changesSince, reportBefore } from '../report-change.ts';
import type { Finding } from './finding.ts';

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
  const instruments = report.pulses.flatMap((pulse) => pulse.instruments);
  const changes = changesSince(instruments, reportBefore(report, before));
  const changed = instruments.filter(({ change }, index) => JSON.stringify(change) !== JSON.stringify(changes[index]));
  return changed.map(({ instrument }): Finding => ({ code: 'not-from-shown', words: `${instrument}: change` }));
}

function twiceInOne({ pulses }: QuarterReport): Finding[] {
  const own = pulses.map(({ pulse }) => pulse);
  const twice = own.filter((pulse, index) => own.indexOf(pulse) !== index);
  return twice.map((pulse): Finding => ({ code: 'published-twice', words: `${pulse}: twice in this report` }));
}

function inOtherQuarters(report: QuarterReport, before: readonly QuarterReport[]): Finding[] {
  const own = new Set(report.pulses.map(({ pulse }) => pulse));
  return before.flatMap(({ pulses, quarter }) =>
    pulses
      .filter(({ pulse }) => own.has(pulse))
      .map(({ pulse }): Finding => ({ code: 'published-twice', words: `${pulse}: also in the report of ${quarter}` })),
  );
}

function differingFrom(superseded: QuarterReport, report: QuarterReport): Finding[] {
  const where = `revision ${superseded.revision}`;
  const pulses = superseded.pulses.flatMap((stood): Finding[] => {
    const stands = report.pulses.find(({ pulse }) => pulse === stood.pulse);
    if (stands && tablesOf(stands) === tablesOf(stood)) return [];
    return [{ code: 'published-twice', words: `${stood.pulse}: not as it is in ${where}` }];
  });
  const attendance =
    superseded.attendance.status === 'shown' &&
    JSON.stringify(superseded.attendance) !== JSON.stringify(report.attendance);
  return attendance ? [...pulses, { code: 'published-twice', words: `attendance: not as it is in ${where}` }] : pulses;
}

/** Everything of a pulse but the verdicts, which follow from shown scores. */
const tablesOf = ({ instruments, ...pulse }: PulseReport): string =>
  JSON.stringify([pulse, instruments.map(({ change, ...instrument }) => instrument)]);
