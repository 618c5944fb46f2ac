/** An attacker that never finds anything proves nothing: each of these reports has one leak, which must be found. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../../shared/report/attacks/highs-solver.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import { verifyReport, verifyWholly } from '../../shared/report/attacks/verify-report.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../shared/report/quarter-fixture.ts';
import { type Leak, plant } from './plant.ts';

const ordinary = reportOf(ordinaryQuarter());
const codesAfter = (leak: Leak, report = ordinary): string[] =>
  verifyReport(plant(report, leak), []).map(({ code }) => code);

const scale = 'pulses.0.instruments.0';
const item = `${scale}.items.0.result`;
const [firstPulse, , lastPulse] = ordinary.pulses;
const shownItem = firstPulse?.instruments[0]?.items[0]?.result;
if (shownItem?.status !== 'shown' || firstPulse?.answered.status !== 'exact') throw new Error('must be shown');
const people = firstPulse.answered.people;
/** As many as answered in each group, which the report does not say. */
const exactGroups: Leak = Object.fromEntries(
  ordinaryQuarter()[0]?.groups.map(({ respondents }, index) => [
    `pulses.0.groups.${index}.answered`,
    { status: 'exact', people: respondents, of: firstPulse.groups[index]?.members },
  ]) ?? [],
);
const whole = shownItem.answered.to;

describe('all attackers together', () => {
  let solver: LinearSolver;
  beforeAll(async () => {
    solver = await loadHighsSolver();
  });
  const found = (leak: Leak, earlier: readonly QuarterReport[] = []) =>
    verifyWholly(plant(ordinary, leak), earlier, solver).map(({ code, place }) => `${code} at ${place}`);

  it('find nothing in the file without a leak, alone or compared with itself', () => {
    expect(verifyWholly(ordinary, [], solver)).toEqual([]);
    expect(verifyWholly(ordinary, [ordinary], solver)).toEqual([]);
  });

  it.each<[string, string, Leak]>([
    [
      'a group of four',
      'small-group at pulses[0].groups[0]',
      { 'pulses.0.groups.0.answered': { status: 'exact', people: 4, of: 12 } },
    ],
    [
      'an exact unanimous question',
      `no-room-for-two at pulses[0].instruments[0].items[0]`,
      { [`${item}.favourable`]: { from: whole, to: whole }, [`${item}.parts`]: [] },
    ],
    [
      'a question at two levels',
      'undeclared-field at pulses[0].instruments[0].groups[0].items',
      { [`${scale}.groups.0.items`]: firstPulse.instruments[0]?.items },
    ],
    [
      'a percentage with a decimal',
      'undeclared-field at pulses[0].answered.percent',
      { 'pulses.0.answered.percent': 76.4 },
    ],
    [
      'a deviation',
      'undeclared-field at pulses[0].instruments[0].score.deviation',
      { [`${scale}.score.deviation`]: 0.8 },
    ],
  ])('find %s, and where', (_, finding, leak) => {
    expect(found(leak)).toContain(finding);
  });

  it('find a late answer in two ways: the same pulse differs, and one person can be singled out', () => {
    const late = {
      ...exactGroups,
      'pulses.0.groups.0.answered': { status: 'exact', people: 10, of: 12 },
      'pulses.0.answered.people': people + 1,
    };
    const before = plant(ordinary, exactGroups);
    expect(found(late, [before])).toContain('published-twice at pulses[0]');
    expect(found(late, [before])).toContain('small-group at pulses[0].instruments[0]');
  });

  it('find a quarter that is published again under another name', () => {
    expect(found({ quarter: '2027-Q1' }, [ordinary])).toContain('published-twice at pulses[0]');
  });
});

