/**
 * What a community is told of change, and how often it is told wrongly: made answers of people whose level moves as it is told to
 * go through the real tally, formatter and verdicts. Half of what a person answers is steady, a new part of the members
 * answers each quarter, and the spread is the usual one. Beside it, how often each range of a question contains what all
 * members would have said, if the silent are less favourable.
 */
import { choicesFrom } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { addResponse, emptyTally } from '../../shared/answers/tally.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { buildReport } from '../../shared/report/build/build-report.ts';
import { reportPulse } from '../../shared/report/build/pulse.ts';
import type { InstrumentReport, ItemReport } from '../../shared/report/shape/instrument-report.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { countedPulse } from './counted-pulse.ts';
import { diceOf } from './made-network.ts';

const refs = [{ id: 'psychological-safety', version: 1 }];
const instruments = instrumentsOf(refs);
const questions = instruments[0]?.items.length ?? 0;
const answering = 0.7;
const steady = 0.5;

/** Levels of up to eight quarters. */
export const paths = {
  'nothing changes': Array.from({ length: 8 }, () => 3.5),
  'falls by 0.53': Array.from({ length: 8 }, (_, quarter) => 3.75 - (0.53 * quarter) / 7),
  'up and down by 0.3 every four': Array.from(
    { length: 8 },
    (_, quarter) => 3.5 + 0.3 * Math.sin((Math.PI * quarter) / 2),
  ),
  'up by 0.4 and down again': [0, 0.1, 0.2, 0.4, 0.4, 0.2, 0.1, 0].map((up) => 3.4 + up),
  'one wave of 0.3 in eight': Array.from({ length: 8 }, (_, quarter) => 3.5 + 0.3 * Math.sin((Math.PI * quarter) / 4)),
} as const;

/** Percent of runs. */
export interface Told {
  /** A score called higher or lower in one of the quarters; a trend, in the last one and in any. */
  readonly change: number;
  readonly trend: number;
  readonly everTrend: number;
  readonly either: number;
}

export function measureTold(seed: number, members: number, levels: readonly number[], runs: number): Told {
  const dice = diceOf(seed);
  const told = { change: 0, trend: 0, everTrend: 0, either: 0 };
  for (let run = 0; run < runs; run++) {
    const seen = liveThrough(members, levels, dice);
    const isChange = seen.map(({ change }) => change.status === 'shown' && change.verdict !== 'no-clear-change');
    const isTrend = seen.map(({ trend }) => trend?.status === 'shown' && trend.verdict !== 'no-clear-trend');
    told.change += Number(isChange.includes(true));
    told.trend += Number(isTrend.at(-1));
    told.everTrend += Number(isTrend.includes(true));
    told.either += Number(isChange.includes(true) || isTrend.includes(true));
  }
  const percent = (count: number) => Math.round((1000 * count) / runs) / 10;
  return {
    change: percent(told.change),
    trend: percent(told.trend),
    everTrend: percent(told.everTrend),
    either: percent(told.either),
  };
}

/** How often a change of this size is called, and one of just the size that the report says it would have seen; percent. */
export function measurePower(seed: number, members: number, change: number, runs: number) {
  const dice = diceOf(seed);
  const first = liveThrough(members, [3.3, 3.3], dice)[1]?.change;
  const detectable = first?.status === 'shown' ? first.detectable : Number.NaN;
  const share = (by: number) => {
    let called = 0;
    for (let run = 0; run < runs; run++) {
      const [, second] = liveThrough(members, [3.3 - by / 2, 3.3 + by / 2], dice);
      called += Number(second?.change.status === 'shown' && second.change.verdict === 'higher');
    }
    return Math.round((100 * called) / runs);
  };
  return { called: share(change), detectable, calledAtDetectable: share(detectable) };
}

