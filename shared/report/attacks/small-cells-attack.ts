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
  if (groupMap.status !== 'shown' || groupMap.edges.length === 0) return;
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
