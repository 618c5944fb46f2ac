import type { FactCounts } from '../contract/participation.ts';
import type { CalendarDate } from '../kernel/time.ts';
import { countAdoption, groupsThatCount } from './count-adoption.ts';
import { countContributions } from './count-contributions.ts';
import { countEndorsements } from './count-endorsements.ts';
import { countProblems } from './count-problems.ts';
import { countReuse } from './count-reuse.ts';
import { nameGroups } from './name-groups.ts';
import type { Participants, QuarterFacts } from './participants.ts';

interface Counting {
  readonly participants: Participants;
  /** From the community's programme, see `limits.minimumGroup`. */
  readonly minimum: number;
  readonly lastDay: CalendarDate;
}

/**
 * Everything that is kept of a quarter's facts besides attendance; undefined without any. The order of facts does not matter.
 */
export function countParticipation(
  given: QuarterFacts,
  { participants, minimum, lastDay }: Counting,
): FactCounts | undefined {
  const facts = nameGroups(given, participants);
  const contributions = countContributions(facts, participants);
  const reuse = countReuse(facts, participants);
  const endorsements = countEndorsements(facts.now, participants);
  const problems = countProblems(facts, participants, lastDay);
  const adoption = countAdoption(facts, participants, minimum);
  const result = {
    ...(contributions && { contributions }),
    ...(reuse && { reuse }),
    ...(endorsements && { endorsements }),
    ...(problems && { problems }),
    ...(adoption && { adoption, adoptingGroups: groupsThatCount(participants, minimum).size }),
  };
  return Object.keys(result).length > 0 ? result : undefined;
}
