/**
 * Made-up networks of communities, published: some people belong to several communities, groups have all sizes, response
 * rates vary freely, and so does agreement, up to everyone saying the same. They go through the real tally, merge rule and
 * report, as in publish-quarter. The same seed makes the same files.
 */
import { groupResults } from '../../functions/close-pulse/group-results.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { addResponse, emptyTally, pointsOfItems } from '../../shared/answers/tally.ts';
import { defaultPulses } from '../../shared/contract/community.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import type { CommunityId, GroupName, Label, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { labelGroups } from '../../shared/pulse/labels.ts';
import type { LinearSolver } from '../../shared/report/attacks/linear-program.ts';
import { buildReport } from '../../shared/report/build/build-report.ts';
import { hideDerivedScores } from '../../shared/report/disclosure/hide-derived-scores.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { sizeOfGroups } from '../../shared/roster/reachable.ts';

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

interface Member {
  readonly lean: number;
  readonly label: string;
}

/** One list of reports for each community, oldest first. */
export function madeNetwork(
  { communities, quarters, people }: NetworkSize,
  dice: Dice,
  solver: LinearSolver,
): QuarterReport[][] {
  const leans = Array.from({ length: people }, () => dice());
  return Array.from({ length: communities }, (_, index) => {
    const share = 0.3 + 0.7 * dice();
    const labels = 1 + Math.floor(dice() * 6);
    // A person is in each community with this chance, so many are in several, in a different group each time.
    const inGroups = leans
      .filter(() => dice() < share)
      .map((lean): Member => ({ lean, label: `group ${Math.floor(dice() ** 1.5 * labels) + 1}` }));
    // As at an opening: no pulse of too few, no label of too few.
    if (inGroups.length < limits.minimumInvited) return [];
    const members = labelled(inGroups, `made-${index}`);
    const reports: QuarterReport[] = [];
    for (let quarter = 1; quarter <= quarters; quarter++) {
      const pulses = defaultPulses.map((_, month) => madePulse(`made-${index}`, quarter, month, members, dice));
      reports.push(hideDerivedScores(reportOf(pulses, quarter, reports.at(-1)), solver));
    }
    return reports;
  });
}

function labelled(members: readonly Member[], community: string): Member[] {
  const sizes = sizeOfGroups(members.map(({ label }) => ({ group: label as GroupName })));
  const { labels } = labelGroups(sizes, limits.minimumInvited, community);
  return members.map((member) => ({ ...member, label: labels[member.label as GroupName] ?? member.label }));
}

const quarterName = (quarter: number): QuarterId =>
  `${2026 + Math.floor((quarter - 1) / 4)}-Q${((quarter - 1) % 4) + 1}` as QuarterId;

function madePulse(
  community: string,
  quarter: number,
  month: number,
  members: readonly Member[],
  dice: Dice,
): PulseResult {
  const refs = defaultPulses[month]?.instruments ?? [];
  const instruments = instrumentsOf(refs);
  const points = pointsOfItems(instruments);
  const rate = 0.3 + 0.7 * dice();
  // One in three agrees wholly or nearly; the others are anywhere between that and answering at random.
  const noise = Math.max(0, 1.5 * dice() - 0.5);
  const level = dice();
  const skipping = dice() < 0.5 ? 0 : 0.1 * dice();
  const labels = [...new Set(members.map(({ label }) => label))].sort();
  const tallies = new Map(labels.map((label) => [label, emptyTally(instruments)]));
  let accepted = 0;
  for (const { lean, label } of members) {
    const tally = tallies.get(label);
    if (!tally || dice() > rate) continue;
    accepted += 1;
    const choose = (count: number) => {
      if (dice() < skipping) return 0;
      const at = (1 - noise) * (0.8 * level + 0.2 * lean) + noise * dice();
      return 1 + Math.min(count - 1, Math.floor(at * count));
    };
    addResponse(tally, instruments, choicesFrom(points.map(choose)));
  }
  const name = `${quarterName(quarter).slice(0, 4)}-${String(((quarter - 1) % 4) * 3 + month + 1).padStart(2, '0')}`;
  return {
    version: 2,
    pulse: `${community}-${name}` as PulseId,
    community: community as CommunityId,
    communityName: community,
    quarter: quarterName(quarter),
    opens: `${name}-10T07:00:00Z` as Instant,
    closes: `${name}-26T15:00:00Z` as Instant,
    instruments: refs,
    minimumGroup: 5,
    detail: 'full',
    fingerprint: 'ab'.repeat(32),
    commitmentRoot: 'cd'.repeat(32),
    counts: labels.map((label) => ({
      label: label as Label,
      invited: members.filter((member) => member.label === label).length,
      undelivered: 0,
      unknown: 0,
      issued: tallies.get(label)?.respondents ?? 0,
    })),
    accepted,
    malformed: 0,
    ...groupResults(tallies, instruments, 5),
  };
}

function reportOf(pulses: readonly PulseResult[], quarter: number, previous: QuarterReport | undefined): QuarterReport {
  return buildReport({
    quarter: quarterName(quarter),
    pulses,
    signals: undefined,
    stewardSide: undefined,
    at: `${quarterName(quarter + 1).slice(0, 4)}-${String((quarter % 4) * 3 + 1).padStart(2, '0')}-05T08:00:00Z` as Instant,
    schemaUrl: 'https://pulse.example/reports/schema/quarter-report.json',
    previous,
  });
}
