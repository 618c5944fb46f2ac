/**
 * The settings of a trial: one pulse that opens on the second next working day, using only settings that any community.json can have.
 *
 * The opening day is its weekday's nth of the month. Its month is made the last of a quarter, so that the report comes as soon as
 * that month is over, and the pulse closes after the fewest working days there may be. Pure arithmetic: now is an argument.
 */

import { headsUpOf, nextWorkingDay, openingOf, publicationOf, pulsesOf } from '../../shared/calendar/calendar.ts';
import { zonedInstant } from '../../shared/calendar/zoned-time.ts';
import { type Community, type CommunityInput, communitySchema } from '../../shared/contract/community.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { quarterOf } from '../../shared/contract/quarters.ts';
import { dayNumberOf, weekdayOf } from '../../shared/kernel/day-number.ts';
import {
  addSeconds,
  type CalendarDate,
  dayOf,
  daySeconds,
  epochMilliseconds,
  type Instant,
} from '../../shared/kernel/time.ts';
import type { Person } from './people.ts';

export interface TrialWishes {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly language: Language;
  readonly steward: Person;
  readonly instrument: Community['pulses'][number]['instruments'][number];
}

/** Has the default working week. */
const usual = communitySchema.parse({
  id: 'usual',
  name: 'Usual',
  timeZone: 'UTC',
  steward: { name: 'Usual', email: 'usual@example.org' },
});

const opensAt = '09:00';
const closesAt = '17:00';

export function trialSettings({ steward, instrument, ...wishes }: TrialWishes, now: Instant): CommunityInput {
  const signer = { name: steward.name, email: steward.address };
  const after = (from: CalendarDate, workingDays: number): CalendarDate =>
    Array.from({ length: workingDays }).reduce<CalendarDate>((day) => nextWorkingDay(usual, day), from);
  const opensOn = after(dayIn(wishes.timeZone, now), 2);
  const closesOn = after(opensOn, limits.minimumOpenWorkingDays);
  const [month, day] = [Number(opensOn.slice(5, 7)), Number(opensOn.slice(8))];
  return {
    ...wishes,
    steward: signer,
    // The month of the opening is the third of its quarter.
    quarter: { firstMonth: ((month + 9) % 12) + 1 },
    pulses: [{ monthOfQuarter: 3, instruments: [instrument] }],
    calendar: {
      opens: { weekday: isoWeekday(opensOn), occurrence: Math.ceil(day / 7), at: opensAt },
      closes: { weekday: isoWeekday(closesOn), afterWorkingDays: limits.minimumOpenWorkingDays, at: closesAt },
    },
    publishAfterDays: 1,
  };
}

const isoWeekday = (date: CalendarDate): number => weekdayOf(dayNumberOf(date));

/** The date in a zone. Sweden writes dates as ISO 8601 does. */
const dayIn = (timeZone: string, now: Instant): CalendarDate =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(epochMilliseconds(now)) as CalendarDate;

export interface TrialDates {
  readonly pulse: string;
  readonly quarter: string;
  /** The last planning run that can see the files: they must be imported by then. */
  readonly uploadBy: Instant;
  /** When the dry run reaches the steward, if there is time for it. */
  readonly headsUp: Instant | undefined;
  readonly opens: Instant;
  readonly opened: Instant;
  readonly reminders: readonly Instant[];
  readonly closes: Instant;
  readonly acceptsUntil: Instant;
  readonly counted: Instant;
  readonly results: Instant;
  readonly publishes: Instant;
  readonly digest: Instant;
}

/** 03:00 UTC, when the coming days are planned (infra/constructs/plan-schedule.ts). */
const planningHour = '03:00:00Z';
const planningOn = (day: CalendarDate): Instant => `${day}T${planningHour}` as Instant;
function planningBefore(at: Instant): Instant {
  const sameDay = planningOn(dayOf(at));
  return sameDay < at ? sameDay : addSeconds(sameDay, -daySeconds);
}
function nextPlanning(now: Instant): Instant {
  const today = planningOn(dayOf(now));
  return today > now ? today : addSeconds(today, daySeconds);
}

/** When everything happens, computed as the functions will. */
export function trialDates(community: Community, now: Instant): TrialDates {
  const { timeZone, quarter, calendar } = community;
  const today = dayIn(timeZone, now);
  // At most four days away, and its month is the quarter's last, so it is in this quarter.
  const dates = pulsesOf(community, quarterOf(today, quarter.firstMonth)).find(({ opensOn }) => opensOn > today);
  if (!dates) throw new RangeError('a trial must have a pulse ahead');
  const opens = openingOf(community, dates, [timeZone]);
  const publishes = publicationOf(community, dates.quarter);
  const uploadBy = planningBefore(addSeconds(opens, -limits.openEarlySeconds));
  const mornings = Array.from({ length: 1 + limits.laterMornings }, (_, later) =>
    addSeconds(headsUpOf(community, dates), later * daySeconds),
  );
  return {
    pulse: dates.pulse,
    quarter: dates.quarter,
    uploadBy,
    headsUp: mornings.find((at) => at > nextPlanning(now) && at < opens),
    opens,
    opened: addSeconds(opens, limits.openedNoticeSeconds),
    reminders: dates.reminders.map((date) => zonedInstant(date, calendar.opens.at, timeZone)),
    closes: dates.closes,
    acceptsUntil: dates.acceptsUntil,
    counted: addSeconds(dates.acceptsUntil, limits.countedNoticeSeconds),
    results: dates.resultsAt,
    publishes,
    digest: addSeconds(publishes, 60 * 60),
  };
}
