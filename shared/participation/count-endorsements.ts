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
  const within = given.filter(({ crosses }) => !crosses);
  const receiversOf = (of: typeof given) => new Set(of.map(({ receiver }) => receiver)).size;
  return {
    given: given.length,
    givers: peopleIn(given).size,
    receivers: receiversOf(given),
    crossing: crossing.length,
    crossingPeople: peopleIn(crossing).size,
    crossingReceivers: receiversOf(crossing),
    withinPeople: peopleIn(within).size,
    withinReceivers: receiversOf(within),
  };
}