/** What each quarter's report says of the score, knowing those before it. */
function liveThrough(members: number, levels: readonly number[], dice: () => number): InstrumentReport[] {
  const bell = () => Array.from({ length: 12 }, dice).reduce((sum, value) => sum + value, -6);
  const traits = Array.from({ length: members }, bell);
  const published: QuarterReport[] = [];
  return levels.flatMap((level, index) => {
    const rows = shuffled(traits, dice)
      .slice(0, Math.round(members * answering))
      .map((trait) => {
        const lean = Math.sqrt(steady) * trait + Math.sqrt(1 - steady) * bell();
        return Array.from({ length: questions }, () =>
          Math.min(5, Math.max(1, Math.round(level + 0.66 * lean + 0.6 * bell()))),
        );
      });
    const result = resultOf(rows, members, index);
    const at = `${result.quarter.slice(0, 4)}-${String(3 * (index % 4) + 3).padStart(2, '0')}-30T08:00:00Z` as Instant;
    const pulse = reportPulse(result, { published, at });
    template = template ?? reportOf(result, at);
    published.push({
      ...template,
      quarter: result.quarter,
      generatedAt: at,
      pulses: [pulse],
    });
    return pulse.instruments;
  });
}

let template: QuarterReport | undefined;

const reportOf = (result: PulseResult, at: Instant): QuarterReport =>
  buildReport({
    quarter: result.quarter,
    pulses: [result],
    signals: undefined,
    stewardSide: undefined,
    at,
    schemaUrl: 'https://pulse.example/schema.json',
    published: [],
  });

/** Percent of questions whose range contains how many of all members are favourable. */
export interface Coverage {
  readonly likely: number;
  readonly ifSilentDiffer: number;
  readonly worstCase: number;
}

/** @param points by how many percent points the silent are less favourable than those who answer */
export function measureCoverage(seed: number, members: number, points: number, runs: number): Coverage {
  const dice = diceOf(seed);
  const inside = { likely: 0, ifSilentDiffer: 0, worstCase: 0 };
  let all = 0;
  for (let run = 0; run < runs; run++) {
    const answered = Math.round(members * answering);
    const shares = Array.from({ length: questions }, () => 0.45 + 0.4 * dice());
    const people = (count: number, less: number) =>
      Array.from({ length: count }, () => shares.map((share) => (dice() < share - less ? 4 : 2)));
    const rows = people(answered, 0);
    const silent = people(members - answered, points / 100);
    const [instrument] = reportPulse(resultOf(rows, members, 0), {
      published: [],
      at: '2026-03-30T08:00:00Z' as Instant,
    }).instruments;
    instrument?.items.forEach(({ result }, item) => {
      if (result.status !== 'shown') return;
      const truth = [...rows, ...silent].filter((row) => row[item] === 4).length;
      all += 1;
      for (const range of ['likely', 'ifSilentDiffer', 'worstCase'] as const) {
        inside[range] += Number(contains(result, range, truth));
      }
    });
  }
  const percent = (count: number) => Math.round((100 * count) / all);
  return {
    likely: percent(inside.likely),
    ifSilentDiffer: percent(inside.ifSilentDiffer),
    worstCase: percent(inside.worstCase),
  };
}

type ShownItem = Extract<ItemReport['result'], { status: 'shown' }>;

function contains(result: ShownItem, range: keyof Coverage, truth: number): boolean {
  const { from, to } = result[range] ?? result.worstCase;
  return truth >= from && truth <= to;
}

function shuffled<Value>(values: readonly Value[], dice: () => number): Value[] {
  return values
    .map((value) => ({ value, at: dice() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

function resultOf(rows: readonly (readonly number[])[], members: number, index: number): PulseResult {
  const tally = emptyTally(instruments);
  for (const row of rows) addResponse(tally, instruments, choicesFrom([...row]));
  return countedPulse({
    name: 'change',
    quarter: index,
    instruments: refs,
    members: new Map([['All', members]]),
    tallies: new Map([['All', tally]]),
  });
}
