import type { HelpCounts } from '../contract/participation.ts';
import { factsOf, type MemberFact, type Participants, peopleIn, type QuarterFacts } from './participants.ts';

/** A contribution of one group that helped another. */
export interface Crossing extends MemberFact {
  readonly from: string;
  readonly to: string;
}

/**
 * Help that each label received from people of others, and how many of the arrows from one label to another were used. Nothing
 * is chosen here, so more help never makes a number smaller. Two groups that share a label cannot be distinguished: help
 * between them is on no arrow.
 *
 * @param crossing between labels
 */
export function countHelp(crossing: readonly Crossing[], labels: ReadonlySet<string>): HelpCounts {
  const between = crossing.filter(({ from, to }) => from !== to);
  return {
    received: [...labels].sort().map((label) => ({
      label,
      people: peopleIn(between.filter(({ to }) => to === label)).size,
    })),
    used: new Set(between.map(({ from, to }) => JSON.stringify([from, to]))).size,
    people: peopleIn(between).size,
  };
}

export interface MapRow {
  readonly from: string;
  readonly to: string;
  readonly people: number;
  readonly contributions: number;
}

/** The whole map, group by group as the roster names them. For stewards alone, who supplied these facts. */
export function wholeMap({ now }: QuarterFacts, participants: Participants): MapRow[] {
  const groups = new Set([...participants.values()].map(({ group }) => group));
  const placed = factsOf('contribution', now, participants).filter(({ group }) => groups.has(group));
  const arrows = Map.groupBy(placed, ({ member, group }) => JSON.stringify([participants.get(member)?.group, group]));
  return [...arrows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([ends, facts]) => {
      const [from = '', to = '']: string[] = JSON.parse(ends);
      return { from, to, people: peopleIn(facts).size, contributions: facts.length };
    });
}
