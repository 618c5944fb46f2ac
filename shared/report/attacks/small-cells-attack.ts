/**
 * Adds and subtracts all numbers of people of the sections about facts: contributors fall into new ones and those who did so
 * again, into the groups they helped from, and into those who made half; everyone is a member. Who is left over anywhere must
 * not be few.
 */
import type { PeopleRange } from '../disclosure/split-bar.ts';
import type { Finding } from '../shape/finding.ts';
import { boundsOf, type People } from '../shape/people.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { areFew, CellBook } from './cells.ts';

const members = 'members';
const contributors = 'participation.contributions.people';

export function smallCellsAttack(report: QuarterReport): Finding[] {
  const { minimumGroup: minimum } = report.promise;
  const book = new CellBook();
  const known = (people: People): PeopleRange | undefined => boundsOf(people, minimum);
  const membersIn = new Set<number>();
  const ofMembers = (place: string, people: People | undefined) => {
    if (!people) return;
    book.part(place, members, known(people));
    if (people.status === 'hidden') return;
    membersIn.add(people.of);
    book.know(members, { from: people.of, to: people.of });
  };
  if (report.attendance.status === 'shown') {
    membersIn.add(report.attendance.members);
    book.know(members, { from: report.attendance.members, to: report.attendance.members });
  }
  const { contributions, reuse, endorsements, problems } = report.participation ?? {};
  if (reuse?.status === 'shown') ofMembers('participation.reuse.people', reuse.people);
  if (endorsements?.status === 'shown') {
    ofMembers('participation.endorsements.givers', endorsements.givers);
    ofMembers('participation.endorsements.receivers', endorsements.receivers);
  }
  if (problems?.status === 'shown') ofMembers('participation.problems.askers', problems.askers);
  if (contributions?.status === 'shown') {
    const { people, halfBy, newcomers, again } = contributions;
    const place = (name: string) => `participation.contributions.${name}`;
    ofMembers(contributors, people);
    for (const part of [halfBy, newcomers]) {
      if (part && part.status !== 'hidden') book.know(contributors, { from: part.of, to: part.of });
    }
    if (halfBy) book.part(place('halfBy'), contributors, known(halfBy));
    if (newcomers) {
      book.split(contributors, place('newcomers'), place('again'));
      const bounds = known(newcomers);
      if (bounds) book.know(place('newcomers'), bounds);
    }
    if (again) {
      book.part(place('again'), 'contributors before', known(again));
      if (again.status !== 'hidden') book.know('contributors before', { from: again.of, to: again.of });
    }
  }
  arrows(report, book, known);
  received(report, book, known);
  const cells = book.solved();
  if (book.isContradiction() || membersIn.size > 1) {
    return [{ code: 'contradiction', words: 'participation: numbers that cannot all be true', place: 'participation' }];
  }
  return [...cells].flatMap(([cell, bounds]): Finding[] =>
    areFew(bounds, minimum)
      ? [{ code: 'derived', words: `participation: a few people in ${cell}`, place: placeOf(cell) }]
      : [],
  );
}

/** Cells of what no file shows are named in words. */
const placeOf = (cell: string): string => (/^(participation|groupMap)[^ ,]*/.exec(cell) ?? ['groupMap'])[0];

/** Helpers of a group are among its members and among the contributors; no one is in two groups. */
function arrows(
  { groupMap, promise }: QuarterReport,
  book: CellBook,
  known: (people: People) => PeopleRange | undefined,
): void {
  if (groupMap.status !== 'shown' || !groupMap.edges?.length) return;
  const { minimumGroup: minimum } = promise;
  const groups = Map.groupBy(
    groupMap.edges.map((edge, index) => ({ ...edge, place: `groupMap.edges[${index}].people` })),
    ({ from }) => from,
  );
  for (const [from, edges] of groups) {
    for (const { people, place } of edges) {
      book.part(place, `helpers from ${from}`, known(people) ?? { from: minimum, to: Number.POSITIVE_INFINITY });
      if (people.status === 'hidden') continue;
      book.know(`members of ${from}`, { from: people.of, to: people.of });
      book.split(`members of ${from}`, place, `${place}, members without`);
    }
    book.split(`members of ${from}`, `helpers from ${from}`, `members of ${from}, without`);
  }
  book.split(contributors, ...[...groups.keys()].map((from) => `helpers from ${from}`), `${contributors}, on no arrow`);
}

/**
 * Helpers of a group are among the people outside it and among the contributors. Those of several groups overlap, but nobody
 * helps their own: for every number of people who helped any group, the most that can have helped each is counted out.
 */
function received(
  { groupMap, promise }: QuarterReport,
  book: CellBook,
  known: (people: People) => PeopleRange | undefined,
): void {
  if (groupMap.status !== 'shown' || !groupMap.received?.length) return;
  const { minimumGroup: minimum } = promise;
  const everyone = book.boundsOf(members).to;
  const contributed = book.boundsOf(contributors);
  const groups = groupMap.received.map(({ people }, index) => {
    const place = `groupMap.received[${index}].people`;
    const outside = people.status === 'hidden' ? everyone : people.of;
    // The rule hides a number beside others only where all but a few helped.
    const hidden = { from: Math.max(minimum, Math.min(outside, contributed.from) - minimum + 1), to: outside };
    const bounds =
      known(people) ?? (people.status === 'hidden' && people.reason === 'too-few-people' ? undefined : hidden);
    book.part(place, contributors, bounds);
    if (people.status !== 'hidden') book.know(`outside of ${place}`, { from: people.of, to: people.of });
    book.split(`outside of ${place}`, place, `${place}, others outside`);
    return { size: Math.max(0, everyone - outside), helpers: bounds?.from ?? 0 };
  });
  const inNone = Math.max(0, everyone - groups.reduce((sum, { size }) => sum + size, 0));
  let fewest = Math.max(0, ...groups.map(({ helpers }) => helpers));
  const isEnough = (all: number) =>
    all >= everyone || groups.reduce((sum, { size, helpers }) => sum + Math.min(size, all - helpers), inNone) >= all;
  // A file that hides how many members there are says no more than the largest number of helpers.
  while (Number.isFinite(everyone) && !isEnough(fewest)) fewest += 1;
  book.know('groupMap, helpers of any group', { from: fewest, to: Number.POSITIVE_INFINITY });
  book.split(contributors, 'groupMap, helpers of any group', 'groupMap, contributors who helped no other group');
}
