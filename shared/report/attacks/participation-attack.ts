/**
 * Looks for people in the numbers of participation, one by one: a number of fewer people than the minimum, one whose complement
 * is, a share of facts that only so few can have made, a number of facts beside people who are few.
 */
import { limits } from '../../contract/limits.ts';
import { halfIfEqual } from '../build/participation.ts';
import type { Finding } from '../shape/finding.ts';
import type { ParticipationReport } from '../shape/participation.ts';
import type { People } from '../shape/people.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { isBefore } from '../shape/read-report.ts';

export function participationAttack(report: QuarterReport): Finding[] {
  const { attendance, participation, groupMap, promise } = report;
  const { minimumGroup } = promise;
  return [
    ...numbersIn(attendance, 'attendance', minimumGroup),
    ...numbersIn(participation ?? {}, 'participation', minimumGroup),
    ...numbersIn(groupMap, 'groupMap', minimumGroup),
    ...(participation ? factsOf(participation, minimumGroup) : []),
    ...(participation ? fromShown(participation) : []),
    ...(participation && !isBefore(report, '2.1') ? timesOf(participation) : []),
    ...(isBefore(report, '2.1') ? [] : arrowsOf(groupMap, minimumGroup)),
  ];
}

/** Numbers of things, time and groups, by name. Any other number is taken for one of people, whatever section it is in. */
const notOfPeople: ReadonlySet<string> = new Set([
  ...['contributions', 'reuses', 'artefacts', 'given', 'asked', 'resolved', 'open'],
  ...['medianHours', 'p85Hours', 'firstAnswerHours', 'openDays', 'hours'],
  // Of attendance: how many of the last ones are looked at.
  'sessions',
  // Pairs of groups.
  ...['used', 'possible'],
  ...['trying', 'using', 'stopped', 'groups'],
]);

function numbersIn(values: object, place: string, minimum: number): Finding[] {
  const { status, people, percent, of }: { status?: unknown; people?: unknown; percent?: unknown; of?: unknown } =
    values;
  if (typeof percent === 'number' && typeof of === 'number') return shareOf(percent, of, place, minimum);
  if (status === 'exact' && typeof people === 'number' && typeof of === 'number') {
    return peopleOf({ people, of }, place, minimum);
  }
  if ((status === 'few' || status === 'nearly-all') && typeof of === 'number') {
    return of < 2 * minimum - 2 ? [smallGroup(place)] : [];
  }
  return Object.entries(values).flatMap(([name, value]: [string, unknown]): Finding[] => {
    const inside = Array.isArray(values) ? `${place}[${name}]` : `${place}.${name}`;
    // Follows from the sessions, which is checked on its own.
    if (name === 'attendancePercent' || name === 'halfByIfEqual') return [];
    if (typeof value === 'number') return value < minimum && !notOfPeople.has(name) ? [smallGroup(inside)] : [];
    return typeof value === 'object' && value !== null ? numbersIn(value, inside, minimum) : [];
  });
}

function peopleOf(shown: { readonly people: number; readonly of: number }, place: string, minimum: number): Finding[] {
  if (shown.people < minimum) return [smallGroup(place)];
  return shown.of - shown.people < minimum ? [smallRemainder(place)] : [];
}

/** Facts are the work of at most as many people. */
function shareOf(percent: number, of: number, place: string, minimum: number): Finding[] {
  if (((percent + 0.5) * of) / 100 < minimum) return [smallGroup(place)];
  return ((100 - percent + 0.5) * of) / 100 < minimum ? [smallRemainder(place)] : [];
}

/** What few people did says what they did, and problems that are shown must leave as many for what is not. */
function factsOf({ contributions, reuse, endorsements, problems }: ParticipationReport, minimum: number): Finding[] {
  const areFew = (people: People | undefined) =>
    people !== undefined && people.status !== 'exact' && people.status !== 'nearly-all';
  const beside = (place: string, people: readonly (People | undefined)[], ...facts: unknown[]): Finding[] =>
    people.some(areFew) && facts.some((fact) => fact !== undefined)
      ? [{ code: 'suppressed-count', words: 'participation: what few people did', place }]
      : [];
  const findings: Finding[] = [];
  if (contributions.status === 'shown') {
    const { people, contributions: made, crossGroup, halfBy, newcomers, again } = contributions;
    findings.push(...beside('participation.contributions', [people], made, crossGroup, halfBy, newcomers, again));
  }
  if (reuse.status === 'shown') {
    const { people, reuses, artefacts, outsideGroup } = reuse;
    findings.push(...beside('participation.reuse', [people], reuses, artefacts, outsideGroup));
  }
  if (endorsements.status === 'shown') {
    const { givers, receivers, given, crossGroup } = endorsements;
    findings.push(...beside('participation.endorsements', [givers, receivers], given, crossGroup));
  }
  if (problems.status === 'shown') {
    const { askers, asked, resolved, open, p85Hours } = problems;
    findings.push(...beside('participation.problems', [askers], asked, resolved, open));
    for (const [name, number] of Object.entries({ resolved, open })) {
      if (number !== undefined && number < minimum) findings.push(smallGroup(`participation.problems.${name}`));
    }
    if ((resolved === undefined) !== (open === undefined)) {
      const words = 'participation: problems that are hidden, by subtraction';
      findings.push({ code: 'derived', words, place: 'participation.problems' });
    }
    if (p85Hours !== undefined && resolved !== undefined && resolved < limits.p85From) {
      findings.push(smallRemainder('participation.problems.p85Hours'));
    }
  }
  return findings;
}

