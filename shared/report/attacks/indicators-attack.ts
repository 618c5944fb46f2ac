import type { Finding } from '../shape/finding.ts';
import { leadingIndicator } from '../shape/leading-indicator.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

/** Words beside an outcome are made by rule: any others could say anything about a hidden number. */
export function indicatorsAttack(report: QuarterReport): Finding[] {
  if (report.outcomes.status !== 'shown') return [];
  return report.outcomes.outcomes.flatMap(({ leadingIndicators }, outcome) =>
    leadingIndicators.flatMap((told, index): Finding[] => {
      if (JSON.stringify(told) === JSON.stringify(leadingIndicator(told.id, report))) return [];
      const place = `outcomes.outcomes[${outcome}].leadingIndicators[${index}]`;
      return [{ code: 'not-from-shown', words: `the words about ${told.id}`, place }];
    }),
  );
}
