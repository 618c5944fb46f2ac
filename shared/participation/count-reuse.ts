import type { ReuseCounts } from '../contract/participation.ts';
import type { MemberId } from '../kernel/ids.ts';
import {
  factsOf,
  type MemberFact,
  membersBySubject,
  type Participants,
  peopleIn,
  type QuarterFacts,
} from './participants.ts';

/**
 * Reuse of artefacts by people who did not contribute to them, once for each person and artefact. It reaches outside when no
 * contributor is in the same group; that is known only if a contribution to the artefact is, from this quarter or the one
 * before. Undefined without any.
 */
export function countReuse({ now, before }: QuarterFacts, participants: Participants): ReuseCounts | undefined {
  const authors = membersBySubject(factsOf('contribution', [...before, ...now], participants));
  const reuses = firstOfEach(factsOf('reuse', now, participants)).filter(
    ({ member, subject }) => !authors.get(subject)?.has(member),
  );
  if (reuses.length === 0) return undefined;
  const groupOf = (member: MemberId) => participants.get(member)?.group;
  const placed = reuses.filter(({ subject }) => authors.has(subject));
  const isOutside = ({ member, subject }: MemberFact) =>
    ![...(authors.get(subject) ?? [])].some((author) => groupOf(author) === groupOf(member));
  const outside = placed.filter(isOutside);
  return {
    reuses: reuses.length,
    artefacts: new Set(reuses.map(({ subject }) => subject)).size,
    people: peopleIn(reuses).size,
    placed: placed.length,
    outside: outside.length,
    outsidePeople: peopleIn(outside).size,
    insidePeople: peopleIn(placed.filter((reuse) => !isOutside(reuse))).size,
  };
}

const firstOfEach = (reuses: readonly MemberFact[]): MemberFact[] => [
  ...new Map(reuses.toReversed().map((reuse) => [JSON.stringify([reuse.member, reuse.subject]), reuse])).values(),
];
