/**
 * How much a report shows of what a steward asks, at several sizes of a community: of each question how many are favourable,
 * how the rest divides into unfavourable and neutral, and every point; of each group its score. Made answers go through the
 * real tally, merging and report. Beside it stands what the rules before format 2.0 showed of the same answers; they live on
 * in this file only.
 */
import { choicesFrom } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { addResponse, emptyTally } from '../../shared/answers/tally.ts';
import { type PulseResult, scoreUnits } from '../../shared/contract/results.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import { buildReport } from '../../shared/report/build/build-report.ts';
import { hideDerivedScores } from '../../shared/report/disclosure/hide-derived-scores.ts';
import { clipScore } from '../../shared/report/disclosure/room-for-two.ts';
import type { ItemReport } from '../../shared/report/shape/instrument-report.ts';
import type { PulseReport } from '../../shared/report/shape/quarter-report.ts';
import { countedPulse } from './counted-pulse.ts';
import { diceOf } from './made-network.ts';

const refs = [{ id: 'psychological-safety', version: 1 }];
const instruments = instrumentsOf(refs);
const scale = { lowest: 1, highest: 5, favourableFrom: 4 };

/** The chance of each point, lowest first: 68 and 85 % are favourable. */
export const mixes = { 68: [0.05, 0.1, 0.17, 0.42, 0.26], 85: [0.02, 0.04, 0.09, 0.45, 0.4] } as const;
const skipping = 0.04;
/** Usual sizes of groups: about ten people in small communities, more in large ones. */
const groupsOf = (members: number): number => Math.max(1, Math.floor(members / (members < 100 ? 10 : 20)));

/** Whole percent of what there is to show. */
export interface Shown {
  readonly favourable: number;
  readonly bands: number;
  readonly points: number;
  readonly groupScores: number;
}

type Counted = Record<keyof Shown, { shown: number; all: number }>;
const nothing = (): Counted => ({
  favourable: { shown: 0, all: 0 },
  bands: { shown: 0, all: 0 },
  points: { shown: 0, all: 0 },
  groupScores: { shown: 0, all: 0 },
});

/** @param percent of the members who answer */
export function measureShown(
  seed: number,
  members: number,
  percent: number,
  mix: 68 | 85,
  quarters: number,
  solver: LinearSolver,
) {
  const dice = diceOf(seed);
  const [before, now] = [nothing(), nothing()];
  for (let quarter = 0; quarter < quarters; quarter++) {
    const result = madeResult(members, percent, mixes[mix], dice);
    countBefore(before, result);
    countNow(now, result, solver);
  }
  return { before: inPercent(before), now: inPercent(now) };
}

function madeResult(members: number, percent: number, mix: readonly number[], dice: () => number): PulseResult {
  const labels = Array.from({ length: groupsOf(members) }, (_, index) => `group ${index + 1}`);
  const tallies = new Map(labels.map((label) => [label, emptyTally(instruments)]));
  const sizes = new Map(labels.map((label) => [label, 0]));
  const answering = Math.round((members * percent) / 100);
  // Who answers is drawn without replacement; members are dealt to groups in turn.
  const order = Array.from({ length: members }, (_, person) => ({ person, at: dice() })).sort((a, b) => a.at - b.at);
  for (const [rank, { person }] of order.entries()) {
    const label = labels[person % labels.length] ?? '';
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    if (rank >= answering) continue;
    const choices = (instruments[0]?.items ?? []).map(() => (dice() < skipping ? 0 : 1 + drawn(mix, dice())));
    const tally = tallies.get(label);
    if (tally) addResponse(tally, instruments, choicesFrom(choices));
  }
  return countedPulse({ name: 'shown', quarter: 3, instruments: refs, members: sizes, tallies });
}

function drawn(mix: readonly number[], at: number): number {
  let left = at;
  const point = mix.findIndex((chance) => {
    left -= chance;
    return left < 0;
  });
  return point < 0 ? mix.length - 1 : point;
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
function count(counted: { shown: number; all: number }, isShown: boolean): void {
  counted.all += 1;
  if (isShown) counted.shown += 1;
}

/** R3 and R4 before 2.0: room for two; bands from 20 people, points from 30, three or more in each. */
function countBefore(counted: Counted, { groups }: PulseResult): void {
  const tallies = groups.flatMap(({ scales: [tally] }) => tally ?? []);
  for (const [index] of (instruments[0]?.items ?? []).entries()) {
    const points = [0, 1, 2, 3, 4].map((point) => sumOf(tallies.map(({ items }) => items[index]?.points[point] ?? 0)));
    const [people, favourable] = [sumOf(points), sumOf(points.slice(3))];
    const bands = [sumOf(points.slice(0, 2)), points[2] ?? 0, favourable];
    count(counted.favourable, people >= 5 && favourable > 2 && favourable < people - 2);
    count(counted.bands, people >= 20 && Math.min(...bands) >= 3);
    count(counted.points, people >= 30 && Math.min(...points) >= 3);
  }
  if (groups.length < 2) return;
  const allShown = tallies.every(({ persons }) => persons >= 5);
  for (const { persons, sum } of tallies) {
    count(counted.groupScores, allShown && clipScore(sum / scoreUnits / persons, persons, scale).end === 'exact');
  }
}

function countNow(counted: Counted, result: PulseResult, solver: LinearSolver): void {
  const built = buildReport({
    quarter: result.quarter,
    pulses: [result],
    signals: undefined,
    stewardSide: undefined,
    at: '2027-01-05T08:00:00Z' as Instant,
    schemaUrl: 'https://pulse.example/schema.json',
    published: [],
  });
  const [pulse] = hideDerivedScores(built, solver).pulses;
  const [instrument] = pulse?.instruments ?? [];
  for (const { result: item } of instrument?.items ?? []) countItem(counted, item);
  if (pulse && instrument) countGroups(counted, result, pulse);
}

/** A part counts as shown if nothing is open in it but how many declined. */
function countItem(counted: Counted, item: ItemReport['result']): void {
  const isShown = (lowest: number, highest: number) =>
    item.status === 'shown' &&
    item.parts.some(
      (part) =>
        part.lowest === lowest &&
        part.highest === highest &&
        (part.people.from === part.people.to || (highest === 3 && part.people.to > 2)),
    );
  const favourable = item.status === 'shown' && item.favourable.from === item.favourable.to;
  count(counted.favourable, favourable);
  count(counted.bands, favourable && isShown(1, 2) && isShown(3, 3));
  count(counted.points, favourable && [1, 2, 3, 4, 5].every((point) => isShown(point, point)));
}

function countGroups(counted: Counted, { groups }: PulseResult, { instruments: [instrument] }: PulseReport): void {
  if (groups.length < 2) return;
  for (const { label } of groups) {
    const score = instrument?.groups.find((group) => group.label === label)?.score;
    count(counted.groupScores, score?.status === 'pooled');
  }
}

const inPercent = (counted: Counted): Shown => {
  const percent = ({ shown, all }: { shown: number; all: number }) => (all === 0 ? 0 : Math.round((100 * shown) / all));
  return {
    favourable: percent(counted.favourable),
    bands: percent(counted.bands),
    points: percent(counted.points),
    groupScores: percent(counted.groupScores),
  };
};
