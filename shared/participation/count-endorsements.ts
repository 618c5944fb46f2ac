import type { EndorsementCounts } from '../contract/participation.ts';
import type { KnownFact } from './known-fact.ts';
import { factsOf, type Participants, peopleIn } from './participants.ts';

/** Endorsements of one member by another; endorsing oneself does not count. Undefined without any. */
export function countEndorsements(
  facts: readonly KnownFact[],
  participants: Participants,
): EndorsementCounts | undefined {
  const given = factsOf('endorsement', facts, participants).flatMap((fact) => {
    const { member, otherMember } = fact;
    if (otherMember === undefined || otherMember === member) return [];
    const from = participants.get(member);
    const to = participants.get(otherMember);
    return from && to ? [{ ...fact, receiver: otherMember, crosses: from.group !== to.group }] : [];
  });
  if (given.length === 0) return undefined;
  const crossing = given.filter(({ crosses }) => crosses);
  return {
    given: given.length,
    givers: peopleIn(given).size,
    receivers: new Set(given.map(({ receiver }) => receiver)).size,
    crossing: crossing.length,
    crossingPeople: peopleIn(crossing).size,
    withinPeople: peopleIn(given.filter(({ crosses }) => !crosses)).size,
  };
}
