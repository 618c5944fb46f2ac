import { digest } from '../../emails/digest.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { answersOf, ordinaryQuarter, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

export const digestOf = (report: QuarterReport) =>
  digest({
    readerName: 'Ana Ruiz',
    stewardName: 'Sam Okafor',
    report,
    reportUrl: `https://pulse.example/read/en#makers/2026-Q4/${'e'.repeat(22)}`,
    unsubscribeUrl: 'https://pulse.example/api/unsubscribe/token',
  });

/** A quarter with low scores, so that the next one is clearly higher. */
const low = reportOf(
  [1, 2, 3].map((month) =>
    pulseResult([{ label: 'All', invited: 50, answers: answersOf(month, 38, (p, i) => 1 + ((p + i) % 3)) }], {
      month,
      quarter: 3,
    }),
  ),
);
export const firstDigest = digestOf(reportOf(ordinaryQuarter()));
export const changedDigest = digestOf(reportOf(ordinaryQuarter(), [low]));
export const sameDigest = digestOf(
  reportOf(ordinaryQuarter(), [{ ...reportOf(ordinaryQuarter()), quarter: '2026-Q3' as QuarterReport['quarter'] }]),
);
