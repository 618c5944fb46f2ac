import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { type Crossing, chooseEdges } from '../../../shared/participation/choose-edges.ts';
import { memberNamed } from '../../made/made-participation.ts';

const minimum = 5;
const help = (from: string, person: number, to: string): Crossing => ({
  date: '2026-11-02' as CalendarDate,
  kind: 'contribution',
  type: '',
  subject: '',
  group: to,
  state: '',
  member: memberNamed(`${from} ${person}`),
  from,
  to,
});
const labels = ['Berlin', 'Hamburg', 'Lisbon', 'Other groups'];
const crossing = fc
  .record({ from: fc.constantFrom(...labels), person: fc.integer({ min: 1, max: 9 }), to: fc.constantFrom(...labels) })
  .map(({ from, person, to }) => help(from, person, to));
const onArrows = (facts: readonly Crossing[]) =>
  chooseEdges(facts, minimum).edges.reduce((sum, { contributions }) => sum + contributions, 0);
const by = (from: string, people: readonly number[], to: string) => people.map((person) => help(from, person, to));

describe('the map of groups', () => {
  it('has an arrow for a pair, and one to all others, from the same group', () => {
    const facts = [...by('Berlin', [1, 2, 3, 4, 5], 'Hamburg'), ...by('Berlin', [1, 2, 6], 'Lisbon')];
    expect(chooseEdges(facts, minimum)).toEqual({
      edges: [{ from: 'Berlin', people: 6, contributions: 8 }],
      rest: { people: 0, contributions: 0 },
    });
    const more = [...facts, ...by('Berlin', [7, 8], 'Other groups')];
    expect(chooseEdges(more, minimum).edges).toEqual([
      { from: 'Berlin', people: 5, contributions: 5 },
      { from: 'Berlin', to: 'Hamburg', people: 5, contributions: 5 },
    ]);
  });

  it('keeps what one group gave on arrows when a pair of another group has enough', () => {
    const lisbon = [...by('Lisbon', [1, 2, 3], 'Berlin'), ...by('Lisbon', [4, 5, 6], 'Hamburg')];
    const hamburg = by('Hamburg', [1, 2, 3, 4, 5], 'Berlin');
    expect(chooseEdges([...lisbon, ...hamburg], minimum).edges).toEqual([
      { from: 'Lisbon', people: 6, contributions: 6 },
      { from: 'Hamburg', to: 'Berlin', people: 5, contributions: 5 },
    ]);
  });

  it('shows no less after more help, unless it comes from a group without an arrow', () => {
    fc.assert(
      fc.property(fc.array(crossing, { maxLength: 80, size: 'max' }), crossing, (facts, one) => {
        const before = chooseEdges(facts, minimum);
        const hasArrow = before.edges.some(({ from }) => from === one.from);
        fc.pre(hasArrow || before.rest.people >= minimum);
        expect(onArrows([...facts, one])).toBeGreaterThanOrEqual(onArrows(facts));
      }),
      { numRuns: 500 },
    );
  });

  it('has no arrow and no rest of few people, and loses nothing', () => {
    fc.assert(
      fc.property(fc.array(crossing, { maxLength: 80, size: 'max' }), (facts) => {
        const { edges, rest } = chooseEdges(facts, minimum);
        for (const { people } of edges) expect(people).toBeGreaterThanOrEqual(minimum);
        if (edges.length > 0) expect(rest.people === 0 || rest.people >= minimum).toBe(true);
        expect(onArrows(facts) + rest.contributions).toBe(facts.length);
      }),
      { numRuns: 300 },
    );
  });
});
