/**
 * Communities whose participation gives someone away, reported by the real rules and by weakened ones: attackers must find
 * nothing in the first and something in the second. Then single leaks, planted into a report that has none.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SignalResult } from '../../shared/contract/results.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import { wholePercent } from '../../shared/kernel/whole-percent.ts';
import { participationAttack } from '../../shared/report/attacks/participation-attack.ts';
import { takingPartAttacks } from '../../shared/report/attacks/taking-part-attacks.ts';
import { verifyReport } from '../../shared/report/attacks/verify-report.ts';
import { reportAttendance } from '../../shared/report/build/attendance.ts';
import { buildReport } from '../../shared/report/build/build-report.ts';
import { reportGroupMap } from '../../shared/report/build/group-map.ts';
import { reportParticipation } from '../../shared/report/build/participation.ts';
import { participationGuard } from '../../shared/report/disclosure/participation-guard.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { readReport } from '../../shared/report/shape/read-report.ts';
import { type MadeQuarter, madeParticipation } from '../made/made-participation.ts';
import { type NastyQuarters, nastyParticipation } from '../made/nasty-participation.ts';
import { fixtureAt, fixtureCommunity, ordinaryQuarter } from '../shared/report/quarter-fixture.ts';
import { type Leak, plant } from './plant.ts';

const [q3, q4] = ['2026-Q3', '2026-Q4'] as [QuarterId, QuarterId];
const minimum = 5;
const signalsOf = (made: MadeQuarter, quarter: QuarterId) =>
  madeParticipation(made, { community: fixtureCommunity, quarter });
const reportOf = (signals: SignalResult, previous?: QuarterReport): QuarterReport =>
  buildReport({
    quarter: signals.quarter,
    pulses: ordinaryQuarter().map((pulse) => ({ ...pulse, quarter: signals.quarter })),
    signals,
    stewardSide: undefined,
    at: fixtureAt,
    schemaUrl: 'https://pulse.example/s.json',
    published: previous ? [previous] : [],
  });

/** A guard that lets every number through. */
const noGuard = {
  ...participationGuard(minimum),
  people: (people: number, of: number) => ({ status: 'exact', people, of }) as const,
  guests: (people: number) => ({ status: 'exact', people }) as const,
  isEnough: () => true,
  share: (part: number, of: number) => ({ status: 'shown', percent: wholePercent(part, of), of }) as const,
};
/** The guard of single numbers alone: nothing is decided together. */
const oneByOne = participationGuard(minimum);

/** Every label is shown, and nothing is guarded; who contributed before is counted today. */
function weakened(signals: SignalResult, report: QuarterReport): QuarterReport {
  const groups = signals.labels.map(({ label, members }) => ({ label, members, includes: [label] }));
  const members = groups.reduce((sum, group) => sum + group.members, 0);
  const facts = signals.participation ?? {};
  return {
    ...report,
    attendance: reportAttendance(signals.attendance, groups, noGuard),
    participation: reportParticipation(facts, { members, contributedBefore: undefined }, noGuard),
    groupMap: reportGroupMap(facts, groups, noGuard),
  };
}

const cases = Object.entries(nastyParticipation).map(([name, quarters]): [string, NastyQuarters] => [name, quarters]);

describe('communities whose participation gives someone away', () => {
  it.each(cases)('%s: attackers find nothing', (_, { before, now }) => {
    const earlier = before ? [reportOf(signalsOf(before, q3))] : [];
    for (const report of earlier) expect(takingPartAttacks(report, [])).toEqual([]);
    expect(takingPartAttacks(reportOf(signalsOf(now, q4), earlier.at(-1)), earlier)).toEqual([]);
  });

  // Hidden by the counts already, or given away only beside another number: below.
  const elsewhere = ['nothing unusual', 'a practice of a group of two', 'a contributor who left between quarters'];
  const others = cases.filter(([name]) => !elsewhere.includes(name) && !/again|two sessions/.test(name));
  it.each(others)('%s: found where nothing is guarded', (_, { now }) => {
    const signals = signalsOf(now, q4);
    expect(takingPartAttacks(weakened(signals, reportOf(signals)), [])).not.toEqual([]);
  });

  it('still say what is harmless: the first session, the contributors, the groups', () => {
    const { attendance, participation, groupMap } = reportOf(signalsOf(nastyParticipation['nothing unusual'].now, q4));
    expect(attendance).toMatchObject({ groups: [{ label: 'Berlin', attendance: { percent: 50 } }, {}, {}] });
    expect(participation?.contributions).toMatchObject({ people: { status: 'exact', people: 25, of: 50 } });
    expect(groupMap).toMatchObject({ received: [{ to: 'Berlin', people: { people: 19, of: 38 } }, {}, {}] });
  });
});

