/** The public map of help between groups, before and after one contribution more. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactCounts } from '../../../../shared/contract/participation.ts';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import { reportGroupMap } from '../../../../shared/report/build/group-map.ts';
import { fewestHelpers } from '../../../../shared/report/disclosure/help-received.ts';
import { participationGuard } from '../../../../shared/report/disclosure/participation-guard.ts';
import type { GroupMapReport } from '../../../../shared/report/shape/participation.ts';
import { contributionsBy, madeParticipation, namesIn } from '../../../made/made-participation.ts';
import { fixtureCommunity } from '../quarter-fixture.ts';

const minimum = 5;
const guard = participationGuard(minimum);
const roster = { Berlin: 12, Hamburg: 20, Lisbon: 18, Porto: 9 };
const names = Object.entries(roster).flatMap(([group, people]) => namesIn(group, people));
const groups = Object.entries(roster).map(([label, members]) => ({ label, members, includes: [label] }));
const given = fc.record({ name: fc.constantFrom(...names), to: fc.constantFrom(...Object.keys(roster)) });

function mapOf(help: readonly { readonly name: string; readonly to: string }[]): [GroupMapReport, FactCounts] {
  const facts = help.flatMap(({ name, to }, n) =>
    contributionsBy([name], to).map((fact) => ({ ...fact, subject: `work ${n}` })),
  );
  const made = madeParticipation({ roster, facts }, { community: fixtureCommunity, quarter: '2026-Q4' as QuarterId });
  const counts = made.participation ?? {};
  return [reportGroupMap(counts, groups, guard), counts];
}

const most = names.length;

describe('one contribution more', () => {
  it('removes no group and no number from the map, unless nearly everyone who could help then does', () => {
    let shownNumbers = 0;
    fc.assert(
      fc.property(fc.array(given, { minLength: 12, maxLength: 90, size: 'max' }), given, (help, one) => {
        const [before] = mapOf(help);
        const [after, { contributions }] = mapOf([...help, one]);
        if (before.status !== 'shown' || !contributions) return;
        const { people, help: counted } = contributions;
        const helpers = new Map(counted?.received.map((group) => [group.label, group.people]));
        if (after.status !== 'shown') {
          // Hidden whole, only where fewer than the minimum of contributors are left who may have helped no other group.
          const known = groups.map(({ label, members }) => ({ members, helpers: helpers.get(label) ?? 0 }));
          expect(people - fewestHelpers(known)).toBeLessThan(minimum);
          return;
        }
        for (const { to, people: was } of before.received ?? []) {
          const is = after.received?.find((group) => group.to === to)?.people;
          if (was.status === 'few') continue;
          shownNumbers += 1;
          expect(is?.status).not.toBe('few');
          if (is?.status === 'exact' && was.status === 'exact') expect(is.people).toBeGreaterThanOrEqual(was.people);
          if (is?.status === 'exact' || was.status !== 'exact') continue;
          // "5 or more": all but a few of the contributors, or of those outside the group, helped it.
          const size = groups.find(({ label }) => label === to)?.members ?? 0;
          expect(Math.min(people, most - size) - (helpers.get(to) ?? 0)).toBeLessThan(minimum);
        }
        expect(after.arrows?.used ?? 0).toBeGreaterThanOrEqual(before.arrows?.used ?? 0);
      }),
      { numRuns: 300 },
    );
    expect(shownNumbers).toBeGreaterThan(50);
  });
});

/** Of two groups whose members each helped the other or not, every world counted out. */
describe('two groups that help each other', () => {
  it('never say that few contributors helped no other group, or that a group which few helped was helped', () => {
    const [a, b] = [9, 11];
    const fitting = new Map<string, { rest: number[]; few: number[] }>();
    for (let fromA = 0; fromA <= a; fromA++)
      for (let fromB = 0; fromB <= b; fromB++)
        for (let others = 0; others <= a + b - fromA - fromB; others++) {
          const people = fromA + fromB + others;
          const counts = { contributions: 99, people, halfBy: 5, placed: 99, crossing: 50 };
          const help = {
            received: [
              { label: 'A', people: fromB },
              { label: 'B', people: fromA },
            ],
            used: Math.min(1, fromA) + Math.min(1, fromB),
            people: fromA + fromB,
          };
          const sides = { crossingPeople: fromA + fromB, withinPeople: others, otherPeople: others };
          const two = [
            { label: 'A', members: a, includes: ['A'] },
            { label: 'B', members: b, includes: ['B'] },
          ];
          const map = reportGroupMap({ contributions: { ...counts, ...sides, help } }, two, guard);
          if (map.status !== 'shown') continue;
          const said = JSON.stringify([map, guard.people(people, a + b)]);
          const worlds = fitting.get(said) ?? { rest: [], few: [] };
          worlds.rest.push(others);
          worlds.few.push(Math.min(fromA, fromB));
          fitting.set(said, worlds);
        }
    expect(fitting.size).toBeGreaterThan(10);
    for (const [said, { rest, few }] of fitting) {
      expect(Math.max(...rest), said).toBeGreaterThanOrEqual(minimum - 2);
      if (Math.max(...few) < minimum) expect(Math.min(...few), said).toBe(0);
    }
  });
});
