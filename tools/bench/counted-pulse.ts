import { groupResults } from '../../functions/close-pulse/group-results.ts';
import { structuresOf } from '../../shared/answers/instruments/structures.ts';
import type { OpenTally } from '../../shared/answers/tally.ts';
import type { InstrumentRef } from '../../shared/contract/community.ts';
import type { PulseResult } from '../../shared/contract/results.ts';
import type { CommunityId, Label, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

interface MadePulse {
  /** Of the community, in lower case. */
  readonly name: string;
  /** Counted from the first quarter of 2026, which is 0. */
  readonly quarter: number;
  readonly instruments: readonly InstrumentRef[];
  /** Members by label; every label has a tally. */
  readonly members: ReadonlyMap<string, number>;
  readonly tallies: ReadonlyMap<string, OpenTally>;
}

/** What close-pulse writes of made-up answers. */
export function countedPulse({ name, quarter, instruments, members, tallies }: MadePulse): PulseResult {
  const [year, ofYear] = [2026 + Math.floor(quarter / 4), (quarter % 4) + 1];
  const month = `${year}-${String(3 * ofYear - 2).padStart(2, '0')}`;
  const respondents = (label: string) => tallies.get(label)?.respondents ?? 0;
  return {
    version: 2,
    pulse: `${name}-${month}` as PulseId,
    community: name as CommunityId,
    communityName: name,
    quarter: `${year}-Q${ofYear}` as QuarterId,
    opens: `${month}-13T07:00:00Z` as Instant,
    closes: `${month}-28T15:00:00Z` as Instant,
    instruments: [...instruments],
    minimumGroup: 5,
    detail: 'full',
    fingerprint: 'ab'.repeat(32),
    commitmentRoot: 'cd'.repeat(32),
    counts: [...members].map(([label, size]) => ({
      label: label as Label,
      members: size,
      invited: size,
      undelivered: 0,
      unknown: 0,
      issued: respondents(label),
    })),
    accepted: [...members.keys()].reduce((sum, label) => sum + respondents(label), 0),
    malformed: 0,
    ...groupResults(tallies, structuresOf(instruments), 5),
  };
}
