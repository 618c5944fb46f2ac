import type { Community } from '../../shared/contract/community.ts';
import type { Invitation } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

/** What happened to one pulse, and when. */
export interface PulseDiary {
  readonly mails: { token: string; kind: 'invitation' | 'reminder-1' | 'reminder-2'; zone: string; at: Instant }[];
  readonly frozen: Instant[];
  readonly closed: Instant[];
}

const dayMs = 86_400_000;
const isoWeekday = (at: number): number => new Date(at).getUTCDay() || 7;
const dateText = (at: number): string => new Date(at).toISOString().slice(0, 10);
const text = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

const formats = new Map<string, Intl.DateTimeFormat>();
/** `2026-03-29T03:00`, as a wall clock shows it. */
function wall(at: number, zone: string): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  return format.format(at).replace(' ', 'T');
}

const found = new Map<string, number>();
/** The first quarter of an hour at which the wall clock shows this hour or a later one. */
function firstAt(date: number, hour: string, zone: string): number {
  const asked = `${dateText(date)}T${hour}`;
  const key = `${asked} ${zone}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  let at = date - 15 * 3_600_000;
  while (wall(at, zone) < asked) at += 15 * 60_000;
  found.set(key, at);
  return at;
}

/** Dates of a month's pulse, found day by day; undefined if the programme has none in that month. */
function datesOf({ quarter, pulses, calendar }: Community, year: number, month: number) {
  const monthOfQuarter = ((((month - quarter.firstMonth) % 12) + 12) % 3) + 1;
  if (!pulses.some((pulse) => pulse.monthOfQuarter === monthOfQuarter)) return undefined;
  const { opens, closes, workingWeek } = calendar;
  if (calendar.skip.includes(`${year}-${String(month).padStart(2, '0')}`)) return undefined;
  const closed = (at: number) =>
    calendar.closedDays.some((day) => {
      const range = typeof day === 'object' && 'from' in day ? day : { from: day, to: day };
      return String(range.from) <= dateText(at) && dateText(at) <= String(range.to);
    });
  const works = (at: number) => workingWeek.includes(isoWeekday(at)) && !closed(at);
  const isQuiet = calendar.quietQuarterEnd && (monthOfQuarter === 3 || month === 12);
  const occurrence = isQuiet ? Math.max(1, opens.occurrence - 1) : opens.occurrence;
  let opening = 0;
  for (let day = Date.UTC(year, month - 1, 1), seen = 0; day < Date.UTC(year, month, 1); day += dayMs) {
    if (isoWeekday(day) !== opens.weekday) continue;
    seen += 1;
    // The fifth means the last, which may be the fourth.
    if (seen <= occurrence) opening = day;
  }
  if (closed(opening)) {
    const open: number[] = [];
    for (let day = Date.UTC(year, month - 1, 1); day < Date.UTC(year, month, 1); day += dayMs)
      if (works(day)) open.push(day);
    const other = open.find((day) => day > opening) ?? open.at(-1);
    if (other === undefined) return undefined;
    opening = other;
  }
  const orNextWorking = (at: number): number => {
    let day = at;
    if (closed(day))
      do day += dayMs;
      while (!works(day));
    return day;
  };
  /** Every day on which it may close, from the earliest under any setting. */
  const days: number[] = [];
  for (let day = opening, worked = 0; days.length < 90; ) {
    day += dayMs;
    if (works(day)) worked += 1;
    if (worked < 3 || isoWeekday(day) !== closes.weekday) continue;
    days.push(orNextWorking(day));
    if (worked >= closes.afterWorkingDays) break;
  }
  const softEnd = (closing: number): number => {
    let end = closing;
    for (let more = 0; more < 2; ) {
      end += dayMs;
      if (works(end)) more += 1;
    }
    return end;
  };
  const inTime = (day: number) =>
    !isQuiet || new Date(softEnd(day) + (month === 12 ? 12 : 10) * dayMs).getUTCMonth() === month - 1;
  /** Working days on which it may close before the last days, with the number of working days until each. */
  const early: { day: number; worked: number }[] = [];
  for (let day = opening, worked = 0; day < (days.at(-1) ?? opening); ) {
    day += dayMs;
    if (works(day)) worked += 1;
    if (worked >= 3 && !closed(day) && inTime(day)) early.push({ day, worked });
  }
  const closing =
    days.slice(-1).find(inTime) ??
    early.findLast(({ day, worked }) => isoWeekday(day) === closes.weekday && worked >= closes.afterWorkingDays / 2)
      ?.day ??
    early.findLast(({ day }) => works(day))?.day ??
    days[0] ??
    opening;
  let half = opening + Math.floor((closing - opening) / dayMs / 2) * dayMs;
  while (!works(half)) half += dayMs;
  let last = closing;
  for (let back = 0; back < 2; ) {
    last -= dayMs;
    if (works(last)) back += 1;
  }
  return { opening, closing, end: softEnd(closing), reminders: half < last ? [half, last] : [last] };
}

interface Year {
  readonly id: string;
  readonly history: readonly { readonly at: Instant; readonly community: Community }[];
  readonly definitions: ReadonlyMap<PulseId, PulseDefinition>;
  readonly rows: ReadonlyMap<PulseId, readonly Invitation[]>;
  readonly diaries: ReadonlyMap<PulseId, PulseDiary>;
  readonly lastOpening: string;
}

/**
 * Every pulse without changes around it must have happened exactly when its configuration says. For any other, no member
 * may have got a mail twice or outside the mailing hours, and it must have closed once, within two nights of its end.
 */
export function complaintsAbout({ id, history, definitions, rows, diaries, lastOpening }: Year) {
  const complaints: string[] = [];
  let exact = 0;
  let mails = 0;
  for (let month = 2; month <= 12; month++) {
    const pulse = `${id}-2026-${String(month).padStart(2, '0')}` as PulseId;
    const from = Date.UTC(2026, month - 1, 1) - 12 * dayMs;
    const until = Date.UTC(2026, month - 1, 1) + 62 * dayMs;
    const before = history.filter(({ at }) => Date.parse(at) <= from).at(-1)?.community;
    if (!before || history.some(({ at }) => Date.parse(at) > from && Date.parse(at) < until)) continue;
    const dates = datesOf(before, 2026, month);
    if (!dates || dateText(dates.opening) > lastOpening) {
      if (definitions.has(pulse)) complaints.push(`${pulse} is not planned and was opened`);
      continue;
    }
    exact += 1;
    const { opens, closes } = before.calendar;
    const closing = firstAt(dates.end, closes.at, before.timeZone);
    const expected = (rows.get(pulse) ?? []).flatMap(({ token, timeZone }) =>
      [dates.opening, ...dates.reminders]
        .map((date) => firstAt(date, opens.at, timeZone))
        .map((at, index) => `${token} ${['invitation', 'reminder-1', 'reminder-2'][index]} ${text(at)}`),
    );
    const diary = diaries.get(pulse) ?? { mails: [], frozen: [], closed: [] };
    const happened = diary.mails.map(({ token, kind, at }) => `${token} ${kind} ${at}`);
    const differing = [
      ...expected.filter((one) => !happened.includes(one)).map((one) => `missing ${one}`),
      ...happened.filter((one) => !expected.includes(one)).map((one) => `not due ${one}`),
    ];
    if (expected.length === 0) complaints.push(`${pulse} was not opened`);
    if (differing.length > 0) complaints.push(`${pulse}: ${differing.slice(0, 4).join(', ')}`);
    if (diary.frozen.join() !== text(closing + 60_000)) complaints.push(`${pulse} froze at ${diary.frozen.join()}`);
    if (diary.closed.join() !== text(closing + 300_000)) complaints.push(`${pulse} closed at ${diary.closed.join()}`);
  }
  for (const [pulse, definition] of definitions) {
    const diary = diaries.get(pulse) ?? { mails: [], frozen: [], closed: [] };
    mails += diary.mails.length;
    const once = new Set(diary.mails.map(({ token, kind }) => `${token} ${kind}`));
    if (once.size < diary.mails.length) complaints.push(`${pulse}: a mail was sent twice`);
    for (const { zone, at } of diary.mails) {
      const shown = wall(Date.parse(at), zone).slice(11);
      if (shown < '07:00' || shown >= '23:00') complaints.push(`${pulse}: a mail at ${shown} in ${zone}`);
    }
    if (definition.state === 'refused' || definition.opens.slice(0, 10) > lastOpening) continue;
    const [closed] = diary.closed;
    const late =
      closed === undefined ? Number.POSITIVE_INFINITY : Date.parse(closed) - Date.parse(definition.acceptsUntil);
    if (diary.closed.length !== 1 || late > 8 * dayMs)
      complaints.push(`${pulse} closed ${diary.closed.join() || 'never'}`);
  }
  return { pulses: definitions.size, exact, mails, complaints };
}
