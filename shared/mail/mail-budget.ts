/**
 * The mail budget of one person: at most `limits.surveyMailsPerPerson` survey mails in any `limits.mailBudgetDays` days, over
 * all communities. First contacts go first and reminders yield: a reminder is sent only if the invitations that are already
 * in the calendar would still fit beside it. Pure. A mail is noted before it is sent, and its place is the claim on it.
 */
import { limits } from '../contract/limits.ts';
import type { MailRecord, SentMail } from '../contract/mail-record.ts';
import { dayNumberOf } from '../kernel/day-number.ts';
import type { PulseId } from '../kernel/ids.ts';
import type { CalendarDate } from '../kernel/time.ts';

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
  const day = dayNumberOf(today);
  const all = [...sent, today, ...upcoming].map(dayNumberOf);
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
  mails.filter(({ day }) => dayNumberOf(day) > dayNumberOf(today) - limits.mailBudgetDays);

/** The mail of this kind that was claimed about a pulse, whether it went out or not. */
export const claimedMail = (
  { mails }: Pick<MailRecord, 'mails'>,
  kind: SentMail['kind'],
  pulse: PulseId,
): SentMail | undefined => mails.find((mail) => mail.kind === kind && mail.pulses.includes(pulse));
