/**
 * Whether the reports of several communities could be subtracted. People who belong to two communities usually answer the
 * same questions alike, so the difference of two reports is about those who belong to one of them: if they are fewer than
 * the minimum, it says what they answered. What can be computed:
 *
 * - of two communities, who is in one and not in the other, on either side (A − B), and a copy of a community;
 * - of three, who is in one and in neither of the others, or in two beside a third that holds both (A + B − C);
 * - of groups, by their scores: sets of groups of A and of B whose members differ by a few.
 *
 * An intersection of a few people alone is not among them: no sum of two reports leaves only those in both, until a third
 * community unites the two (docs/adr/0065). Such pulses form a **collision**; at least one of them must be coarse.
 *
 * Not protected: what a reader knows about people from elsewhere, and rosters that change between two openings.
 */
import type { Detail } from '../contract/pulse-rules.ts';
import type { CommunityId, Label, MemberId, PulseId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';
import { type Edges, smallestCut } from './smallest-cut.ts';

/** A pulse that other communities' members may be asked in, too. */
export interface ComparedPulse {
  readonly pulse: PulseId;
  readonly community: CommunityId;
  readonly opens: Instant;
  readonly minimumGroup: number;
  /** Ids of the instruments that it asks, in whatever version. */
  readonly instruments: readonly string[];
  /** Undefined until the pulse is defined. */
  readonly detail: Detail | undefined;
  /** All members, each with the label of their answers; undefined if no one of their group is invited. */
  readonly members: ReadonlyMap<MemberId, Label | undefined>;
}

/** Pulses of which not all may be shown in full. */
type Collision = readonly PulseId[];

export interface DetailDecision {
  readonly detail: Detail;
  /** Pulses without a definition as yet that must not become full before this one does; empty if it is coarse. */
  readonly unlessFull: readonly PulseId[];
}

/**
 * The pulse that opens last of a collision is coarse (at the same instant, the one of the larger community id), unless
 * another one is. What a definition says stays, so a pulse that is defined late yields to those before it.
 *
 * @param others pulses of other communities in the same quarter, except those of which nothing will be published
 */
export function decideDetail(own: ComparedPulse, others: readonly ComparedPulse[]): DetailDecision {
  const pulses = [own, ...others.filter(({ instruments }) => sharesAny(instruments, own.instruments))];
  const collisions = collisionsOf(pulses);
  const details = new Map(pulses.flatMap(({ pulse, detail }) => (detail ? [[pulse, detail] as const] : [])));
  const isFull = (pulse: PulseId) => details.get(pulse) === 'full';
  for (const { pulse } of pulses.toSorted(byOpening)) {
    if (details.has(pulse)) continue;
    const yields = collisions.some((all) => all.includes(pulse) && all.every((one) => one === pulse || isFull(one)));
    details.set(pulse, yields ? 'coarse' : 'full');
    if (pulse === own.pulse) break;
  }
  const detail = details.get(own.pulse) ?? 'coarse';
  if (detail === 'coarse') return { detail, unlessFull: [] };
  const defined = new Set(others.filter((other) => other.detail).map(({ pulse }) => pulse));
  const unlessFull = collisions
    .filter((all) => all.includes(own.pulse))
    // A definition never changes, so a coarse one needs no second look.
    .filter((all) => !all.some((one) => defined.has(one) && !isFull(one)))
    .map((all) => pulses.filter(({ pulse }) => all.includes(pulse) && pulse !== own.pulse && !isFull(pulse)))
    .flatMap((waiting) => waiting.toSorted(byOpening).at(-1)?.pulse ?? []);
  return { detail, unlessFull: [...new Set(unlessFull)].sort() };
}

const byOpening = (a: ComparedPulse, b: ComparedPulse): number =>
  a.opens === b.opens ? (a.community < b.community ? -1 : 1) : a.opens < b.opens ? -1 : 1;

const sharesAny = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((one) => others.includes(one));

/**
 * Pairs and triples of pulses that ask the same and could be subtracted. Each community's members are compared as sets of
 * ids; the cost is that of all pairs, and of those triples in which every community shares members with another one.
 */
export function collisionsOf(pulses: readonly ComparedPulse[]): Collision[] {
  const sets = pulses.map(({ members }) => new Set(members.keys()));
  const shared = sets.map((a) => sets.map((b) => [...a].filter((id) => b.has(id))));
  const both = (i: number, j: number): readonly MemberId[] => shared[i]?.[j] ?? [];
  const found: Collision[] = [];
  for (const [i, a] of pulses.entries()) {
    for (const [j, b] of pulses.entries()) {
      if (j <= i || a.community === b.community || !sharesAny(a.instruments, b.instruments)) continue;
      const pair = [a.pulse, b.pulse];
      const minimum = Math.max(a.minimumGroup, b.minimumGroup);
      if (differByFew(a, b, both(i, j).length, minimum)) found.push(pair);
      for (const [k, c] of pulses.entries()) {
        if (k <= j || c.community === a.community || c.community === b.community) continue;
        if (!a.instruments.some((one) => b.instruments.includes(one) && c.instruments.includes(one))) continue;
        const links = [both(i, j), both(i, k), both(j, k)].filter(({ length }) => length > 0);
        if (links.length < 2) continue;
        const inAll = both(i, j).filter((id) => sets[k]?.has(id)).length;
        const few = Math.max(minimum, c.minimumGroup);
        const sizes = { a: a.members.size, b: b.members.size, c: c.members.size };
        const [ab, ac, bc] = [both(i, j).length, both(i, k).length, both(j, k).length];
        if (combineToFew({ ...sizes, ab, ac, bc, abc: inAll }, few)) found.push([...pair, c.pulse]);
      }
    }
  }
  return found;
}

function differByFew(a: ComparedPulse, b: ComparedPulse, inBoth: number, minimum: number): boolean {
  const few = fewOf(minimum);
  const [onlyA, onlyB] = [a.members.size - inBoth, b.members.size - inBoth];
  if (few(onlyA) || few(onlyB) || (onlyA === 0 && onlyB === 0)) return true;
  return inBoth > 0 && smallestCut(groupsBetween(a, b)) < minimum;
}

const fewOf = (minimum: number) => (people: number) => people > 0 && people < minimum;

/** People between the labels of `a` and of `b`; who has no label in one of them is outside of it. */
function groupsBetween(a: ComparedPulse, b: ComparedPulse): Edges {
  const edges = new Map<string, Map<string, number>>();
  const add = (from: string, to: string) => {
    const people = edges.get(from) ?? new Map<string, number>();
    edges.set(from, people.set(to, (people.get(to) ?? 0) + 1));
  };
  const nodeOf = (side: string, label: Label | undefined) => (label === undefined ? 'outside' : `${side} ${label}`);
  for (const member of new Set([...a.members.keys(), ...b.members.keys()])) {
    const [inA, inB] = [nodeOf('a', a.members.get(member)), nodeOf('b', b.members.get(member))];
    if (inA === inB) continue;
    add(inA, inB);
    add(inB, inA);
  }
  return edges;
}

interface ThreeSizes {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly ab: number;
  readonly ac: number;
  readonly bc: number;
  readonly abc: number;
}

/**
 * Whether two of three reports added, less the third, are about a few people on one side: those counted more often in the
 * two than in the third, or those in the third alone. What only two of the three can tell is found as a pair.
 */
function combineToFew({ a, b, c, ab, ac, bc, abc }: ThreeSizes, minimum: number): boolean {
  const few = fewOf(minimum);
  const only = { a: a - ab - ac + abc, b: b - ab - bc + abc, c: c - ac - bc + abc };
  const pairs = { ab: ab - abc, ac: ac - abc, bc: bc - abc };
  const more = {
    ab: only.a + only.b + pairs.ab + abc,
    ac: only.a + only.c + pairs.ac + abc,
    bc: only.b + only.c + pairs.bc + abc,
  };
  return [only.a, only.b, only.c, more.ab, more.ac, more.bc].some(few) && abc + pairs.ab + pairs.ac + pairs.bc > 0;
}
