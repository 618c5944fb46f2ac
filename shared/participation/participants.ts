import type { MemberId } from '../kernel/ids.ts';
import type { KnownFact } from './known-fact.ts';

/** Where a person counts: the group on the roster, and the label under which it is shown. */
export interface Place {
  readonly group: string;
  readonly label: string;
}

/** Everyone on the roster; people who have left since no longer count. */
export type Participants = ReadonlyMap<MemberId, Place>;

/** Facts of a quarter, and those of the quarter before, which show what is new. */
export interface QuarterFacts {
  readonly now: readonly KnownFact[];
  readonly before: readonly KnownFact[];
}

export interface MemberFact extends KnownFact {
  readonly member: MemberId;
}

/** The facts of one kind whose person is on the roster. */
export const factsOf = (
  kind: KnownFact['kind'],
  facts: readonly KnownFact[],
  participants: Participants,
): MemberFact[] =>
  facts.flatMap((fact) =>
    fact.kind === kind && fact.member !== undefined && participants.has(fact.member)
      ? [{ ...fact, member: fact.member }]
      : [],
  );

export const peopleIn = (facts: readonly MemberFact[]): Set<MemberId> => new Set(facts.map(({ member }) => member));

/** Who made, or declared, each artefact or asked each question: a name in the facts may have several. */
export const membersBySubject = (facts: readonly MemberFact[]): Map<string, Set<MemberId>> =>
  new Map([...Map.groupBy(facts, ({ subject }) => subject)].map(([subject, about]) => [subject, peopleIn(about)]));
