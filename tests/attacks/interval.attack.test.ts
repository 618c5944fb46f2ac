/** The attacker with the linear solver, alone: it finds what all numbers together give away, and nothing in good files. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import { intervalAttack } from '../../shared/report/attacks/interval-attack.ts';
import { type LinearSolver, ProgramBuilder, type Term, valueIn } from '../../shared/report/attacks/linear-program.ts';
import { meansOfGroups } from '../../shared/report/attacks/pooled-groups.ts';
import { hideDerivedScores } from '../../shared/report/disclosure/hide-derived-scores.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { readReport } from '../../shared/report/shape/read-report.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';

let solver: LinearSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const codes = (report: QuarterReport, earlier: readonly QuarterReport[] = []): string[] =>
  intervalAttack(report, earlier, solver).map(({ code, place }) => `${code} ${place}`);

const group = (label: string, people: number, choose = mixed) => ({
  label,
  invited: people + 10,
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
    item.result.favourable = { from: 21, to: 21 };
    item.result.parts = [];
    const found = codes(report);
    // About the community and both groups: how many of each agree is then known as well.
    expect(found.filter((finding) => finding === 'no-room-for-two pulses[0].instruments[0].items[0]').length).toBe(3);
    expect(found).toContain('derived pulses[0].instruments[0].items[0]');
  });

  it('finds people left over when the groups are taken away', () => {
    const report = onePulse(group('Berlin', 9), group('Lisbon', 12));
    const [pulse] = report.pulses;
    if (pulse) {
      pulse.groups[0] = { label: 'Berlin', members: 12, answered: { status: 'exact', people: 6, of: 12 } };
      pulse.groups[1] = { label: 'Lisbon', members: 22, answered: { status: 'exact', people: 12, of: 22 } };
    }
    expect(codes(report)).toContain('small-group pulses[0].instruments[0]');
  });

  it('finds the score of a group that is hidden alone', () => {
    // With numbers as exact as they were before 2.0: then means are facts, and everyone in a group has a score.
    const report = readReport(
      readFileSync(new URL('../shared/report/shape/stored/report-1.3.json', import.meta.url), 'utf8'),
    );
    const before = codes(report);
    const hidden = { status: 'hidden', reason: 'protects-a-group', words: 'Hidden.' } as const;
    const hamburg = first(report).groups[1];
    if (hamburg) hamburg.score = hidden;
    expect(before).not.toContain('derived pulses[0].instruments[0]');
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
      { label: 'Berlin', score: { status: 'shown', persons: { from: 6, to: 6 }, score: { value: 5, end: 'exact' } } },
      { label: 'Lisbon', score: { status: 'shown', persons: { from: 9, to: 9 }, score: { value: 4, end: 'exact' } } },
    ];
    expect(codes(report)).toContain('no-room-for-two pulses[0].instruments[0]');
  });

  it('finds two people at a point from all parts together', () => {
    const report = onePulse(group('All', 20));
    const [item] = first(report).items;
    if (item?.result.status !== 'shown') throw new Error('must be shown');
    expect(codes(report)).toEqual([]);
    const exactly = (lowest: number, highest: number, people: number) => ({
      lowest,
      highest,
      people: { from: people, to: people },
    });
    Object.assign(item.result, { answered: { from: 20, to: 20 }, favourable: { from: 12, to: 12 } });
    item.result.parts = [exactly(5, 5, 5), exactly(4, 4, 7), exactly(1, 2, 6)];
    expect(codes(report)).toEqual(['derived pulses[0].instruments[0].items[0]']);
    // Three who are neutral would not be.
    item.result.parts = [exactly(5, 5, 5), exactly(4, 4, 7), exactly(1, 2, 5)];
    expect(codes(report)).toEqual([]);
  });

  it('takes the number of people behind a score for unknown where it is a range', () => {
    const report = onePulse(group('Berlin', 9), group('Lisbon', 12));
    const [berlin, lisbon] = first(report).groups.map(({ score }) => (score.status === 'pooled' ? score : undefined));
    // How many answered in each group is hidden, because the other's number would say it: up to what the other leaves of 21.
    expect([berlin?.persons, lisbon?.persons]).toEqual([
      { from: 5, to: 16 },
      { from: 5, to: 16 },
    ]);
    expect(codes(report)).toEqual([]);
    if (berlin) berlin.persons = { from: 5, to: 9 };
    // At 4.9 five people leave no room for two on the other side of the middle; nor do nine.
    if (berlin) Object.assign(berlin, { status: 'shown', score: { value: 4.9, end: 'exact' } });
    expect(codes(report)).toContain('no-room-for-two pulses[0].instruments[0]');
  });

  it('finds of every group in which tenth its mean is, though only estimates are shown', () => {
    const report = onePulse(
      group('Berlin', 24),
      group('Lisbon', 30, () => 4),
      group('Porto', 18),
    );
    const [pulse] = report.pulses;
    if (!pulse) throw new Error('there must be a pulse');
    const instrument = first(report);
    const means = meansOfGroups(pulse, instrument);
    expect([...means.keys()]).toEqual(['Berlin', 'Lisbon', 'Porto']);
    for (const { from, to } of means.values()) expect(to - from).toBeLessThanOrEqual(0.31);
    expect(means.get('Lisbon')?.from).toBeLessThanOrEqual(4);
    expect(means.get('Lisbon')?.to).toBeGreaterThanOrEqual(4);
    expect(codes(report)).toEqual([]);
  });

  it('has groups hidden with all that follows from their scores', () => {
    const report = onePulse(group('Berlin', 80), group('Lisbon', 90));
    expect(first(report)).toMatchObject({ groupSpread: expect.any(Number), score: { byGroups: expect.anything() } });
    expect(hideDerivedScores(report, solver)).toBe(report);
    const [item] = first(report).items;
    if (item?.result.status !== 'shown') throw new Error('must be shown');
    item.result.parts = [{ lowest: 5, highest: 5, people: { from: 500, to: 500 } }];
    const hidden = first(hideDerivedScores(report, solver));
    expect(hidden.groups.map(({ score }) => score.status)).toEqual(['hidden', 'hidden']);
    expect(hidden).not.toHaveProperty('groupSpread');
    expect(hidden.score).not.toHaveProperty('byGroups');
  });

  it('finds numbers that no answers fit', () => {
    const report = onePulse(group('Berlin', 9), group('Lisbon', 12));
    const [item] = first(report).items;
    if (item?.result.status !== 'shown') throw new Error('must be shown');
    item.result.favourable = { from: 3, to: 3 };
    item.result.parts = [{ lowest: 5, highest: 5, people: { from: 4, to: 4 } }];
    expect(codes(report)).toEqual(['contradiction pulses[0].instruments[0]']);
  });
});