/** Since 2.1: every time is beside the number of questions it is of, and those that still wait are part of it. */
function timesOf({ problems }: ParticipationReport): Finding[] {
  if (problems.status !== 'shown') return [];
  const { askers, asked, open, openDays, solvedInWeek, halfSolved, halfAnswered } = problems;
  const findings: Finding[] = [];
  const place = (name: string) => `participation.problems.${name}`;
  for (const name of ['medianHours', 'p85Hours', 'firstAnswerHours'] as const) {
    if (problems[name] === undefined) continue;
    findings.push({
      code: 'undeclared-field',
      words: 'participation: a time of the quick ones alone',
      place: place(name),
    });
  }
  if (openDays !== undefined && open === undefined) findings.push(smallGroup(place('openDays')));
  for (const [name, told] of Object.entries({ solvedInWeek, halfSolved, halfAnswered })) {
    if (!told || told.status === 'hidden') continue;
    if (askers?.status !== 'exact' && askers?.status !== 'nearly-all') findings.push(smallGroup(place(name)));
    if (told.of !== asked) {
      const words = 'participation: a time of other questions than were asked';
      findings.push({ code: 'contradiction', words, place: place(name) });
    }
  }
  return findings;
}

/** What chance would make follows from the two numbers beside it; and no more groups adopt than there are. */
function fromShown({ contributions, adoption }: ParticipationReport): Finding[] {
  const findings: Finding[] = [];
  if (contributions.status === 'shown' && contributions.halfByIfEqual) {
    const { people, contributions: made = 0, halfByIfEqual } = contributions;
    const chance = people.status === 'exact' ? halfIfEqual(people.people, made)?.halfByIfEqual : undefined;
    if (chance?.from !== halfByIfEqual.from || chance.to !== halfByIfEqual.to) {
      const place = 'participation.contributions.halfByIfEqual';
      findings.push({ code: 'not-from-shown', words: 'participation: half by chance', place });
    }
  }
  if (adoption.status === 'shown' && adoption.groups !== undefined) {
    const { groups } = adoption;
    if (adoption.practices.some(({ trying, using, stopped }) => trying + using + stopped > groups)) {
      const words = 'participation: more groups than there are';
      findings.push({ code: 'contradiction', words, place: 'participation.adoption.groups' });
    }
  }
  return findings;
}

/** Since 2.1: no contributions on arrows, and no more arrows used than leave open whether a group that few helped was helped. */
function arrowsOf(groupMap: QuarterReport['groupMap'], minimum: number): Finding[] {
  if (groupMap.status !== 'shown') return [];
  const { received = [], arrows, edges, rest } = groupMap;
  const place = 'groupMap.arrows';
  const words = 'participation: contributions from group to group';
  const old: Finding[] = edges || rest ? [{ code: 'undeclared-field', words, place: 'groupMap.edges' }] : [];
  if (!arrows) return old;
  const groups = (1 + Math.sqrt(1 + 4 * arrows.possible)) / 2;
  if (!Number.isInteger(groups) || arrows.used > arrows.possible || arrows.used < 1 || groups < received.length) {
    return [...old, { code: 'contradiction', words: 'participation: arrows between other groups', place }];
  }
  const few = received.filter(({ people }) => people.status === 'few').length;
  const toOthers = (groups - few) * (groups - 1) + (few - 1) * Math.min(groups - 1, minimum - 1);
  return few > 0 && arrows.used > toOthers ? [...old, smallGroup(place)] : old;
}

const smallGroup = (place: string): Finding => ({ code: 'small-group', words: 'participation of few people', place });
const smallRemainder = (place: string): Finding => ({
  code: 'small-remainder',
  words: 'participation: all but a few people',
  place,
});
