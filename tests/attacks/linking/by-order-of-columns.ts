import { toHex } from '../../../shared/kernel/bytes.ts';
import type { Snapshot } from '../answer-service.ts';
import { type Evidence, type Links, labelOf } from '../watched-pulse.ts';
import { column } from './column.ts';

const sortable = (value: unknown): string =>
  typeof value === 'number'
    ? value.toString().padStart(16, '0')
    : value instanceof Uint8Array
      ? toHex(value)
      : String(value);

/**
 * For every column of invitations and every column of responses: matches the first with the first, the second with the
 * second.
 */
export function byOrderOfColumns(evidence: Evidence): Map<string, Links> {
  const { invitations, responses } = evidence.atClose;
  const labels = labelOf(evidence);
  const columnsOf = (rows: Snapshot['invitations']) => [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const programs = new Map<string, Links>();
  for (const left of columnsOf(invitations)) {
    for (const right of columnsOf(responses)) {
      const links = new Map<string, string>();
      for (const label of new Set(labels.values())) {
        const people = invitations
          .filter((row) => labels.get(column(row, 'sk')) === label && row['issued'] !== undefined)
          .toSorted((a, b) => (sortable(a[left]) < sortable(b[left]) ? -1 : 1));
        const theirs = responses
          .filter((row) => row['label'] === label)
          .toSorted((a, b) => (sortable(a[right]) < sortable(b[right]) ? -1 : 1));
        people.forEach((row, i) => {
          links.set(column(row, 'sk'), column(theirs[i] ?? {}, 'sk'));
        });
      }
      programs.set(`order of ${left} and ${right}`, links);
    }
  }
  return programs;
}
