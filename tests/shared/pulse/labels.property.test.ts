import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { otherGroups } from '../../../shared/contract/group-names.ts';
import type { GroupName } from '../../../shared/kernel/ids.ts';
import { labelGroups } from '../../../shared/pulse/labels.ts';

const rosters = fc.uniqueArray(
  fc.tuple(
    fc.oneof(fc.string({ minLength: 1, maxLength: 6 }), fc.constantFrom('A', 'B', otherGroups)),
    fc.integer({ min: 1, max: 30 }),
  ),
  { minLength: 1, maxLength: 12, selector: ([group]) => group },
);
const minimum = 8;
const sizes = (...groups: readonly (readonly [string, number])[]) =>
  new Map(groups.map(([group, size]) => [group as GroupName, size]));

describe('labels', () => {
  test('describe at least the minimum each, and everyone once', () => {
    fc.assert(
      fc.property(rosters, (roster) => {
        const total = roster.reduce((sum, [, count]) => sum + count, 0);
        fc.pre(total >= minimum);
        const { groups, labels } = labelGroups(sizes(...roster), minimum, 'Data Practice');
        for (const { members } of groups) expect(members).toBeGreaterThanOrEqual(minimum);
        expect(new Set(groups.map(({ label }) => label)).size).toBe(groups.length);
        const counted = new Map<string, number>();
        for (const [group, count] of roster) {
          const label = labels[group as GroupName];
          expect(label).toBeDefined();
          counted.set(label ?? '', (counted.get(label ?? '') ?? 0) + count);
        }
        expect(Object.fromEntries(counted)).toEqual(Object.fromEntries(groups.map((g) => [g.label, g.members])));
      }),
    );
  });

  test('do not depend on the order of the roster', () => {
    fc.assert(
      fc.property(
        rosters.chain((roster) =>
          fc.tuple(fc.constant(roster), fc.shuffledSubarray(roster, { minLength: roster.length })),
        ),
        ([roster, shuffled]) => {
          expect(labelGroups(sizes(...shuffled), minimum, 'Data Practice')).toEqual(
            labelGroups(sizes(...roster), minimum, 'Data Practice'),
          );
        },
      ),
    );
  });

  test('leave a large group its name', () => {
    const { groups } = labelGroups(sizes(['North', 9], ['South', 8]), minimum, 'Data Practice');
    expect(groups).toEqual([
      { label: 'North', members: 9 },
      { label: 'South', members: 8 },
    ]);
  });

  test('give small groups one name together', () => {
    const { groups, labels } = labelGroups(sizes(['North', 20], ['East', 5], ['West', 4]), minimum, 'Data Practice');
    expect(groups).toEqual([
      { label: 'North', members: 20 },
      { label: otherGroups, members: 9 },
    ]);
    expect(labels).toEqual({ North: 'North', East: otherGroups, West: otherGroups });
  });

  test('let the small ones take in the smallest group, ties by name', () => {
    const { labels } = labelGroups(sizes(['B', 9], ['A', 9], ['C', 20], ['D', 2]), minimum, 'Data Practice');
    expect(labels).toEqual({ A: otherGroups, B: 'B', C: 'C', D: otherGroups });
  });

  test('are the community when only one would remain', () => {
    const { groups } = labelGroups(sizes(['A', 9], ['B', 3]), minimum, 'Data Practice');
    expect(groups).toEqual([{ label: 'Data Practice', members: 12 }]);
    expect(labelGroups(sizes(['A', 9]), minimum, 'Data Practice').groups[0]?.label).toBe('Data Practice');
  });

  test('have enough people who are invited, and say only how many members they have', () => {
    const members = sizes(['A', 9], ['B', 9], ['C', 30], ['D', 3]);
    const invited = sizes(['A', 8], ['B', 7], ['C', 20]);
    const { groups, labels } = labelGroups(members, minimum, 'Data Practice', invited);
    // B and D are too small together, too, and take in the smallest.
    expect(labels).toEqual({ A: otherGroups, B: otherGroups, C: 'C', D: otherGroups });
    expect(groups).toEqual([
      { label: 'C', members: 30 },
      { label: otherGroups, members: 21 },
    ]);
  });
});
