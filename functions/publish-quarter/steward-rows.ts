import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import type { Row } from './csv-row.ts';

/** The numbers on the stewards' side: commitments by state, and the values of outcomes. Their sentences are in the JSON. */
export function stewardRows({ stewardCommitments, outcomes }: QuarterReport): Row[] {
  const commitments: Row[] =
    stewardCommitments.status === 'shown'
      ? (['kept', 'open', 'overdue', 'dropped'] as const).map((state) => ({
          measure: `commitments-${state}`,
          value: stewardCommitments[state],
        }))
      : [{ measure: 'commitments-kept', status: stewardCommitments.status }];
  const values: Row[] =
    outcomes.status === 'shown'
      ? outcomes.outcomes.map(({ name, unit, latest }): Row => {
          const outcome = { item: `${name}, ${unit}`, measure: 'outcome' };
          return latest ? { ...outcome, value: latest.value } : { ...outcome, status: 'not-collected' };
        })
      : [{ measure: 'outcome', status: outcomes.status }];
  return [...commitments, ...values];
}
