/**
 * Members who stay quiet. Who let three pulses of a community pass in a row gets one note instead of the next invitation,
 * then one invitation a pulse and no reminders; whoever takes part in one is asked like everybody else again. Only pulses
 * count whose mail arrived, and the count knows nothing but that no credential was taken (docs/adr/0024).
 */
import { limits } from '../contract/limits.ts';
import type { SurveyMailKind } from '../contract/messages.ts';
import type { Invitation, OutboxState } from '../contract/people.ts';

export type Asking = 'as-usual' | 'by-a-note' | 'without-reminders';

/** @param missed pulses of the community that the person let pass in a row, before this one */
export function askingOf(missed: number): Asking {
  if (missed < limits.quietAfterMissed) return 'as-usual';
  return missed === limits.quietAfterMissed ? 'by-a-note' : 'without-reminders';
}

type Mails = Pick<Invitation, 'issued' | 'invitation' | 'reminder1' | 'reminder2'>;

/** A reminder to somebody who is asked without any is sent only where it is the first word of the pulse. */
export const isReminderKept = (asking: Asking, kind: SurveyMailKind, row: Mails): boolean =>
  asking === 'as-usual' || kind === 'invitation' || isFirstContact(row);

/** Whether no mail of the pulse went out to the person yet, as far as is known. */
export const isFirstContact = ({ invitation, reminder1, reminder2 }: Mails): boolean =>
  [invitation, reminder1, reminder2].every((state) => state === undefined || state === 'skipped');

const arrived: OutboxState = 'sent';

/** What a pulse that ended says of a person: nothing, if no mail of it is known to have arrived. */
export function takingPart(row: Mails): 'took-part' | 'missed' | 'unknown' {
  if (row.issued !== undefined) return 'took-part';
  return [row.invitation, row.reminder1, row.reminder2].includes(arrived) ? 'missed' : 'unknown';
}
