/**
 * Members who stay quiet. After three unanswered pulses of a community in a row, a member gets one note instead of the next
 * invitation, then one invitation per pulse and no reminders; taking part in one restores the usual mails. Only pulses whose
 * mail arrived count, and all the count knows is that no credential was taken (docs/adr/0024).
 */
import { limits } from '../contract/limits.ts';
import type { SurveyMailKind } from '../contract/messages.ts';
import type { Invitation, OutboxState } from '../contract/people.ts';

export type Asking = 'as-usual' | 'by-a-note' | 'without-reminders';

/** @param missed pulses of the community that the person left unanswered in a row, before this one */
export function askingOf(missed: number): Asking {
  if (missed < limits.quietAfterMissed) return 'as-usual';
  return missed === limits.quietAfterMissed ? 'by-a-note' : 'without-reminders';
}

type Mails = Pick<Invitation, 'issued' | 'invitation' | 'reminder1' | 'reminder2'>;

/** A person who gets no reminders is sent one only if it is the first mail of the pulse that reaches them. */
export const isReminderKept = (asking: Asking, kind: SurveyMailKind, row: Mails): boolean =>
  asking === 'as-usual' || kind === 'invitation' || isFirstContact(row);

/** Whether no mail of the pulse has gone out to the person yet, as far as is known. */
export const isFirstContact = ({ invitation, reminder1, reminder2 }: Mails): boolean =>
  [invitation, reminder1, reminder2].every((state) => state === undefined || state === 'skipped');

const arrived: OutboxState = 'sent';

/** What a pulse that ended says about a person: nothing, if no mail of it is known to have arrived. */
export function takingPart(row: Mails): 'took-part' | 'missed' | 'unknown' {
  if (row.issued !== undefined) return 'took-part';
  return [row.invitation, row.reminder1, row.reminder2].includes(arrived) ? 'missed' : 'unknown';
}
