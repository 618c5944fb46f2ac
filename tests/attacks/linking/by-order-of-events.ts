import * as z from 'zod/mini';
import { groupTallySchema } from '../../../shared/contract/results.ts';
import type { Row, Snapshot } from '../answer-service.ts';
import { type Choices, type Evidence, type Links, labelOf } from '../watched-pulse.ts';
import { personPieces, responsePieces, windows } from './by-shared-values.ts';
import { column } from './column.ts';

interface Event {
  readonly person?: string | undefined;
  readonly response?: string | undefined;
}

/** A response belongs to the person of its label who was marked last and has none yet. */
function following(events: readonly Event[], evidence: Evidence): Links {
  const labels = labelOf(evidence);
  const groups = new Map(evidence.atClose.responses.map((row) => [column(row, 'sk'), column(row, 'label')]));
  const marked: string[] = [];
  const links = new Map<string, string>();
  for (const { person, response } of events) {
    if (person !== undefined && !marked.includes(person) && !links.has(person)) marked.push(person);
    if (response === undefined) continue;
    const at = marked.findLastIndex((one) => labels.get(one) === groups.get(response));
    const [found] = at < 0 ? [] : marked.splice(at, 1);
    if (found !== undefined) links.set(found, response);
  }
  return links;
}

/** What changed from each copy of the tables to the next. */
export function byComparingCopies(evidence: Evidence): Links {
  const known = new Set<string>();
  const events: Event[] = [];
  for (const { invitations, responses } of evidence.snapshots) {
    for (const row of invitations) {
      const mark = `issued ${column(row, 'sk')}`;
      if (row['issued'] !== undefined && !known.has(mark)) events.push({ person: column(row, 'sk') });
      if (row['issued'] !== undefined) known.add(mark);
    }
    for (const row of responses) {
      if (!known.has(column(row, 'sk'))) events.push({ response: column(row, 'sk') });
      known.add(column(row, 'sk'));
    }
  }
  return following(events, evidence);
}

/** Every number in an invitation against every number in a response, as if they were times on one clock. */
export function byTimes(evidence: Evidence): Links {
  const { invitations, responses } = evidence.atClose;
  const numbersOf = (row: Row) => Object.values(row).filter((value) => typeof value === 'number');
  const events = [
    ...invitations
      .filter(({ issued }) => issued !== undefined)
      .flatMap((row) => numbersOf(row).map((at) => ({ at, person: column(row, 'sk') }))),
    ...responses.flatMap((row) => numbersOf(row).map((at) => ({ at, response: column(row, 'sk') }))),
  ];
  // If all have the same number, it is not a time.
  const distinct = events.filter(({ at }) => events.filter((other) => other.at === at).length === 1);
  return following(
    distinct.toSorted((a, b) => a.at - b.at),
    evidence,
  );
}

/** Lines that name something about a person, and lines that name something about a response. */
export function byLog(evidence: Evidence): Links {
  const people = personPieces(evidence, evidence.atClose);
  const responses = responsePieces(evidence.atClose);
  const find = (line: string, pieces: ReadonlyMap<string, string>) =>
    [...windows(line)].map((piece) => pieces.get(piece)).find((owner) => owner !== undefined);
  return following(
    evidence.log.map((line) => ({ person: find(line, people), response: find(line, responses) })),
    evidence,
  );
}

/** Straight from a person to answers: what a tally grew by when that person answered. */
export function byWatchingTallies(evidence: Evidence): ReadonlyMap<string, Choices> {
  const order = [...byComparingCopies(evidence)];
  const personOf = new Map(order.map(([person, response]) => [response, person]));
  const claims = new Map<string, Choices>();
  let before: Snapshot | undefined;
  for (const snapshot of evidence.snapshots) {
    const arrived = snapshot.responses.filter(
      (row) => !before?.responses.some((earlier) => earlier['sk'] === row['sk']),
    );
    const grown = before && grownBy(before, snapshot);
    const person = personOf.get(column(arrived[0] ?? {}, 'sk'));
    if (grown && person !== undefined) claims.set(person, grown);
    before = snapshot;
  }
  return claims;
}

const talliesSchema = z.object({ groups: z.array(groupTallySchema) });

/** The choices by which the tally of one group grew. */
function grownBy(before: Snapshot, after: Snapshot): Choices | undefined {
  const groupsOf = ({ results }: Snapshot) => results.flatMap(({ result }) => talliesSchema.parse(result).groups);
  const earlier = new Map(groupsOf(before).map((group) => [group.label, group]));
  const grown = groupsOf(after).find(({ label, respondents }) => respondents > (earlier.get(label)?.respondents ?? 0));
  return grown?.scales.flatMap(({ items }, s) =>
    items.map(({ points }, i) => {
      const old = earlier.get(grown.label)?.scales[s]?.items[i]?.points ?? [];
      return 1 + points.findIndex((count, point) => count > (old[point] ?? 0));
    }),
  );
}