describe('the attackers', () => {
  it('find nothing in a report of ordinary answers', () => {
    expect(verifyReport(ordinary, [])).toEqual([]);
  });

  it.each<[string, string, Leak]>([
    ['small-group', 'a group of four', { 'pulses.0.groups.0.answered': { status: 'few', of: 12 } }],
    ['small-group', 'a question that four answered', { [`${item}.answered.from`]: 4 }],
    [
      'small-remainder',
      'a question that all but one answered',
      { [`${item}.answered`]: { from: whole - 1, to: whole - 1 } },
    ],
    ['small-remainder', 'a question that surely all answered', { [`${item}.answered.from`]: whole }],
    ['small-group', 'a score of four people', { [`${scale}.groups.0.score.persons.from`]: 4 }],
    [
      'small-remainder',
      'a score of all in a group but one',
      { ...exactGroups, [`${scale}.groups.0.score.persons`]: { from: 8, to: 8 } },
    ],
    ['small-remainder', 'a group that was left out', { 'pulses.0.groups.2': undefined }],
    ['small-remainder', 'three people who are in no group', { ...exactGroups, 'pulses.0.answered.people': people + 3 }],
    ['small-remainder', 'two groups of one name', { 'pulses.0.groups.1.label': firstPulse.groups[0]?.label }],
    ['small-remainder', 'a score hidden for one group', { [`${scale}.groups.0`]: undefined }],
    ['small-remainder', 'a score of a group that is not one', { [`${scale}.groups.0.label`]: 'New members' }],
    ['no-room-for-two', 'a count of all', { [`${item}.favourable`]: { from: whole, to: whole } }],
    ['no-room-for-two', 'a count of all but one', { [`${item}.favourable.from`]: whole - 1 }],
    ['no-room-for-two', 'two at a point', { [`${item}.parts.0.people`]: { from: 2, to: 2 } }],
    ['no-room-for-two', 'a part that was not cut', { [`${item}.parts.2`]: undefined }],
    ['not-from-shown', 'a mean at the end of the scale', { [`${item}.mean`]: { value: 5, end: 'exact' } }],
    ['not-from-shown', 'a mean with two decimals', { [`${item}.mean.value`]: (shownItem.mean?.value ?? 0) + 0.01 }],
    ['no-room-for-two', 'a group in which all agree', { [`${scale}.groups.0.score.estimate`]: 5 }],
    ['no-room-for-two', 'an estimate with two decimals', { [`${scale}.groups.0.score.estimate`]: 3.57 }],
    [
      'not-from-shown',
      'the mean of a group',
      {
        [`${scale}.groups.0.score`]: {
          status: 'shown',
          persons: { from: 5, to: 10 },
          score: { value: 3.6, end: 'exact' },
        },
      },
    ],
    ['not-from-shown', 'a range of an estimate that knows more', { [`${scale}.groups.0.score.from`]: 3.55 }],
    ['not-from-shown', 'a verdict that no range makes', { [`${scale}.groups.0.score.verdict`]: 'clearly-above' }],
    ['contradiction', 'a spread that no means of groups have', { [`${scale}.groupSpread`]: 0.01 }],
    ['not-from-shown', 'estimates without their spread', { [`${scale}.groupSpread`]: undefined }],
    [
      'not-from-shown',
      'a score by groups in a small community',
      { [`${scale}.score.byGroups`]: { score: 3.6, from: 3.5, to: 3.7 } },
    ],
    [
      'suppressed-count',
      'the spread between groups whose scores are hidden',
      {
        ...Object.fromEntries(
          [0, 1, 2].map((index) => [
            `${scale}.groups.${index}.score`,
            { status: 'hidden', reason: 'protects-a-group', words: 'Hidden.' },
          ]),
        ),
      },
    ],
    ['not-from-shown', 'a score that no shown mean makes', { [`${scale}.score.score.value`]: 4.9 }],
    ['not-from-shown', 'a range that knows more', { [`${item}.likely.from`]: shownItem.likely.from + 1 }],
    ['not-from-shown', 'a worst case that knows more', { [`${item}.worstCase.to`]: shownItem.worstCase.to - 1 }],
    ['not-from-shown', 'silent people who are known to differ less', { [`${item}.ifSilentDiffer`]: shownItem.likely }],
    ['not-from-shown', 'a band that is missing in a file of today', { [`${item}.ifSilentDiffer`]: undefined }],
    ['not-from-shown', 'a range of the score that knows more', { [`${scale}.score.likely.from`]: 1.1 }],
    ['not-from-shown', 'an invented sentence', { 'inOneMinute.0': 'All nine in Berlin agree.' }],
    ['not-from-shown', 'a change that nothing shown makes', { [`${scale}.change.words`]: 'Clearly higher.' }],
    ['below-one-level', 'a question by group', { 'pulses.2.instruments.1.groups': lastPulse?.instruments[0]?.groups }],
    ['threshold-lowered', 'a minimum of four', { 'promise.minimumGroup': 4 }],
    ['undeclared-field', 'a deviation', { [`${item}.deviation`]: 0.8 }],
    ['undeclared-field', 'a distribution', { [`${item}.distribution`]: [0, 1, 2, 3, 4] }],
    ['undeclared-field', 'percent with decimals', { 'pulses.0.answered.percent': 76.4 }],
    ['published-twice', 'a pulse that appears twice', { 'pulses.3': firstPulse }],
  ])('find %s: %s', (code, _, leak) => {
    expect(codesAfter(leak)).toContain(code);
  });

  it('find a late answer: the same pulse in two reports', () => {
    const again = plant(reportOf(ordinaryQuarter(), [ordinary]), { quarter: '2027-Q1' });
    expect(verifyReport(again, [ordinary]).map(({ code }) => code)).toContain('published-twice');
  });
});

describe('where too few answered', () => {
  const hidden = reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, 4, mixed) }])]);

  it('the report says only that they were few, and the attackers find nothing', () => {
    expect(hidden.pulses[0]?.answered.status).toBe('few');
    expect(JSON.stringify(hidden.provenance)).not.toMatch(/accepted|issued|malformed/);
    expect(verifyReport(hidden, [])).toEqual([]);
  });

  it.each<[string, Leak]>([
    ['in a group', { 'pulses.0.groups': [{ label: 'Berlin', members: 12, answered: { status: 'few', of: 12 } }] }],
    [
      'in a score',
      {
        [`${scale}.score`]: {
          status: 'shown',
          persons: { from: 4, to: 4 },
          score: { value: 3.5, end: 'exact' },
          likely: { from: 1, to: 5 },
        },
      },
    ],
  ])('they find the number revealed %s', (_, leak) => {
    expect(codesAfter(leak, hidden)).toContain('suppressed-count');
  });
});
