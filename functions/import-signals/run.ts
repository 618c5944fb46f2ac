/**
 * Imports one file of participation facts. People are matched by address; who is not on the roster is listed for the
 * steward and never guessed. A file with a mistake changes nothing; the same file twice changes nothing. After each import
 * the quarter's counts are made anew from all its facts and reduced to groups of the programme's minimum size.
 */

import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import { quarterMonths, quarterOf } from '../../shared/contract/quarters.ts';
import type { SignalResult } from '../../shared/contract/results.ts';
import type { CommunityId, MemberId, QuarterId } from '../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../shared/kernel/time.ts';
import { labelGroups } from '../../shared/people/groups.ts';
import {
  type AttendanceFile,
  looksLikeAttendance,
  presentFromMinutes,
  readAttendance,
} from '../../shared/signals/attendance-file.ts';
import { countAttendance, type Session } from '../../shared/signals/count-attendance.ts';
import { type Fact, readFacts } from '../../shared/signals/fact-file.ts';

export interface ImportSignalsDependencies {
  readFile(key: string): Promise<Uint8Array | undefined>;
  writeOutcome(key: string, outcome: SignalsOutcome): Promise<void>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  members(community: CommunityId): Promise<Member[]>;
  putSession(community: CommunityId, quarter: QuarterId, session: Session, expiresAt: number): Promise<void>;
  sessions(community: CommunityId, quarter: QuarterId): Promise<Session[]>;
  putFacts(
    community: CommunityId,
    quarter: QuarterId,
    file: string,
    facts: readonly Fact[],
    expiresAt: number,
  ): Promise<void>;
  putSignals(result: SignalResult): Promise<void>;
  log(event: 'signals.imported', fields: LogEvents['signals.imported']): void;
  log(event: 'signals.refused', fields: LogEvents['signals.refused']): void;
}

/** What the steward finds under `results/` in the inbox. */
export type SignalsOutcome =
  | {
      readonly outcome: 'imported';
      readonly at: Instant;
      readonly facts: number;
      readonly notMatched: readonly string[];
    }
  | { readonly outcome: 'refused'; readonly at: Instant; readonly problems: readonly string[] };

interface Target {
  readonly community: CommunityId;
  readonly firstMonth: number;
  readonly file: string;
  readonly members: readonly Member[];
}

export async function importSignals(
  { key, now }: { readonly key: string; readonly now: Instant },
  dependencies: ImportSignalsDependencies,
): Promise<void> {
  const [, folder, file = ''] = key.split('/');
  const community = communityIdSchema.safeParse(folder);
  const programme = community.success ? await dependencies.programme(community.data) : undefined;
  const bytes = await dependencies.readFile(key);
  const refuse = async (problems: readonly string[]) => {
    await dependencies.writeOutcome(inboxKeys.importResult(key), { outcome: 'refused', at: now, problems });
    dependencies.log('signals.refused', { community: community.data ?? 'unknown', problems: problems.length });
  };
  if (!community.success || !programme) {
    return refuse(['There is no such community. Put the file under signals/<id>/ of a community with a roster.']);
  }
  if (!bytes || bytes.length > limits.signalFileMaxBytes) {
    return refuse([`The file must be there and no larger than ${limits.signalFileMaxBytes / 1024 / 1024} MB.`]);
  }
  const { firstMonth } = programme.community.quarter;
  const members = await dependencies.members(community.data);
  const target = { community: community.data, firstMonth, file, members };
  const reading = looksLikeAttendance(bytes) ? readAttendance(bytes, file) : undefined;
  if (reading && !reading.ok) return refuse(reading.error);
  const facts = reading ? undefined : readFacts(bytes);
  if (facts && !facts.ok) return refuse(facts.error);

  const imported = reading
    ? await keepSession(target, reading.value, dependencies)
    : await keepFacts(target, facts?.value ?? [], dependencies);
  for (const quarter of imported.quarters) {
    const sessions = await dependencies.sessions(community.data, quarter);
    if (sessions.length === 0) continue;
    const attendance = countAttendance(sessions, labelsOf(members, programme));
    await dependencies.putSignals({ version: 1, community: community.data, quarter, attendance });
  }
  await dependencies.writeOutcome(inboxKeys.importResult(key), {
    outcome: 'imported',
    at: now,
    facts: imported.facts,
    notMatched: imported.notMatched,
  });
  for (const quarter of imported.quarters) {
    const counts = { facts: imported.facts, unmatched: imported.notMatched.length };
    dependencies.log('signals.imported', { community: community.data, quarter, ...counts });
  }
}

interface Imported {
  readonly quarters: readonly QuarterId[];
  readonly facts: number;
  readonly notMatched: readonly string[];
}

async function keepSession(
  { community, firstMonth, members }: Target,
  { date, minutes, nameless }: AttendanceFile,
  dependencies: ImportSignalsDependencies,
): Promise<Imported> {
  const byAddress = new Map(members.map(({ address, member }) => [address, member]));
  const present = [...minutes].filter(([, spent]) => spent >= presentFromMinutes).map(([address]) => address);
  const attended = present.flatMap((address) => byAddress.get(address) ?? []).sort();
  const strangers = present.filter((address) => !byAddress.has(address));
  const quarter = quarterOf(date, firstMonth);
  const guests = strangers.length + nameless.length;
  await dependencies.putSession(community, quarter, { date, members: attended, guests }, expiryOf(quarter, firstMonth));
  const notMatched = [...strangers, ...nameless.map((row) => `row ${row}: no address`)];
  return { quarters: [quarter], facts: attended.length, notMatched };
}

async function keepFacts(
  { community, firstMonth, file, members }: Target,
  facts: readonly Fact[],
  dependencies: ImportSignalsDependencies,
): Promise<Imported> {
  const known = new Set(members.map(({ address }) => address));
  const people = facts.flatMap(({ member, other_member }) =>
    [member, other_member].filter((address) => address !== ''),
  );
  const notMatched = [...new Set(people.filter((address) => !known.has(address)))].sort();
  const byQuarter = Map.groupBy(facts, ({ date }) => quarterOf(date.slice(0, 10) as CalendarDate, firstMonth));
  for (const [quarter, ofQuarter] of byQuarter) {
    await dependencies.putFacts(community, quarter, file, ofQuarter, expiryOf(quarter, firstMonth));
  }
  return { quarters: [...byQuarter.keys()].sort(), facts: facts.length, notMatched };
}

/** Seconds since 1970: so many days after the quarter's last. */
function expiryOf(quarter: QuarterId, firstMonth: number): number {
  const [, , last] = quarterMonths(quarter, firstMonth);
  return Date.UTC(last.year, last.month, 1 + limits.signalRetentionDays) / 1000;
}

function labelsOf(members: readonly Member[], { community }: Programme): Map<MemberId, string> {
  const sizes = new Map<string, number>();
  for (const { group } of members) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const { labels } = labelGroups(sizes, community.minimumGroup, community.name);
  return new Map(members.map(({ member, group }) => [member, labels[group] ?? community.name]));
}
