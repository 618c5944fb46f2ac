/** Who kept silent, stopped the mails or was not reached: found in weakened files, and in none of ours. */
import { describe, expect, it } from 'vitest';
import { commitmentSchema } from '../../shared/contract/commitment.ts';
import { pulseSilenceAttack } from '../../shared/report/attacks/pulse-silence-attack.ts';
import { atLeastOf } from '../../shared/report/disclosure/people-guard.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { madeManifest } from '../made/made-pulse.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';
import { type Leak, plant } from './plant.ts';

interface Group {
  readonly label: string;
  readonly members: number;
  /** Not asked: they stopped the mails. */
  readonly stopped?: number;
  readonly bounced?: number;
  readonly answered: number;
}

/** The report of a pulse with these people, and everything public beside it. */
function published(...groups: readonly Group[]) {
  const asked = groups.map(({ label, members, stopped = 0, answered }) => ({
    label,
    invited: members - stopped,
    answers: answersOf(1, answered, mixed),
  }));
  const result = pulseResult(asked);
  const counts = result.counts.map((count, index) => ({
    ...count,
    members: groups[index]?.members ?? 0,
    undelivered: groups[index]?.bounced ?? 0,
  }));
  const report = reportOf([{ ...result, counts }]);
  const all = (of: (group: Group) => number) => groups.reduce((sum, group) => sum + of(group), 0);
  const members = all((group) => group.members);
  const notAsked = all(({ stopped = 0 }) => stopped);
  const notReached = notAsked + all(({ bounced = 0 }) => bounced);
  const manifest = madeManifest(result.pulse, {
    groups: groups.map((group) => ({ label: group.label, members: group.members })),
  });
  const receipts = Array.from({ length: members }, (_, n) => n.toString(16).padStart(64, '0'));
  const root = '0'.repeat(64);
  const list = commitmentSchema.parse({ version: 2, pulse: result.pulse, fingerprint: '', root, receipts });
  const mails = { notAskedAtLeast: atLeastOf(notAsked, 5), notReachedAtLeast: atLeastOf(notReached, 5) };
  return { report, beside: new Map([[result.pulse as string, { manifest, list, mails }]]) };
}

const attack = ({ report, beside }: ReturnType<typeof published>, leak: Leak = {}) =>
  pulseSilenceAttack(plant(report, leak), beside).map(({ words }) => words.replace(/^[^:]*: /, ''));

const exact = (people: number, of: number) => ({ status: 'exact', people, of });

describe('the attack on silence in a pulse', () => {
  it('finds nothing in an ordinary quarter', () => {
    expect(pulseSilenceAttack(reportOf(ordinaryQuarter()))).toEqual([]);
  });

  it.each<[string, readonly Group[]]>([
    [
      'a group of exactly eight in which everyone answers',
      [
        { label: 'A', members: 8, answered: 8 },
        { label: 'B', members: 20, answered: 12 },
      ],
    ],
    [
      'groups in which three keep silent',
      [
        { label: 'A', members: 12, answered: 9 },
        { label: 'B', members: 11, answered: 8 },
      ],
    ],
    [
      'everyone answers',
      [
        { label: 'A', members: 9, answered: 9 },
        { label: 'B', members: 12, answered: 12 },
      ],
    ],
    [
      'five at 100 %',
      [
        { label: 'A', members: 8, stopped: 0, answered: 5 },
        { label: 'B', members: 9, answered: 9 },
      ],
    ],
    [
      'one opted out',
      [
        { label: 'A', members: 15, stopped: 1, answered: 8 },
        { label: 'B', members: 20, answered: 12 },
      ],
    ],
    [
      'one mailbox bounced',
      [
        { label: 'A', members: 15, bounced: 1, answered: 8 },
        { label: 'B', members: 20, answered: 12 },
      ],
    ],
    [
      'everyone who was asked answers',
      [
        { label: 'A', members: 20, stopped: 8, answered: 12 },
        { label: 'B', members: 20, answered: 20 },
      ],
    ],
    [
      'all but one of those who were reached answer',
      [{ label: 'All', members: 40, stopped: 3, bounced: 3, answered: 33 }],
    ],
    [
      'four answer',
      [
        { label: 'A', members: 15, answered: 3 },
        { label: 'B', members: 20, answered: 1 },
      ],
    ],
    ['nobody answers', [{ label: 'All', members: 15, answered: 0 }]],
  ])('finds nothing where %s', (_, groups) => {
    expect(attack(published(...groups))).toEqual([]);
  });

  const world = published({ label: 'A', members: 15, answered: 9 }, { label: 'B', members: 20, answered: 12 });
  it.each<[string, Leak, string]>([
    [
      'a group of which two keep silent',
      { 'pulses.0.groups.0.answered': exact(13, 15), 'pulses.0.groups.1.answered': exact(8, 20) },
      'who kept silent in A',
    ],
    [
      'a group hidden alone, by subtraction',
      {
        'pulses.0.answered': exact(25, 35),
        'pulses.0.groups.0.answered': { status: 'nearly-all', of: 15 },
        'pulses.0.groups.1.answered': exact(11, 20),
      },
      'who kept silent in A',
    ],
    [
      'a community in which all but two answer',
      { 'pulses.0.answered': exact(33, 35), 'pulses.0.groups': [] },
      'who kept silent can be',
    ],
    ['three who were not asked', { 'pulses.0.asked': exact(32, 35) }, 'who was not asked'],
  ])('finds %s', (_, leak, words) => {
    expect(attack(world, leak).join('\n')).toContain(words);
  });

  it('finds one mailbox, and that everyone who was asked answered', () => {
    const many = published({ label: 'All', members: 55, stopped: 6, bounced: 1, answered: 21 });
    const oneMailbox = { 'pulses.0.asked': exact(49, 55), 'pulses.0.reached': exact(48, 55) };
    expect(attack(many)).toEqual([]);
    expect(attack(many, oneMailbox)).toEqual(['who was asked and not reached can be worked out']);
    const all = published({ label: 'All', members: 35, stopped: 14, answered: 21 });
    const shown = { 'pulses.0.asked': exact(21, 35), 'pulses.0.answered': exact(21, 35), 'pulses.0.groups': [] };
    expect(attack(all)).toEqual([]);
    expect(attack(all, shown)).toContain('who was asked and kept silent can be worked out');
  });

  it('counts the answers in a list that is not padded, whose length it knows to be theirs', () => {
    const unpadded = new Map(
      [...world.beside].map(([pulse, { list, ...files }]) => [
        pulse,
        { ...files, list: { ...list, receipts: list.receipts.slice(14) } },
      ]),
    );
    expect(attack({ ...world, beside: unpadded })).toEqual(['the list of receipts counts answers']);
  });

  it('subtracts what stewards are told by mail from a number that knows nothing of it', () => {
    // 13 of 20 were asked, and 15 in all kept to themselves: the report alone does not say that all 13 answered.
    const { report, beside } = published({ label: 'All', members: 20, stopped: 7, answered: 13 });
    expect(attack({ report, beside })).toEqual([]);
    const weak: QuarterReport = plant(report, { 'pulses.0.answered': exact(15, 20), 'pulses.0.groups': [] });
    expect(attack({ report: weak, beside })).toContain('who was asked and kept silent can be worked out');
    expect(pulseSilenceAttack(weak)).toEqual([]);
  });
});
