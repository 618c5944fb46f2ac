import type { Member } from '../contract/people.ts';
import type { Instant } from '../kernel/time.ts';

/** Whether a member gets survey mails at this moment: mail is not stopped, and a pause is over (by the day in UTC). */
export const getsSurveyMails = (
  { mailStopped, pausedUntil }: Pick<Member, 'mailStopped' | 'pausedUntil'>,
  at: Instant,
): boolean => mailStopped === undefined && (pausedUntil === undefined || pausedUntil <= at.slice(0, 10));