const contributionsOf = ({ participation }: QuarterReport) => {
  const section = participation?.contributions;
  if (section?.status !== 'shown') throw new Error('contributions must be shown');
  return section;
};
const found = (report: QuarterReport, earlier: readonly QuarterReport[] = []) =>
  takingPartAttacks(report, earlier).map(({ code, place }) => `${code} ${place}`);

describe('numbers that are harmless one by one', () => {
  it('thirteen contributors, of whom eleven did so again: two are new', () => {
    const { before, now } = nastyParticipation['thirteen contributors, eleven of them again'];
    const earlier = reportOf(signalsOf(before, q3));
    const report = reportOf(signalsOf(now, q4), earlier);
    expect(contributionsOf(report)).toMatchObject({
      people: { people: 13 },
      newcomers: { status: 'hidden', reason: 'protects-another-number' },
      again: { status: 'hidden', reason: 'protects-another-number' },
    });
    const again = oneByOne.people(11, 20);
    expect(again).toEqual({ status: 'exact', people: 11, of: 20 });
    const alone = plant(report, { 'participation.contributions.again': again });
    expect(found(alone, [earlier])).toContain('derived participation.contributions.newcomers');
    const few = plant(report, { 'participation.contributions.newcomers': { status: 'few', of: 13 } });
    expect(found(few, [earlier])).toEqual(['derived participation.contributions.newcomers']);
  });

  it('seventeen contributors, and a quarter later sixteen who could do so again: who left had contributed', () => {
    const { before, now } = nastyParticipation['a contributor who left between quarters'];
    const earlier = reportOf(signalsOf(before, q3));
    const report = reportOf(signalsOf(now, q4), earlier);
    expect(contributionsOf(report).again).toEqual({ status: 'exact', people: 10, of: 17 });
    const recounted = plant(report, { 'participation.contributions.again.of': 16 });
    expect(found(recounted, [earlier])).toEqual(['derived participation.contributions.again']);
    // Nor may it be exact now if it was not then.
    const vague = plant(earlier, { 'participation.contributions.people': { status: 'nearly-all', of: 18 } });
    expect(found(report, [vague])).toEqual([
      'derived participation.contributions.newcomers',
      'derived participation.contributions.again',
    ]);
  });

  it('two sessions and everyone who came to either: one came to the first alone', () => {
    const signals = signalsOf(nastyParticipation['two sessions, and one person at the first alone'].now, q4);
    const report = reportOf(signals);
    const either = plant(report, { 'attendance.cameTwice': { sessions: 2, people: oneByOne.people(10, 50) } });
    expect(report.attendance).not.toHaveProperty('cameTwice');
    expect(found(either)).toContain('derived attendance.cameTwice');
    const regular = plant({ ...report, version: '2.0' }, { 'attendance.regular': oneByOne.people(20, 50) });
    expect(found(regular)).toContain('derived attendance.regular');
    expect(found({ ...regular, version: report.version })).toContain('undeclared-field attendance.regular');
  });

  it('three sessions and who came twice: nobody came once, and nobody always', () => {
    const signals = signalsOf(nastyParticipation['three sessions, and all who came, came twice'].now, q4);
    const report = reportOf(signals);
    expect(report.attendance).toMatchObject({
      cameTwice: { people: { status: 'hidden', reason: 'protects-another-number' } },
    });
    const twice = signals.attendance?.cameTwice?.people ?? 0;
    const told = plant(report, { 'attendance.cameTwice.people': oneByOne.people(twice, 50) });
    expect(found(told)).toContain('derived attendance.cameTwice');
    const fewer = plant(told, { 'attendance.cameTwice.sessions': 2 });
    expect(found(fewer)).toContain('contradiction attendance.cameTwice');
  });

  it('a single group that is hidden: the total tells', () => {
    const report = reportOf(signalsOf(nastyParticipation['eight at 13 % in one session'].now, q4));
    const alone = plant(report, { 'attendance.groups.2.attendance': { status: 'shown', percent: 50, of: 18 } });
    expect(report.attendance).toMatchObject({ groups: [{ attendance: { status: 'hidden' } }, {}, {}] });
    expect(found(alone)).toContain('derived attendance.groups[0]');
  });

  it('eleven contributors, ten of whom helped one group: one did not', () => {
    const report = reportOf(signalsOf(nastyParticipation['eleven contributors, ten of them on one arrow'].now, q4));
    expect(report.groupMap).toMatchObject({ status: 'hidden' });
    const received = [{ to: 'Berlin', people: oneByOne.people(10, 38) }];
    const told = plant(report, { groupMap: { status: 'shown', received } });
    expect(found(told).some((finding) => finding.startsWith('derived'))).toBe(true);
  });

  it('questions: those resolved or those open alone tell the others', () => {
    const report = reportOf(signalsOf(nastyParticipation['all questions but one resolved'].now, q4));
    const problems = report.participation?.problems;
    expect(problems).toMatchObject({
      asked: 13,
      solvedInWeek: { status: 'nearly-all', of: 13 },
      halfSolved: { status: 'shown', hours: 30, of: 13 },
    });
    expect(problems).not.toHaveProperty('resolved');
    expect(found(plant(report, { 'participation.problems.resolved': 12 }))).toEqual(['derived participation.problems']);
  });

  it('a practice counts groups, and none so small that it is a few people', () => {
    const signals = signalsOf(nastyParticipation['a practice of a group of two'].now, q4);
    expect(signals.participation).toBeUndefined();
  });
});

