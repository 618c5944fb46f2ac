/** Participation that reveals a few people, planted into a report that does not: each case must be found. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { participationAttack } from '../../shared/report/attacks/participation-attack.ts';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import { readReport } from '../../shared/report/shape/read-report.ts';
import { type Leak, plant } from './plant.ts';

const file = new URL('../shared/report/golden/participation/report.json', import.meta.url);
const report = readReport(readFileSync(file, 'utf8'));
// Changes are measured from the previous report; those of one report alone cannot be recomputed.
const withoutChanges = plant(
  report,
  Object.fromEntries(
    report.pulses.flatMap(({ instruments }, pulse) =>
      instruments.map((_, index) => [
        `pulses.${pulse}.instruments.${index}.change`,
        { status: 'first-quarter', words: 'There is no earlier quarter to compare with.' },
      ]),
    ),
  ),
);
const codesAfter = (leak: Leak) => verifyReport(plant(withoutChanges, leak), []).map(({ code }) => code);

describe('the attackers', () => {
  it('find nothing in participation of enough people', () => {
    expect(verifyReport(report, [])).toEqual([]);
  });

  it.each<[string, string, Leak]>([
    ['small-group', 'contributions of four people', { 'participation.contributions.people': 4 }],
    ['small-group', 'three newcomers', { 'participation.contributions.newcomers.people': 3 }],
    ['small-remainder', 'all but two are new', { 'participation.contributions.newcomers.people': 21 }],
    ['no-room-for-two', 'one person who made half', { 'participation.contributions.halfBy': { people: 1 } }],
    ['no-room-for-two', 'two people who made half', { 'participation.contributions.halfBy.people': 2 }],
    ['small-group', 'reuse by four people', { 'participation.reuse.people': 4 }],
    [
      'small-group',
      'endorsements of two people',
      {
        'participation.endorsements': {
          status: 'shown',
          given: 9,
          givers: 8,
          receivers: 2,
          crossGroup: { status: 'shown', percent: 50, of: 9 },
        },
      },
    ],
    ['small-group', 'an arrow of two people', { 'groupMap.edges.1.people': 2 }],
    ['small-remainder', 'a rest of one person', { 'groupMap.rest.people': 1 }],
    [
      'not-from-shown',
      'words that reveal what is hidden',
      { 'outcomes.outcomes.0.leadingIndicators.2.words': '6 endorsements by 4 people' },
    ],
    [
      'not-from-shown',
      'a sentence about commitments',
      { [`inOneMinute.${report.inOneMinute.length - 1}`]: 'What the stewards promised: all kept.' },
    ],
    ['undeclared-field', 'people who asked', { 'participation.problems.askers': 3 }],
    ['undeclared-field', 'a share with a decimal', { 'participation.contributions.crossGroup.percent': 42.3 }],
  ])('find %s: %s', (code, _, leak) => {
    expect(codesAfter(leak)).toContain(code);
  });

  it('take every number of a section they do not know for a number of people', () => {
    const mentoring = { status: 'shown', mentored: 12, mentors: 3, returned: { status: 'shown', people: 11, of: 12 } };
    const planted = participationAttack(plant(withoutChanges, { 'participation.mentoring': mentoring }));
    expect(planted.map(({ code, place }) => [code, place])).toEqual([
      ['small-group', 'participation.mentoring.mentors'],
      ['small-remainder', 'participation.mentoring.returned'],
    ]);
  });

  it('find participation that changed between two revisions', () => {
    const revised = plant(report, {
      revision: 2,
      'participation.contributions.people': 24,
      supersedes: { revision: 1, sha256: 'ab'.repeat(32), why: ['Adds nothing.'] },
    });
    expect(verifyReport(revised, [report])).toContainEqual(
      expect.objectContaining({ code: 'published-twice', place: 'participation' }),
    );
  });
});
