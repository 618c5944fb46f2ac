import type { ItemMoments } from '../../../shared/stats/item-moments.ts';

/** The sums that the tally keeps, for answers without gaps. */
export function momentsOf(answers: readonly (readonly number[])[]): ItemMoments {
  const items = [...(answers[0] ?? []).keys()];
  const total = (of: (row: readonly number[]) => number) => answers.reduce((sum, row) => sum + of(row), 0);
  return {
    people: answers.length,
    sums: items.map((item) => total((row) => row[item] ?? 0)),
    crossProducts: items.flatMap((left) =>
      items.slice(left).map((right) => total((row) => (row[left] ?? 0) * (row[right] ?? 0))),
    ),
  };
}
