import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Detail } from '../../../shared/contract/pulse-rules.ts';
import type { CommunityId, Label, MemberId, PulseId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { type ComparedPulse, collisionsOf, decideDetail } from '../../../shared/pulse/overlap.ts';
import { smallestCut } from '../../../shared/pulse/smallest-cut.ts';

/** A pulse of October whose members are numbers; `groups` are members of one label each, or all are in one. */
function pulseOf(
  community: string,
  members: readonly number[] | Readonly<Record<string, readonly number[]>>,
  changes: Partial<Pick<ComparedPulse, 'opens' | 'detail' | 'instruments' | 'minimumGroup'>> = {},
): ComparedPulse {
  const groups: [string, readonly number[]][] = Array.isArray(members)
    ? [[community, members]]
    : Object.entries(members as Readonly<Record<string, readonly number[]>>);
  return {
    pulse: `${community}-2026-10` as PulseId,
    community: community as CommunityId,
    opens: '2026-10-13T07:00:00Z' as Instant,
    minimumGroup: 5,
    instruments: ['psychological-safety'],
    detail: undefined,
    members: new Map(groups.flatMap(([label, people]) => people.map((one) => [`m${one}` as MemberId, label as Label]))),
    ...changes,
  };
}
const people = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
const detailOf = (own: ComparedPulse, ...others: ComparedPulse[]) => decideDetail(own, others).detail;

describe('a pulse that could be subtracted from another community’s', () => {
  const alpha = pulseOf('alpha', people(1, 40));
  const beta = pulseOf('beta', people(2, 40));

  test('is coarse if it opens later, and the other one is not', () => {
    expect(detailOf(beta, alpha)).toBe('coarse');
    expect(detailOf(alpha, beta)).toBe('full');
    const earlier = { ...beta, opens: '2026-10-12T07:00:00Z' as Instant };
    expect(detailOf(alpha, earlier)).toBe('coarse');
    expect(detailOf(earlier, alpha)).toBe('full');
  });

  test('is coarse if the other one is full already, whenever it was planned', () => {
    expect(detailOf(alpha, { ...beta, detail: 'full' })).toBe('coarse');
    expect(detailOf(beta, { ...alpha, detail: 'coarse' })).toBe('full');
  });

  test('is full only while the other one has no full definition', () => {
    expect(decideDetail(alpha, [beta])).toEqual({ detail: 'full', unlessFull: ['beta-2026-10'] });
    expect(decideDetail(beta, [{ ...alpha, detail: 'coarse' }])).toEqual({ detail: 'full', unlessFull: [] });
  });

  test.each<[string, ComparedPulse, Detail]>([
    ['five people are in one community only', pulseOf('beta', people(6, 40)), 'full'],
    ['four are', pulseOf('beta', people(5, 40)), 'coarse'],
    ['four are, on the other side', pulseOf('beta', people(1, 44)), 'coarse'],
    ['four are, and many only in the other', pulseOf('beta', people(5, 90)), 'coarse'],
    ['both have the same members', pulseOf('beta', people(1, 40)), 'coarse'],
    ['a few people are in both', pulseOf('beta', people(39, 80)), 'full'],
    ['it asks something else', pulseOf('beta', people(2, 40), { instruments: ['recommend'] }), 'full'],
    ['its minimum is larger', pulseOf('beta', people(6, 40), { minimumGroup: 6 }), 'coarse'],
  ])('where %s', (_, other, detail) => expect(detailOf(other, alpha)).toBe(detail));
});

describe('three communities', () => {
  const all = pulseOf('all', people(1, 42), { detail: 'full' });
  const north = pulseOf('north', people(1, 20), { detail: 'full' });

  test('leave no few people outside two', () => {
    expect(detailOf(pulseOf('south', people(21, 40)), all, north)).toBe('coarse');
    expect(detailOf(pulseOf('south', people(21, 37)), all, north)).toBe('full');
    expect(detailOf(pulseOf('south', people(21, 40)), all, { ...north, detail: 'coarse' })).toBe('full');
  });

  test('leave no few people in two beside one that unites them', () => {
    expect(detailOf(pulseOf('south', people(18, 42)), all, north)).toBe('coarse');
    expect(detailOf(pulseOf('south', people(10, 42)), all, north)).toBe('full');
  });
});

describe('groups', () => {
  test('of one community do not differ from another community by a few people', () => {
    const all = pulseOf('all', { Berlin: people(1, 12), Porto: people(13, 30) });
    expect(detailOf(pulseOf('berlin', people(1, 11)), all)).toBe('coarse');
    expect(detailOf(pulseOf('porto', people(12, 30)), all)).toBe('coarse');
    expect(detailOf(pulseOf('six-of-berlin', people(1, 6)), all)).toBe('full');
  });

  test('together do not differ by a few people from groups of another community', () => {
    const one = pulseOf('one', { A: people(1, 10), B: people(11, 20), C: people(21, 40) });
    const two = pulseOf('two', { D: people(1, 19), E: people(41, 60) });
    expect(detailOf(two, one)).toBe('coarse');
    expect(detailOf(pulseOf('two', { D: [...people(1, 5), ...people(11, 15)], E: people(41, 60) }), one)).toBe('full');
  });
});

/** Any four communities that share people, some in two groups. */
const communities = fc
  .array(
    fc.array(fc.record({ id: fc.integer({ min: 1, max: 24 }), group: fc.constantFrom('x', 'y') }), {
      minLength: 8,
      maxLength: 24,
    }),
    {
      minLength: 2,
      maxLength: 5,
    },
  )
  .map((rosters) =>
    rosters.map((roster, index) => {
      const groupOf = new Map(roster.map(({ id, group }) => [id, group]));
      const of = (name: string) => [...groupOf].flatMap(([id, group]) => (group === name ? [id] : []));
      return pulseOf(`c${index}`, { x: of('x'), y: of('y') });
    }),
  );

test('whatever the order of openings, not all pulses of a collision are full', () => {
  fc.assert(
    fc.property(communities, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (planned, order) => {
      const opening = planned.toSorted((a, b) => (order[planned.indexOf(a)] ?? 0) - (order[planned.indexOf(b)] ?? 0));
      let pulses = planned;
      for (const { pulse } of opening) {
        const own = pulses.find((one) => one.pulse === pulse);
        if (!own) continue;
        const { detail, unlessFull } = decideDetail(
          own,
          pulses.filter((one) => one !== own),
        );
        const isFull = (id: PulseId) => pulses.some((one) => one.pulse === id && one.detail === 'full');
        const written: Detail = unlessFull.some(isFull) ? 'coarse' : detail;
        pulses = pulses.map((one) => (one === own ? { ...one, detail: written } : one));
      }
      const full = new Set(pulses.filter(({ detail }) => detail === 'full').map(({ pulse }) => pulse));
      expect(collisionsOf(planned).filter((all) => all.every((pulse) => full.has(pulse)))).toEqual([]);
    }),
  );
});

test('two that are defined at once, each as if it saw no definition of the other, cannot both be full', () => {
  fc.assert(
    fc.property(communities, (planned) => {
      const decided = new Map(
        planned.map((own) => [
          own.pulse,
          decideDetail(
            own,
            planned.filter((one) => one !== own),
          ),
        ]),
      );
      const full = new Set<PulseId>();
      for (const [pulse, { detail, unlessFull }] of decided) {
        if (detail === 'full' && !unlessFull.some((one) => full.has(one))) full.add(pulse);
      }
      expect(collisionsOf(planned).filter((all) => all.every((pulse) => full.has(pulse)))).toEqual([]);
    }),
  );
});

test('the smallest cut is the least over all sets of nodes', () => {
  const graph = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 12 });
  fc.assert(
    fc.property(graph, (list) => {
      const edges = new Map<string, Map<string, number>>();
      const add = (from: number, to: number, weight: number) => {
        const of = edges.get(`${from}`) ?? new Map<string, number>();
        edges.set(`${from}`, of.set(`${to}`, (of.get(`${to}`) ?? 0) + weight));
      };
      for (const [from, to, weight] of list) {
        if (from === to) continue;
        add(from, to, weight);
        add(to, from, weight);
      }
      const cuts = people(1, 2 ** 6 - 2).map((set) => {
        const isIn = (node: number) => (set & (1 << node)) > 0;
        return list.reduce((sum, [from, to, weight]) => sum + (isIn(from) === isIn(to) ? 0 : weight), 0);
      });
      const least = Math.min(...cuts.filter((cut) => cut > 0), Number.POSITIVE_INFINITY);
      expect(smallestCut(edges)).toBe(least);
    }),
  );
});
