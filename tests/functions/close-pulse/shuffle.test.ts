import { expect, test } from 'vitest';
import { shuffle } from '../../../functions/close-pulse/shuffle.ts';

/** Runs something with every sequence of outcomes that its calls of `randomBelow` can have. */
function withAllOutcomes(run: (randomBelow: (bound: number) => number) => void): void {
  const outcomes: number[] = [];
  for (;;) {
    const bounds: number[] = [];
    run((bound) => {
      bounds.push(bound);
      return outcomes[bounds.length - 1] ?? 0;
    });
    const next = bounds.map((_, i) => outcomes[i] ?? 0);
    let last = bounds.length - 1;
    while (last >= 0 && (next[last] ?? 0) + 1 === bounds[last]) last -= 1;
    if (last < 0) return;
    outcomes.splice(0, outcomes.length, ...next.slice(0, last), (next[last] ?? 0) + 1);
  }
}

test('every order of five is equally likely, by all outcomes of the random source', () => {
  const seen = new Map<string, number>();
  withAllOutcomes((randomBelow) => {
    const order = shuffle(['a', 'b', 'c', 'd', 'e'], randomBelow).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  });
  expect(seen.size).toBe(120);
  expect(new Set(seen.values()).size).toBe(1);
});

test('the shuffled list itself does not change', () => {
  const items = Object.freeze([1, 2, 3]);
  expect(shuffle(items, () => 0)).not.toBe(items);
  expect(shuffle([], () => 0)).toEqual([]);
});
