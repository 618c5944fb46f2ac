import { lastNameOf } from '../contract/group-path.ts';
import type { Participants, QuarterFacts } from './participants.ts';

/**
 * Facts with the groups of the roster: one that is named by its last name alone, such as "Platform", is the group
 * "Engineering / Platform" if no other group on the roster ends so. Any other name stays as it is.
 */
export function nameGroups({ now, before }: QuarterFacts, participants: Participants): QuarterFacts {
  const paths = new Set([...participants.values()].map(({ group }) => group));
  const byLastName = Map.groupBy(paths, lastNameOf);
  const pathFor = (name: string): string => {
    const [only, ...others] = byLastName.get(name) ?? [];
    return only === undefined || others.length > 0 || paths.has(name) ? name : only;
  };
  const named = (facts: QuarterFacts['now']) => facts.map((fact) => ({ ...fact, group: pathFor(fact.group) }));
  return { now: named(now), before: named(before) };
}
