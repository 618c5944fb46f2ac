/**
 * What numbers of groups are worth: made members answer through the real tally, merging and report, and because the bench also
 * knows what the silent think, it can say how far off a mean of those who answered is, and an estimate. Beside it: how many
 * labels a community of small teams has.
 */
import { choicesFrom } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { addResponse, emptyTally } from '../../shared/answers/tally.ts';
import { type PulseResult, scoreUnits } from '../../shared/contract/results.ts';
import type { GroupName } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { labelGroups } from '../../shared/pulse/labels.ts';
import { reportPulse } from '../../shared/report/build/pulse.ts';
import { clipScore } from '../../shared/report/disclosure/room-for-two.ts';
import { countedPulse } from './counted-pulse.ts';
import { diceOf } from './made-network.ts';

const refs = [{ id: 'psychological-safety', version: 1 }];
const instruments = instrumentsOf(refs);
const scale = { lowest: 1, highest: 5, favourableFrom: 4 };
const at = '2026-11-03T08:00:00Z' as Instant;

export interface GroupCase {
  readonly members: number;
  readonly groups: number;
  /** How far groups truly differ, as a standard deviation in points. */
  readonly spread: number;
  /** Whether some groups answer twice as often as others. */
  readonly unevenly?: boolean;
}

export interface GroupNumbers {
  /** Root mean square errors, of the means of those who answered and of estimates: for the members of today, and lasting. */
  readonly today: readonly [mean: number, estimate: number];
  readonly lasting: readonly [mean: number, estimate: number];
  /** Percent of ranges that hold the mean of all members. */
  readonly covered: number;
  /** Percent of groups called clearly above or below. */
  readonly clear: number;
  /** Errors of the community's score, and of the one by groups; undefined where it is not given. */
  readonly community: readonly [score: number, byGroups: number | undefined];
  /** Percent of ranges of the score by groups that hold the mean of all members. */
  readonly communityCovered: number | undefined;
}

const rootMean = (errors: readonly number[]): number =>
  Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / Math.max(1, errors.length));
const percent = (of: readonly boolean[]): number => (100 * of.filter(Boolean).length) / Math.max(1, of.length);
const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

export function measureGroups(seed: number, one: GroupCase, pulses: number): GroupNumbers {
  const dice = diceOf(seed);
  const bell = () => Array.from({ length: 12 }, dice).reduce((sum, side) => sum + side, -6);
  const today: [number[], number[]] = [[], []];
  const lasting: [number[], number[]] = [[], []];
  const [score, byGroups]: [number[], number[]] = [[], []];
  const [covered, clear, communityCovered]: [boolean[], boolean[], boolean[]] = [[], [], []];
  for (let pulse = 0; pulse < pulses; pulse++) {
    const made = madeGroups(one, dice, bell);
    const result = resultOf(made);
    const [instrument] = reportPulse(result, { published: [], at }).instruments;
    const all = average(made.flatMap(({ people }) => people.map(meanOf)));
    if (instrument?.score.status !== 'shown') continue;
    score.push(instrument.score.score.value - all);
    const { byGroups: weighed } = instrument.score;
    if (weighed) {
      byGroups.push(weighed.score - all);
      communityCovered.push(weighed.from <= all && all <= weighed.to);
    }
    for (const { label, score: estimated } of instrument.groups) {
      const group = made.find((other) => other.label === label);
      const tally = result.groups.find((other) => other.label === label)?.scales[0];
      if (!group || !tally || estimated.status !== 'pooled') continue;
      const own = clipScore(tally.sum / scoreUnits / tally.persons, estimated.persons.to, scale).value;
      const ofMembers = average(group.people.map(meanOf));
      today[0].push(own - ofMembers);
      today[1].push(estimated.estimate - ofMembers);
      lasting[0].push(own - group.level);
      lasting[1].push(estimated.estimate - group.level);
      covered.push(estimated.from <= ofMembers && ofMembers <= estimated.to);
      clear.push(estimated.verdict !== 'no-clear-difference');
    }
  }
  return {
    today: [rootMean(today[0]), rootMean(today[1])],
    lasting: [rootMean(lasting[0]), rootMean(lasting[1])],
    covered: percent(covered),
    clear: percent(clear),
    community: [rootMean(score), byGroups.length > 0 ? rootMean(byGroups) : undefined],
    communityCovered: communityCovered.length > 0 ? percent(communityCovered) : undefined,
  };
}

interface MadeGroup {
  readonly label: string;
  /** What its members would answer on average, were there thousands. */
  readonly level: number;
  /** The answers of every member, the silent included. */
  readonly people: readonly (readonly number[])[];
  readonly answering: ReadonlySet<number>;
}

const meanOf = average;
const unheard = 200;

function madeGroups(
  { members, groups, spread, unevenly }: GroupCase,
  dice: () => number,
  bell: () => number,
): MadeGroup[] {
  return Array.from({ length: groups }, (_, index) => {
    // One point of the scale is about 1.15 of what lies behind it; questions then correlate with 0.45, as is usual.
    const effect = spread * bell() * 1.15;
    const person = () => {
      const trait = 0.75 * bell();
      return instruments.flatMap(({ items }) =>
        items.map((_, item) => {
          const lean = 0.5 + effect + trait + 0.85 * bell() - 0.1 * item;
          return 1 + [-2.1, -0.95, 0.1, 1.3].filter((threshold) => lean > threshold).length;
        }),
      );
    };
    const size = Math.floor((members * (index + 1)) / groups) - Math.floor((members * index) / groups);
    const people = Array.from({ length: size }, person);
    const rate = unevenly ? 0.4 + 0.4 * dice() : 0.6;
    const answering = new Set(people.flatMap((_, member) => (dice() < rate ? [member] : [])));
    const level = average(Array.from({ length: unheard }, () => meanOf(person())));
    return { label: `group ${String(index + 1).padStart(2, '0')}`, level, people, answering };
  });
}

function resultOf(made: readonly MadeGroup[]): PulseResult {
  const tallies = new Map(
    made.map(({ label, people, answering }) => {
      const tally = emptyTally(instruments);
      for (const member of answering) addResponse(tally, instruments, choicesFrom([...(people[member] ?? [])]));
      return [label, tally] as const;
    }),
  );
  const members = new Map(made.map(({ label, people }) => [label, people.length]));
  return countedPulse({ name: 'groups', quarter: 3, instruments: refs, members, tallies });
}

/** Labels of 60 people in 24 teams of one to five in five departments: by team alone, and with departments. */
export function countLabels(): { readonly flat: number; readonly departments: number } {
  const departments = { Engineering: [5, 4, 3, 3, 2, 2], Sales: [4, 3, 3, 2, 1], Operations: [4, 3, 2, 1, 1] };
  const others = { Finance: [3, 2, 2, 1], People: [3, 2, 2, 2] };
  const teams = Object.entries({ ...departments, ...others }).flatMap(([department, sizes]) =>
    sizes.map((size, team) => ({ department, team: `${department} team ${team + 1}`, size })),
  );
  const named = (nameOf: (team: (typeof teams)[number]) => string) => {
    const sizes = new Map(teams.map((one) => [nameOf(one) as GroupName, one.size]));
    const { groups } = labelGroups(sizes, 8, 'Everyone');
    return groups.filter(({ label }) => label !== 'Everyone').length;
  };
  return { flat: named(({ team }) => team), departments: named(({ department, team }) => `${department} / ${team}`) };
}
