/** Stores the contents of a participation file in the Signals table, with member ids for people. */
import type { ImportReceipt } from '../../shared/contract/import-receipt.ts';
import type { Member } from '../../shared/contract/people.ts';
import { quarterOf } from '../../shared/contract/quarters.ts';
import type { QuarterId } from '../../shared/kernel/ids.ts';
import type { Problem } from '../../shared/kernel/problem.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { rowRanges } from '../../shared/kernel/row-ranges.ts';
import type { CalendarDate } from '../../shared/kernel/time.ts';
import { type AttendanceFile, presentFromMinutes } from '../../shared/participation/attendance-file.ts';
import type { Session } from '../../shared/participation/count-attendance.ts';
import type { FactInRow } from '../../shared/participation/fact-file.ts';
import { knowPeople } from '../../shared/participation/known-fact.ts';
import type { SignalStore } from '../../shared/participation/signal-store.ts';
import { type Name, type ReplacePorts, replace } from './replace.ts';

export interface KeepPorts extends ReplacePorts {
  readonly signals: ReplacePorts['signals'] & Pick<SignalStore, 'sessions'>;
}

export interface Target extends Name {
  readonly members: readonly Member[];
}

export interface Kept {
  readonly quarters: readonly QuarterId[];
  readonly facts: number;
  readonly notMatched: readonly string[];
  readonly notes: readonly string[];
  readonly receipt: ImportReceipt;
}

export async function keepSession(
  target: Target,
  { date, emptyDay, tool, minutes, rows, guests: withoutAddress }: AttendanceFile,
  ports: KeepPorts,
): Promise<Result<Kept, Problem>> {
  const { community, firstMonth, members, file } = target;
  const byAddress = new Map(members.map(({ address, member }) => [address, member]));
  const present = [...minutes].filter(([, spent]) => spent >= presentFromMinutes).map(([address]) => address);
  const attended = present.flatMap((address) => byAddress.get(address) ?? []).sort();
  const strangers = present.filter((address) => !byAddress.has(address));
  const nameless = withoutAddress.filter((guest) => guest.minutes >= presentFromMinutes);
  const session = date && { date, file, members: attended, guests: strangers.length + nameless.length };
  const quarter = date && quarterOf(date, firstMonth);
  const copied = session && quarter && copyOf(session, await ports.signals.sessions(community, quarter));
  if (copied) {
    const problem = `names the same people on the same day as ${copied.file}.`;
    return err({ place: 'the file', problem, cure: 'A session is counted only once, so leave this file out.' });
  }
  const said = new Map(session && quarter ? [[quarter, { sessions: [session], facts: [] }]] : []);
  const takenBack = (day: CalendarDate) => date === undefined && (emptyDay === undefined || emptyDay === day);
  const { quarters, withdrawn, notes } = await replace(target, said, takenBack, ports);
  const brief = minutes.size + withoutAddress.length - present.length - nameless.length;
  return ok({
    quarters,
    facts: attended.length,
    notMatched: [...strangers, ...nameless.map(({ rows }) => `row ${rows.join(' and ')}: no address`)],
    notes: [
      date
        ? `Session of ${date}. Staying at least ${presentFromMinutes} minutes in all counts as present; ${brief} stayed less.`
        : 'It lists no one, so no session is counted.',
      ...notes,
    ],
    receipt: {
      recognised: tool,
      ...(date && { days: { first: date, last: date } }),
      quarters: [...said.keys()],
      ...rowsByMatch(
        [...rows.values()].flat(),
        [...rows].flatMap(([address, theirs]) => (byAddress.has(address) ? [] : theirs)),
        withoutAddress.flatMap((guest) => guest.rows),
      ),
      ...(date && { present: { members: attended.length, fromMinutes: presentFromMinutes } }),
      ...withdrawn,
    },
  });
}

/** The same session under another name. */
const copyOf = ({ date, file, members, guests }: Session, others: readonly Session[]): Session | undefined =>
  others.find(
    (other) => other.date === date && other.file !== file && other.guests === guests && isSame(other.members, members),
  );

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

export async function keepFacts(
  target: Target,
  facts: readonly FactInRow[],
  ports: KeepPorts,
): Promise<Result<Kept, Problem>> {
  const { firstMonth, members } = target;
  const { known, notMatched, rowsNotMatched } = knowPeople(
    facts,
    new Map(members.map(({ address, member }) => [address, member])),
  );
  const byQuarter = Map.groupBy(known, ({ date }) => quarterOf(date.slice(0, 10) as CalendarDate, firstMonth));
  const said = new Map([...byQuarter].map(([quarter, theirs]) => [quarter, { sessions: [], facts: theirs }]));
  const { quarters, withdrawn, notes } = await replace(target, said, () => true, ports);
  const dropped = facts.length - known.length;
  const days = known.map(({ date }) => date.slice(0, 10) as CalendarDate).sort();
  const [first, last] = [days[0], days.at(-1)];
  const receipt: ImportReceipt = {
    recognised: 'facts',
    ...(first !== undefined && last !== undefined && { days: { first, last } }),
    quarters: [...said.keys()].sort(),
    ...rowsByMatch(facts, rowsNotMatched, []),
    ...withdrawn,
  };
  const left = `${dropped} rows name people who are not on the roster and were left out.`;
  return ok({ quarters, facts: known.length, notMatched, notes: [...(dropped > 0 ? [left] : []), ...notes], receipt });
}
