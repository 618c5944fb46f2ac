/**
 * Lets the project's own attackers at a report before it is published; anybody can run them afterwards on the public file.
 * They know the algorithm, the thresholds and every earlier report, and they are told nothing else: not one count that is
 * not in the report.
 *
 * What they do not try: solving for cells across groups by linear programming (rules R1 to R3 leave it nothing, as was
 * measured on random networks; docs/adr/0004), and guessing at people who joined or left between quarters.
 */
import { limits } from '../../contract/limits.ts';
import { type QuarterReport, quarterReportSchema } from '../quarter-report.ts';
import { summaryOf } from '../summary.ts';
import { crossPublicationAttack } from './cross-publication-attack.ts';
import { distributionAttack } from './distribution-attack.ts';
import type { Finding } from './finding.ts';
import { roomForTwoAttack } from './room-for-two-attack.ts';
import { signatureAttack } from './signature-attack.ts';

/** Nothing found: an empty list. `earlier` are the reports of the community that were published before. */
export function verifyReport(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  // A field that the schema does not declare can carry anything; the attackers would not even look at it.
  const parsed = quarterReportSchema.safeParse(report);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, code }) => `${code} at ${path.join('.')}`);
    return [{ code: 'undeclared-field', words: fields.join('; ') }];
  }
  return [
    ...(report.promise.minimumGroup < limits.minimumGroup
      ? [{ code: 'threshold-lowered', words: 'the minimum of a group' } as const]
      : []),
    ...summaryAttack(report),
    ...signatureAttack(report),
    ...roomForTwoAttack(report),
    ...distributionAttack(report),
    ...crossPublicationAttack(report, earlier),
  ];
}

/** Sentences are made by rule from shown values: any other sentence could say anything. */
function summaryAttack(report: QuarterReport): Finding[] {
  const { headline, inOneMinute } = summaryOf(report.pulses, report.attendance, report.quarter);
  const same = headline === report.headline && JSON.stringify(inOneMinute) === JSON.stringify(report.inOneMinute);
  return same ? [] : [{ code: 'not-from-shown', words: 'the sentences of the first minute' }];
}