const file = new URL('../shared/report/golden/participation/report.json', import.meta.url);
/** Without the quarter before, whose report is not at hand here. */
const golden = plant(readReport(readFileSync(file, 'utf8')), { overTime: undefined });
const codesAfter = (leak: Leak) => takingPartAttacks(plant(golden, leak), []).map(({ code }) => code);

describe('the attackers of participation', () => {
  it('find nothing in a report of enough people', () => {
    expect(verifyReport(golden, []).filter(({ place }) => !place.startsWith('pulses'))).toEqual([]);
  });

  it.each<[string, string, Leak]>([
    ['small-group', 'contributions of four people', { 'participation.contributions.people.people': 4 }],
    ['small-remainder', 'all members but two contributed', { 'participation.contributions.people.people': 48 }],
    ['contradiction', 'another base', { 'participation.contributions.people.of': 49 }],
    ['suppressed-count', 'what few people did', { 'participation.reuse.people': { status: 'few', of: 50 } }],
    ['small-group', 'a session to which three came', { 'attendance.sessions.0.attended.people': 3 }],
    ['small-remainder', 'a session that three missed', { 'attendance.sessions.0.attended.people': 47 }],
    ['small-group', 'two guests', { 'attendance.sessions.0.guests': { status: 'exact', people: 2 } }],
    ['not-from-shown', 'a percentage of its own', { 'attendance.attendancePercent.to': 58 }],
    ['contradiction', 'groups that add up to another number', { 'attendance.groups.0.attendance.percent': 20 }],
    ['small-group', 'a share of two contributions', { 'participation.contributions.crossGroup.percent': 3 }],
    ['small-remainder', 'a share of all of them', { 'participation.contributions.crossGroup.percent': 100 }],
    ['small-group', 'words for a base too small', { 'participation.contributions.halfBy': { status: 'few', of: 6 } }],
    ['not-from-shown', 'another half by chance', { 'participation.contributions.halfByIfEqual.to': 14 }],
    ['contradiction', 'more groups than there are', { 'participation.adoption.groups': 3 }],
    ['small-group', 'two people who helped a group', { 'groupMap.received.1.people.people': 2 }],
    ['small-remainder', 'everyone outside a group', { 'groupMap.received.1.people.people': 30 }],
    ['derived', 'all contributors but two', { 'groupMap.received.1.people.people': 21 }],
    [
      'derived',
      'contributors who helped no group',
      { 'groupMap.received.1.people.people': 18, 'groupMap.received.2.people.people': 15 },
    ],
    ['small-group', 'arrows of which few lead to a group', { 'groupMap.arrows.used': 6 }],
    ['contradiction', 'arrows of other groups', { 'groupMap.arrows.possible': 7 }],
    ['undeclared-field', 'contributions on arrows', { 'groupMap.rest': { contributions: 9 } }],
    ['small-group', 'two open questions', { 'participation.problems.open': 2 }],
    ['undeclared-field', 'a time of the quick ones alone', { 'participation.problems.medianHours': 140 }],
    ['small-group', 'the time of four questions', { 'participation.problems.halfSolved.of': 4 }],
    ['contradiction', 'the time of other questions', { 'participation.problems.halfAnswered.of': 11 }],
    ['small-remainder', 'all questions but one', { 'participation.problems.solvedInWeek.percent': 92 }],
    ['small-group', 'one question', { 'participation.problems.solvedInWeek.percent': 8 }],
    ['small-group', 'the age of questions that are not counted', { 'participation.problems.open': undefined }],
    [
      'small-group',
      'times of questions of a few people',
      { 'participation.problems.askers': { status: 'few', of: 50 } },
    ],
    [
      'not-from-shown',
      'words that reveal what is hidden',
      { 'outcomes.outcomes.0.leadingIndicators.2.words': '6 endorsements by 4 people' },
    ],
  ])('find %s: %s', (code, _, leak) => {
    expect(codesAfter(leak)).toContain(code);
  });

  it('take every number of a section they do not know for a number of people', () => {
    const mentoring = { status: 'shown', mentored: 12, mentors: 3, returned: { status: 'exact', people: 11, of: 12 } };
    const planted = participationAttack(plant(golden, { 'participation.mentoring': mentoring }));
    expect(planted.map(({ code, place }) => [code, place])).toEqual([
      ['small-group', 'participation.mentoring.mentors'],
      ['small-remainder', 'participation.mentoring.returned'],
    ]);
  });

  it('find a sentence that was not made by rule', () => {
    const said = { [`inOneMinute.${golden.inOneMinute.length - 1}`]: 'What the stewards promised: all kept.' };
    expect(verifyReport(plant(golden, said), []).map(({ code }) => code)).toContain('not-from-shown');
  });

  it('find participation that changed between two revisions, and attack again what a revision adds', () => {
    const revised = plant(golden, {
      revision: 2,
      'participation.contributions.people.people': 24,
      supersedes: { revision: 1, sha256: 'ab'.repeat(32), why: ['Adds nothing.'] },
    });
    expect(verifyReport(revised, [golden])).toContainEqual(
      expect.objectContaining({ code: 'published-twice', place: 'participation' }),
    );
    const leak = { 'participation.contributions.people.people': 4 };
    expect(takingPartAttacks(plant(golden, leak), [golden, plant(golden, leak)])).not.toEqual([]);
    expect(takingPartAttacks(plant(golden, { ...leak, revision: 2 }), [golden])).not.toEqual([]);
    expect(takingPartAttacks(plant(golden, { ...leak, revision: 2 }), [plant(golden, leak)])).toEqual([]);
  });

  it.each<[string, Leak]>([
    ['people behind a time', { 'participation.problems.answerers': 3 }],
    ['a share with a decimal', { 'participation.contributions.crossGroup.percent': 42.3 }],
  ])('find undeclared fields: %s', (_, leak) => {
    expect(verifyReport(plant(golden, leak), []).map(({ code }) => code)).toContain('undeclared-field');
  });
});
