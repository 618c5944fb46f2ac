/**
 * Imports one file of participation facts. People are matched by address; who is not on the roster is listed for the
 * steward and never guessed. A file with a mistake changes nothing; the same file twice changes nothing. After each import
 * the quarter's counts are made anew from all its facts and reduced to groups of the programme's minimum size.
 *
 * Files of a quarter that are imported at once may overtake each other. Whoever has written counts reads the sessions
 * again and counts again if others came, so that the last to write has counted all.
 */
import { communityIdSchema } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import { quarterMonths, quarterOf } from '../../shared/contract/quarters.ts';
import type { SignalResult } from '../../shared/contract/results.ts';
import type { CommunityId, MemberId, QuarterId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
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
import { type KnownFact, knowPeople } from '../../shared/signals/known-fact.ts';

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
    facts: readonly KnownFact[],
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
      readonly notes: readonly string[];
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
    return refuse(['There is no such community. Put the file under signals/<id>/ again once its roster is imported.']);
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
    : ok(await keepFacts(target, facts?.value ?? [], dependencies));
  if (!imported.ok) return refuse([imported.error]);
  const { quarters, notMatched, notes } = imported.value;
  for (const quarter of quarters) await countQuarter(programme, quarter, members, dependencies);
  const counted = { facts: imported.value.facts, unmatched: notMatched.length };
  await dependencies.writeOutcome(inboxKeys.importResult(key), {
    outcome: 'imported',
    at: now,
    facts: counted.facts,
    notMatched,
    notes,
  });
  for (const quarter of quarters)
    dependencies.log('signals.imported', { community: community.data, quarter, ...counted });
}

interface Imported {
  readonly quarters: readonly QuarterId[];
  readonly facts: number;
  readonly notMatched: readonly string[];
  readonly notes: readonly string[];
}

async function keepSession(
  { community, firstMonth, members, file }: Target,
  { date, minutes, guests: withoutAddress }: AttendanceFile,
  dependencies: ImportSignalsDependencies,
): Promise<Result<Imported, string>> {
  const byAddress = new Map(members.map(({ address, member }) => [address, member]));
  const present = [...minutes].filter(([, spent]) => spent >= presentFromMinutes).map(([address]) => address);
  const attended = present.flatMap((address) => byAddress.get(address) ?? []).sort();
  const strangers = present.filter((address) => !byAddress.has(address));
  const quarter = quarterOf(date, firstMonth);
  const nameless = withoutAddress.filter((guest) => guest.minutes >= presentFromMinutes);
  const guests = strangers.length + nameless.length;
  const copied = (await dependencies.sessions(community, quarter)).find(
    (session) =>
      session.date === date && session.file !== file && session.guests === guests && isSame(session.members, attended),
  );
  if (copied) {
    return err(`The same people on the same day are in ${copied.file} already. A session is counted once.`);
  }
  const session = { date, file, members: attended, guests };
  await dependencies.putSession(community, quarter, session, expiryOf(quarter, firstMonth));
  const brief = minutes.size + withoutAddress.length - present.length - nameless.length;
  return ok({
    quarters: [quarter],
    facts: attended.length,
    notMatched: [...strangers, ...nameless.map(({ rows }) => `row ${rows.join(' and ')}: no address`)],
    notes: [
      `Session of ${date}. Present is who stayed at least ${presentFromMinutes} minutes in all; ${brief} stayed less.`,
    ],
  });
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((member, index) => member === b[index]);

async function keepFacts(
  { community, firstMonth, file, members }: Target,
  facts: readonly Fact[],
  dependencies: ImportSignalsDependencies,
): Promise<Imported> {
  const { known, notMatched } = knowPeople(facts, new Map(members.map(({ address, member }) => [address, member])));
  const byQuarter = Map.groupBy(known, ({ date }) => quarterOf(date.slice(0, 10) as CalendarDate, firstMonth));
  for (const [quarter, ofQuarter] of byQuarter) {
    await dependencies.putFacts(community, quarter, file, ofQuarter, expiryOf(quarter, firstMonth));
  }
  const dropped = facts.length - known.length;
  const notes = dropped > 0 ? [`${dropped} rows name somebody who is not on the roster and were left out.`] : [];
  return { quarters: [...byQuarter.keys()].sort(), facts: known.length, notMatched, notes };
}

/** A community that is itself smaller than the least group gets no counts: they would be about a few. */
async function countQuarter(
  programme: Programme,
  quarter: QuarterId,
  members: readonly Member[],
  dependencies: ImportSignalsDependencies,
): Promise<void> {
  const { id, minimumGroup } = programme.community;
  const labels = labelsOf(members, programme);
  let sessions = await dependencies.sessions(id, quarter);
  let counted: string | undefined;
  while (sessions.length > 0 && JSON.stringify(sessions) !== counted) {
    const attendance = members.length < minimumGroup ? {} : { attendance: countAttendance(sessions, labels) };
    await dependencies.putSignals({ version: 1, community: id, quarter, ...attendance });
    counted = JSON.stringify(sessions);
    sessions = await dependencies.sessions(id, quarter);
  }
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
