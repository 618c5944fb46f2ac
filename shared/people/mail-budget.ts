/**
 * The mail budget of one person: at most `limits.surveyMailsPerPerson` survey mails in any `limits.mailBudgetDays` days, over
 * all communities. First contacts go first and reminders yield: a reminder is sent only if the invitations that are already
 * in the calendar would still fit beside it. Pure; the record of mails is written before each of them is sent.
 */
import { limits } from '../contract/limits.ts';
import type { MailRecord, SentMail } from '../contract/mail-record.ts';
import { type CalendarDate, daySeconds, epochMilliseconds, type Instant } from '../kernel/time.ts';

/** Whole days since 1970. */
const dayNumber = (date: CalendarDate): number => epochMilliseconds(`${date}T00:00:00Z` as Instant) / 1000 / daySeconds;

/**
 * Whether a mail on this day keeps to the budget.
 *
 * @param sent days of the mails so far
 * @param upcoming days of invitations that must still fit; none for a first contact, which takes precedence
 */
export function fitsBudget(
  sent: readonly CalendarDate[],
  today: CalendarDate,
  upcoming: readonly CalendarDate[] = [],
): boolean {
  const day = dayNumber(today);
  const all = [...sent, today, ...upcoming].map(dayNumber);
  // A fullest window that holds this day begins with a mail.
  return all
    .filter((from) => from <= day && day < from + limits.mailBudgetDays)
    .every(
      (from) =>
        all.filter((at) => at >= from && at < from + limits.mailBudgetDays).length <= limits.surveyMailsPerPerson,
    );
}

/** The mails that still count on this day; older ones are forgotten with the next write. */
export const recentMails = ({ mails }: Pick<MailRecord, 'mails'>, today: CalendarDate): SentMail[] =>
  mails.filter(({ day }) => dayNumber(day) > dayNumber(today) - limits.mailBudgetDays);

/**
 * The same mail, whenever it was noted. Nobody gets two of one kind about one pulse, so one that shares a pulse is it, also
 * where it was noted with another pulse that a sender who came later finds sent already.
 */
export const isSameMail = (one: SentMail, other: Pick<SentMail, 'kind' | 'pulses'>): boolean =>
  one.kind === other.kind && one.pulses.some((pulse) => other.pulses.includes(pulse));
