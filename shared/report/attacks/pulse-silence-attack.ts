/**
 * Looks for members who kept silent in a pulse, were not asked or were not reached. Everything public about a pulse is taken
 * together: the report's numbers of the community, its labels and its questions, the manifest, the length of the list of
 * receipts, and what stewards read in mails. Who answered was reached, who was reached was asked, who was asked is a member,
 * and labels add up to the community; so numbers are added and subtracted until nothing changes. Found is any set of people
 * that surely is few and known better than the words for it say, "all" and "none" included.
 *
 * What it cannot see: what a reader knows from elsewhere, such as who was away.
 */
import type { Commitment } from '../../contract/commitment.ts';
import type { Manifest } from '../../contract/pulse.ts';
import type { PeopleRange } from '../disclosure/split-bar.ts';
import type { Finding } from '../shape/finding.ts';
import { minimumOf } from '../shape/minimum-of.ts';
import { boundsOf, type People } from '../shape/people.ts';
import type { PulseReport, QuarterReport } from '../shape/quarter-report.ts';
import { areFew, CellBook } from './cells.ts';

/** What is known of a pulse besides the report. */
export interface BesideReport {
  readonly manifest?: Manifest;
  readonly list?: Commitment;
  /** From mails to stewards: at least so many members were not asked, or not reached; 0 says fewer than the minimum. */
  readonly mails?: { readonly notAskedAtLeast?: number; readonly notReachedAtLeast?: number };
}

/** @param beside by pulse; a pulse without an entry is attacked by the report alone */
export const pulseSilenceAttack = (
  report: QuarterReport,
  beside: ReadonlyMap<string, BesideReport> = new Map(),
): Finding[] =>
  report.pulses.flatMap((pulse, index) => {
    const place = `pulses[${index}]`;
    const files = beside.get(pulse.pulse) ?? {};
    return [...countedFrom(files, pulse, place), ...silentIn(pulse, files, place, minimumOf(pulse, report))];
  });

/** The files beside the report must not count answers or invitations themselves. */
function countedFrom({ manifest, list }: BesideReport, { pulse, members }: PulseReport, place: string): Finding[] {
  const findings: Finding[] = [];
  const inLabels = manifest?.groups.reduce((sum, group) => sum + group.members, 0) ?? members;
  if (inLabels !== members) {
    findings.push({
      code: 'derived',
      words: `${pulse}: members beside those of the manifest`,
      place: `${place}.members`,
    });
  }
  // The first version of the list had no decoys, by the rules of its time.
  if (list?.version === 2 && !list.contradiction && !list.lost) {
    const kinds = manifest?.comments ? 2 : 1;
    if (list.receipts.length !== members * kinds) {
      findings.push({ code: 'suppressed-count', words: `${pulse}: the list of receipts counts answers`, place });
    }
  }
  return findings;
}

const named = {
  answered: 'who answered',
  silent: 'who kept silent',
  notAsked: 'who was not asked',
  notReached: 'who was not reached',
  askedSilent: 'who was asked and kept silent',
  reachedSilent: 'who was reached and kept silent',
  missed: 'who was asked and not reached',
};

function silentIn(report: PulseReport, { mails = {} }: BesideReport, place: string, minimum: number): Finding[] {
  const { pulse, members, asked, reached, answered, groups } = report;
  const book = new CellBook();
  const know = (cell: string, people: People | undefined, of: number) =>
    book.know(cell, (people && boundsOf(people, minimum)) ?? { from: 0, to: of });
  book.know('members', { from: members, to: members });
  know('asked', asked, members);
  know('reached', reached, members);
  know(named.answered, answered, members);
  book.know(named.notAsked, told(mails.notAskedAtLeast, members, minimum));
  book.know(named.notReached, told(mails.notReachedAtLeast, members, minimum));
  book.split('members', named.answered, named.silent);
  book.split('members', 'asked', named.notAsked);
  book.split('members', 'reached', named.notReached);
  book.split('asked', named.answered, named.askedSilent);
  book.split('asked', 'reached', named.missed);
  book.split('reached', named.answered, named.reachedSilent);
  for (const fewest of answersOf(report)) book.know(named.answered, { from: fewest, to: members });
  underLabels(report, book, minimum);
  const cells = book.solved();
  if (book.isContradiction()) {
    return [{ code: 'contradiction', words: `${pulse}: numbers of people that cannot all be true`, place }];
  }
  const sets = [...Object.values(named), ...groups.flatMap(({ label }) => [silentUnder(label), answeredUnder(label)])];
  return [...sets, vague].flatMap((cell): Finding[] =>
    areFew(cells.get(cell) ?? { from: 0, to: members }, minimum)
      ? [{ code: 'derived', words: `${pulse}: ${cell} can be worked out`, place }]
      : [],
  );
}

const told = (least: number | undefined, members: number, minimum: number): PeopleRange =>
  least === undefined
    ? { from: 0, to: members }
    : least < minimum
      ? { from: 0, to: minimum - 1 }
      : { from: least, to: members };

const silentUnder = (label: string): string => `who kept silent in ${label}`;
const answeredUnder = (label: string): string => `who answered in ${label}`;
const vague = 'who kept silent in groups without a number';

/** No label has fewer answers than the minimum, or it would have been merged. */
function underLabels({ groups, instruments }: PulseReport, book: CellBook, minimum: number): void {
  if (groups.length === 0) return;
  for (const { label, members, answered } of groups) {
    const bounds = boundsOf(answered, minimum) ?? { from: Math.min(minimum, members), to: members };
    book.know(answeredUnder(label), bounds);
    book.know(`members of ${label}`, { from: members, to: members });
    book.split(`members of ${label}`, answeredUnder(label), silentUnder(label));
    for (const { groups: scored } of instruments) {
      const score = scored.find((group) => group.label === label)?.score;
      const fewest = score && score.status !== 'hidden' ? fewestOf(score.persons, minimum) : undefined;
      if (fewest !== undefined) book.know(answeredUnder(label), { from: fewest, to: members });
    }
  }
  book.split(named.answered, ...groups.map(({ label }) => answeredUnder(label)));
  book.split(named.silent, ...groups.map(({ label }) => silentUnder(label)));
  const [exact, others] = [true, false].map((wanted) =>
    groups.filter(({ answered }) => (answered.status === 'exact') === wanted).map(({ label }) => silentUnder(label)),
  );
  if (!exact?.length || !others?.length) return;
  book.split(vague, ...others);
  book.split(named.silent, ...exact, vague);
}

/** The fewest people behind each shown question. */
const answersOf = ({ instruments }: PulseReport): number[] =>
  instruments.flatMap(({ items }) =>
    items.flatMap(({ result }) => {
      const fewest = result.status === 'shown' ? fewestOf(result.answered, 0) : undefined;
      return fewest === undefined ? [] : [fewest];
    }),
  );

/** A plain number is of a file whose questions and scores are not guarded by themselves; other attackers look at those. */
const fewestOf = (people: number | PeopleRange | People, minimum: number): number | undefined => {
  if (typeof people === 'number') return undefined;
  return 'status' in people ? boundsOf(people, minimum)?.from : people.from;
};
