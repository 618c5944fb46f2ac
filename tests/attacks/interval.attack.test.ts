/** The attacker with the linear solver, alone: it finds what all numbers together give away, and nothing in good files. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import { intervalAttack } from '../../shared/report/attacks/interval-attack.ts';
import { type LinearSolver, ProgramBuilder, type Term, valueIn } from '../../shared/report/attacks/linear-program.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const codes = (report: QuarterReport, earlier: readonly QuarterReport[] = []): string[] =>
  intervalAttack(report, earlier, solver).map(({ code, place }) => `${code} ${place}`);

const group = (label: string, people: number, choose = mixed) => ({
  label,
  invited: people + 3,
  answers: answersOf(1, people, choose),
});
const onePulse = (...groups: ReturnType<typeof group>[]) => reportOf([pulseResult(groups)]);
const first = (report: QuarterReport) => {
  const [instrument] = report.pulses[0]?.instruments ?? [];
  if (!instrument) throw new Error('there must be an instrument');
  return instrument;
};

describe('the solver', () => {
  it('finds the largest value, says when nothing fits, and forgets the previous question', () => {
    const program = new ProgramBuilder();
    const [x, y] = [program.unknown(0, 4), program.unknown(0, 4)];
    program.between(
      0,
      [
        [x, 1],
        [y, 2],
        [x, 1],
      ],
      8,
    );
    solver.solve(program, (largest) => {
      expect(largest([[x, 1]])?.[x]).toBeCloseTo(4);
      expect(largest([[y, 1]])?.[y]).toBeCloseTo(4);
      const both: Term[] = [
        [x, 1],
        [y, 1],
      ];
      expect(valueIn(largest(both) ?? [], both)).toBeCloseTo(4);
    });
    program.between(
      20,
      [
        [x, 1],
        [y, 1],
      ],
      30,
    );
    solver.solve(program, (largest) => expect(largest([])).toBeUndefined());
  });
});

describe('the interval attack', () => {
  it('finds nothing in ordinary reports, alone or with the quarter before', () => {
    const report = reportOf(ordinaryQuarter());
    expect(codes(report)).toEqual([]);
    expect(codes(report, [report])).toEqual([]);
    expect(codes(onePulse(group('Berlin', 5), group('Lisbon', 5)))).toEqual([]);
    expect(codes(onePulse(group('All', 6)))).toEqual([]);
  });

  it('finds nothing where all said the same, because the report does not say so', () => {
    expect(
      codes(
        onePulse(
          group('Berlin', 5, (_, __, points) => points),
          group('Lisbon', 9, (_, __, p) => p),
        ),
      ),
    ).toEqual([]);
    expect(
      codes(
        onePulse(
          group('Berlin', 5, () => 1),
          group('Lisbon', 9, () => 1),
        ),
      ),
    ).toEqual([]);
  });

  it('finds a late answer in the difference between two files', () => {
    const before = onePulse(group('Berlin', 9), group('Lisbon', 12));
    const late = onePulse(group('Berlin', 10), group('Lisbon', 12));
    expect(codes(late, [before])).toContain('small-group pulses[0].instruments[0]');
    expect(codes(before, [late])).toContain('small-group pulses[0].instruments[0]');
    expect(codes(late)).toEqual([]);
  });

  it('finds what six late answers say if they all said the same', () => {
    const before = onePulse(group('All', 12));
    const late = { ...group('All', 12), answers: [...answersOf(1, 12, mixed), ...answersOf(1, 6, () => 1)] };
    const found = codes(onePulse(late), [before]);
    expect(found.some((finding) => finding.startsWith('no-room-for-two'))).toBe(true);
  });

  it('finds a question on which everyone agrees', () => {
    const agreed = (person: number, item: number, points: number) =>
      item === 0 ? 4 + (person % 2) : mixed(person, item, points);
    const report = onePulse(group('Berlin', 9, agreed), group('Lisbon', 12, agreed));
    expect(codes(report)).toEqual([]);
    const [item] = first(report).items;
    if (item?.result.status !== 'shown') throw new Error('must be shown');
    item.result.favourable = { value: 21, end: 'exact' };
    const found = codes(report);
    // About the community and both groups: how many of each agree is then known as well.
    expect(found.filter((finding) => finding === 'no-room-for-two pulses[0].instruments[0].items[0]').length).toBe(3);
    expect(found).toContain('derived pulses[0].instruments[0].items[0]');
  });

  it('finds people left over when the groups are taken away', () => {
    const report = onePulse(group('Berlin', 9), group('Lisbon', 12));
    const [pulse] = report.pulses;
    if (pulse) pulse.groups[0] = { label: 'Berlin', members: 12, answered: { status: 'exact', people: 6, of: 12 } };
    expect(codes(report)).toContain('small-group pulses[0].instruments[0]');
  });

  it('finds the score of a group that is hidden alone', () => {
    const report = onePulse(group('Berlin', 9), group('Lisbon', 8), group('Porto', 5));
    const hidden = { status: 'hidden', reason: 'protects-a-group', words: 'Hidden.' } as const;
    const porto = first(report).groups[2];
    if (porto) porto.score = hidden;
    expect(codes(report)).toContain('derived pulses[0].instruments[0]');
  });

  it('finds a question at two levels: by group too, with the score of a single question', () => {
    const answers = (people: number, choice: number) => Array.from({ length: people }, () => [choice]);
    const refs = [{ id: 'belief-in-action', version: 1 }];
    const groups = [
      { label: 'Berlin', invited: 9, answers: answers(6, 5) },
      { label: 'Lisbon', invited: 12, answers: answers(9, 4) },
    ];
    const report = reportOf([pulseResult(groups, { refs })]);
    first(report).groups = [
      { label: 'Berlin', score: { status: 'shown', persons: 6, score: { value: 5, end: 'exact' } } },
      { label: 'Lisbon', score: { status: 'shown', persons: 9, score: { value: 4, end: 'exact' } } },
    ];
    expect(codes(report)).toContain('no-room-for-two pulses[0].instruments[0]');
  });

  it('finds numbers that no answers fit', () => {
    const report = onePulse(group('Berlin', 9), group('Lisbon', 12));
    for (const { score } of first(report).groups)
      if (score.status === 'shown') score.score = { value: 1.6, end: 'exact' };
    expect(codes(report)).toEqual(['contradiction pulses[0].instruments[0]']);
  });
});
