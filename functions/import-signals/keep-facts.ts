/** Puts what a participation file says into the Signals table, people by their ids. */
import type { ImportReceipt } from '../../shared/contract/import-receipt.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Member } from '../../shared/contract/people.ts';
import { quarterMonths, quarterOf, quartersKept } from '../../shared/contract/quarters.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Problem } from '../../shared/kernel/problem.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { rowRanges } from '../../shared/kernel/row-ranges.ts';
import type { CalendarDate, Instant } from '../../shared/kernel/time.ts';
import { type AttendanceFile, presentFromMinutes } from '../../shared/signals/attendance-file.ts';
import type { Session } from '../../shared/signals/count-attendance.ts';
import type { FactInRow } from '../../shared/signals/fact-file.ts';
import { type KnownFact, knowPeople } from '../../shared/signals/known-fact.ts';

export interface KeepWorld {
  putSession(community: CommunityId, quarter: QuarterId, session: Session, expiresAt: number): Promise<void>;
  sessions(community: CommunityId, quarter: QuarterId): Promise<Session[]>;
  putFacts(
    community: CommunityId,
    quarter: QuarterId,
    file: string,
    facts: readonly KnownFact[],
    expiresAt: number,
  ): Promise<number>;
}

export interface Target {
  readonly community: CommunityId;
  readonly firstMonth: number;
  readonly file: string;
  readonly members: readonly Member[];
  readonly now: Instant;
}

export interface Kept {
  readonly quarters: readonly QuarterId[];
  readonly facts: number;
  readonly notMatched: readonly string[];
  readonly notes: readonly string[];
  readonly receipt: ImportReceipt;
}

export async function keepSession(
  { community, firstMonth, members, file }: Target,
  { date, tool, minutes, rows, guests: withoutAddress }: AttendanceFile,
  world: KeepWorld,
): Promise<Result<Kept, Problem>> {
  const byAddress = new Map(members.map(({ address, member }) => [address, member]));
  const present = [...minutes].filter(([, spent]) => spent >= presentFromMinutes).map(([address]) => address);
  const attended = present.flatMap((address) => byAddress.get(address) ?? []).sort();
  const strangers = present.filter((address) => !byAddress.has(address));
  const quarter = quarterOf(date, firstMonth);
  const nameless = withoutAddress.filter((guest) => guest.minutes >= presentFromMinutes);
  const guests = strangers.length + nameless.length;
  const copied = (await world.sessions(community, quarter)).find(
    (session) =>
      session.date === date && session.file !== file && session.guests === guests && isSame(session.members, attended),
  );
  if (copied) {
    const problem = `names the same people on the same day as ${copied.file}.`;
    return err({ place: 'the file', problem, cure: 'A session is counted once: leave it at that.' });
  }
  const session = { date, file, members: attended, guests };
  await world.putSession(community, quarter, session, expiryOf(quarter, firstMonth));
  const brief = minutes.size + withoutAddress.length - present.length - nameless.length;
  return ok({
    quarters: [quarter],
    facts: attended.length,
    notMatched: [...strangers, ...nameless.map(({ rows }) => `row ${rows.join(' and ')}: no address`)],
    notes: [
      `Session of ${date}. Present is who stayed at least ${presentFromMinutes} minutes in all; ${brief} stayed less.`,
    ],
    receipt: {
      recognised: tool,
      days: { first: date, last: date },
      quarters: [quarter],
      ...rowsByMatch(
        [...rows.values()].flat(),
        [...rows].flatMap(([address, theirs]) => (byAddress.has(address) ? [] : theirs)),
        withoutAddress.flatMap((guest) => guest.rows),
      ),
      present: { members: attended.length, fromMinutes: presentFromMinutes },
      withdrawn: 0,
    },
  });
}

/** @param nameless rows without an address, which are not among `addressed` */
function rowsByMatch(
  addressed: readonly unknown[],
  strangers: readonly number[],
  nameless: readonly number[],
): Pick<ImportReceipt, 'rows' | 'matched' | 'unmatched'> {
  const unmatched = [
    { reason: 'not-on-roster', rows: rowRanges(strangers) },
    { reason: 'no-address', rows: rowRanges(nameless) },
  ] as const;
  return {
    rows: addressed.length + nameless.length,
    matched: addressed.length - strangers.length,
    unmatched: unmatched.filter(({ rows }) => rows.length > 0),
  };
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((member, index) => member === b[index]);

/** What an earlier version of the file said, in whatever quarter, and this one does not is withdrawn. */
export async function keepFacts(
  { community, firstMonth, file, members, now }: Target,
  facts: readonly FactInRow[],
  world: KeepWorld,
): Promise<Result<Kept, Problem>> {
  const { known, notMatched, rowsNotMatched } = knowPeople(
    facts,
    new Map(members.map(({ address, member }) => [address, member])),
  );
  const byQuarter = Map.groupBy(known, ({ date }) => quarterOf(date.slice(0, 10) as CalendarDate, firstMonth));
  const quarters: QuarterId[] = [];
  let withdrawn = 0;
  for (const quarter of new Set([...byQuarter.keys(), ...quartersKept(firstMonth, now)])) {
    const said = byQuarter.get(quarter) ?? [];
    const gone = await world.putFacts(community, quarter, file, said, expiryOf(quarter, firstMonth));
    if (said.length + gone > 0) quarters.push(quarter);
    withdrawn += gone;
  }
  const dropped = facts.length - known.length;
  const notes = [
    ...(dropped > 0 ? [`${dropped} rows name somebody who is not on the roster and were left out.`] : []),
    ...(withdrawn > 0 ? [`${withdrawn} facts that this file said before, and does not say now, are withdrawn.`] : []),
  ];
  const days = known.map(({ date }) => date.slice(0, 10) as CalendarDate).sort();
  const [first, last] = [days[0], days.at(-1)];
  const receipt: ImportReceipt = {
    recognised: 'facts',
    ...(first !== undefined && last !== undefined && { days: { first, last } }),
    quarters: [...byQuarter.keys()].sort(),
    ...rowsByMatch(facts, rowsNotMatched, []),
    withdrawn,
  };
  return ok({ quarters: quarters.sort(), facts: known.length, notMatched, notes, receipt });
}

/** Seconds since 1970: so many days after the quarter's last. */
function expiryOf(quarter: QuarterId, firstMonth: number): number {
  const [, , last] = quarterMonths(quarter, firstMonth);
  return Date.UTC(last.year, last.month, 1 + limits.signalRetentionDays) / 1000;
}
