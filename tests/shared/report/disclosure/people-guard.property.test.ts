import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guardPeople, guardTogether } from '../../../../shared/report/disclosure/people-guard.ts';
import { boundsOf, type People } from '../../../../shared/report/shape/people.ts';

const words = { tooFew: 'too few', protectsAnother: 'would give another number away' };
const minimum = 5;

const world = fc
  .integer({ min: 0, max: 200 })
  .chain((of) =>
    fc.record({ of: fc.constant(of), numbers: fc.array(fc.integer({ min: 0, max: of }), { maxLength: 5 }) }),
  );

describe('the rule for every number of people', () => {
  test.for([
    [5, 10, 'exact'],
    [4, 10, 'few'],
    [0, 10, 'few'],
    [6, 10, 'nearly-all'],
    [10, 10, 'nearly-all'],
    [5, 7, 'hidden'],
  ] as const)('%i of %i is %s', ([people, of, status]) => {
    expect(guardPeople(people, of, minimum, words).status).toBe(status);
  });

  test('every number that is shown in the same way is possible, and a vague one leaves at least four', () => {
    for (let of = 0; of <= 60; of++) {
      const alike = new Map<string, number[]>();
      for (let people = 0; people <= of; people++) {
        const shown = guardPeople(people, of, minimum, words);
        const bounds = boundsOf(shown, minimum) ?? { from: 0, to: of };
        expect(people).toBeGreaterThanOrEqual(bounds.from);
        expect(people).toBeLessThanOrEqual(bounds.to);
        alike.set(JSON.stringify(shown), [...(alike.get(JSON.stringify(shown)) ?? []), people]);
      }
      for (const [shown, numbers] of alike) {
        const isExact: boolean = JSON.parse(shown).status === 'exact';
        if (isExact) expect(Math.min(...numbers, of - Math.max(...numbers))).toBeGreaterThanOrEqual(minimum);
        else if (of > 3) expect(numbers.length, `${shown}: ${numbers}`).toBeGreaterThanOrEqual(minimum - 1);
      }
    }
  });

  test('no two exact numbers, nor one and its base, differ by fewer than the minimum', () => {
    fc.assert(
      fc.property(world, ({ of, numbers }) => {
        const shown = guardTogether(numbers, of, minimum, words);
        const exact = shown.flatMap((one) => (one.status === 'exact' ? [one.people] : []));
        const all = [0, of, ...exact].sort((a, b) => a - b);
        return all.every((value, i) => i === 0 || exact.length === 0 || value - (all[i - 1] ?? 0) >= minimum);
      }),
    );
  });

  test('the more important number is kept', () => {
    const shown: People[] = guardTogether([30, 32], 60, minimum, words);
    expect(shown.map(({ status }) => status)).toEqual(['exact', 'hidden']);
  });
});
