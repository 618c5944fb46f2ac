/**
 * The cross-publication attack: lays a report beside those published before. A response is used in one publication (rules
 * R0 and R6); the same pulse in two reports, which differ by a few late answers, would give those answers away. Changes are
 * computed again from the shown scores of both reports.
 */
import type { QuarterReport } from '../quarter-report.ts';
import { changesSince } from '../report-change.ts';
import type { Finding } from './finding.ts';

export function crossPublicationAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const published = earlier
    .filter(({ community }) => community.id === report.community.id)
    .flatMap(({ pulses, quarter }) => pulses.map(({ pulse }) => ({ pulse, quarter })));
  const own = report.pulses.map(({ pulse }) => pulse);
  const twice = own.filter((pulse, index) => own.indexOf(pulse) !== index);
  const before = published.filter(({ pulse }) => own.includes(pulse));
  const instruments = report.pulses.flatMap((pulse) => pulse.instruments);
  const previous = earlier.filter(({ community }) => community.id === report.community.id).at(-1);
  const changes = changesSince(instruments, previous);
  const changed = instruments.filter(({ change }, index) => JSON.stringify(change) !== JSON.stringify(changes[index]));
  return [
    ...changed.map(({ instrument }): Finding => ({ code: 'not-from-shown', words: `${instrument}: change` })),
    ...twice.map((pulse): Finding => ({ code: 'published-twice', words: `${pulse}: twice in this report` })),
    ...before.map(
      ({ pulse, quarter }): Finding => ({
        code: 'published-twice',
        words: `${pulse}: also in the report of ${quarter}`,
      }),
    ),
  ];
}
