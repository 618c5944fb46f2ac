/**
 * The mail budget of one person: at most `limits.surveyMailsPerPerson` survey mails in any `limits.mailBudgetDays` days, over
 * all communities. First contacts go first and reminders yield: a reminder is sent only if the invitations that are already
 * in the calendar would still fit. Pure. A mail is recorded before it is sent, and its place is the claim on it.
 */
import { limits } from '../contract/limits.ts';
import type { MailRecord, SentMail } from '../contract/mail-record.ts';
import { dayNumberOf } from '../kernel/day-number.ts';
import type { PulseId } from '../kernel/ids.ts';
import type { CalendarDate } from '../kernel/time.ts';

/**
 * Whether a mail on this day stays within the budget.
 *
 * @param sent days of the mails so far
 * @param upcoming days of invitations that must still fit; none for a first contact, which takes precedence
 */
export function fitsBudget(
  sent: readonly CalendarDate[],
  today: CalendarDate,
  upcoming: readonly CalendarDate[] = [],
): boolean {
  const day = dayNumberOf(today);
  const all = [...sent, today, ...upcoming].map(dayNumberOf);
  // The fullest window that includes this day begins with a mail.
  return all
    .filter((from) => from <= day && day < from + limits.mailBudgetDays)
    .every(
      (from) =>
        all.filter((at) => at >= from && at < from + limits.mailBudgetDays).length <= limits.surveyMailsPerPerson,
    );
}

/** The mails that still count on this day; the next write drops older ones. */
export const recentMails = ({ mails }: Pick<MailRecord, 'mails'>, today: CalendarDate): SentMail[] =>
  mails.filter(({ day }) => dayNumberOf(day) > dayNumberOf(today) - limits.mailBudgetDays);

/** The mail of this kind already claimed for a pulse, whether it went out or not. */
export const claimedMail = (
  { mails }: Pick<MailRecord, 'mails'>,
  kind: SentMail['kind'],
  pulse: PulseId,
): SentMail | undefined => mails.find((mail) => mail.kind === kind && mail.pulses.includes(pulse));
