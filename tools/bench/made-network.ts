/**
 * Made-up networks of communities: some people belong to several communities, groups have all sizes, response rates vary
 * freely, and so does agreement, up to everyone saying the same. Some communities are nearly another one, and some are parts
 * of one. The same seed makes the same organisation.
 */
import type { CommunityId, GroupName, MemberId } from '../../shared/kernel/ids.ts';
import type { MadeCommunity, MadeOrganisation, Roster } from './made-organisation.ts';

export interface NetworkSize {
  readonly communities: number;
  readonly quarters: number;
  readonly people: number;
}

type Dice = () => number;

/** Park and Miller's minimal standard generator, from 0 to 1. */
export function diceOf(seed: number): Dice {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A random size that a network may have. */
export const someSize = (dice: Dice): NetworkSize => ({
  communities: 2 + Math.floor(dice() * 3),
  quarters: dice() < 0.3 ? 2 : 1,
  people: 15 + Math.floor(dice() ** 2 * 150),
});

export function madeNetwork({ communities, quarters, people }: NetworkSize, dice: Dice): MadeOrganisation {
  const everyone = Array.from({ length: people }, (_, index) => (index + 1).toString(16).padStart(32, '0') as MemberId);
  const leans = new Map(everyone.map((member) => [member, dice()]));
  const made: MadeCommunity[] = [];
  for (let index = 0; index < communities; index++) {
    const before = made.at(-1)?.rosters[0];
    const roster = before && dice() < 0.3 ? nearly(before, everyone, dice) : anyOf(everyone, dice);
    // With fewer than eight members there is no pulse.
    const enough = roster.size < 8 ? rosterOf(everyone.slice(0, 12), dice) : roster;
    made.push({ id: `made-${index}` as CommunityId, rosters: Array.from({ length: quarters }, () => enough) });
  }
  const moods = Array.from({ length: communities * quarters * 3 }, () => moodOf(dice));
  const moodIn = (community: CommunityId, month: number) => moods[Number(community.slice(5)) * quarters * 3 + month];
  return {
    communities: made,
    isAnswering: (_, community, month) => dice() < (moodIn(community, month)?.rate ?? 0),
    choose: (member, month, _, points) => {
      // Opinions are of the month, not of the community: people answer alike wherever they are asked.
      const { noise, level, skipping } = moods[month] ?? moodOf(dice);
      if (dice() < skipping) return 0;
      const at = (1 - noise) * (0.8 * level + 0.2 * (leans.get(member) ?? 0)) + noise * dice();
      return 1 + Math.min(points - 1, Math.floor(at * points));
    },
  };
}

/** One in three months everyone agrees wholly or nearly; the others are anywhere between that and answering at random. */
const moodOf = (dice: Dice) => ({
  rate: 0.3 + 0.7 * dice(),
  noise: Math.max(0, 1.5 * dice() - 0.5),
  level: dice(),
  skipping: dice() < 0.5 ? 0 : 0.1 * dice(),
});

/** A person is in each community with this chance, so many are in several, in a different group each time. */
function anyOf(everyone: readonly MemberId[], dice: Dice): Roster {
  const share = 0.3 + 0.7 * dice();
  return rosterOf(
    everyone.filter(() => dice() < share),
    dice,
  );
}

function rosterOf(members: readonly MemberId[], dice: Dice): Roster {
  const groups = 1 + Math.floor(dice() * 6);
  return new Map(members.map((member) => [member, groupIn(groups, dice)]));
}

const groupIn = (groups: number, dice: Dice): GroupName =>
  `group ${Math.floor(dice() ** 1.5 * groups) + 1}` as GroupName;

/** The same community but for up to seven people on either side, its groups kept or drawn again; or one of its groups. */
function nearly(roster: Roster, everyone: readonly MemberId[], dice: Dice): Roster {
  const ofGroup = dice() < 0.3 ? [...roster.values()][0] : undefined;
  const within = [...roster].filter(([, group]) => ofGroup === undefined || group === ofGroup);
  const kept = within.slice(Math.floor(dice() * 8));
  const added = everyone.filter((member) => !roster.has(member)).slice(0, Math.floor(dice() * 8));
  const again = dice() < 0.5;
  return new Map([
    ...kept.map(([member, group]) => [member, again ? groupIn(3, dice) : group] as const),
    ...added.map((member) => [member, groupIn(3, dice)] as const),
  ]);
}
