/**
 * Which pulses one mail is about: the one in the queue's message, and every other that is due to the same person at the same
 * instant.
 *
 * Pulses learn of each other an hour before they open. A mail waits for one that is still opening at its hour: the row stays
 * planned, and either the other pulse's mail includes it once that has opened, or the step an hour later sends it alone.
 */
import { mailDue } from '../../shared/calendar/calendar.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import { deriveLinkToken } from '../../shared/gate/link-token.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { claimedMail } from '../../shared/mail/mail-budget.ts';
import { isMailDue, isReachable } from '../../shared/mail/outbox.ts';
import { type Asking, askingOf, isReminderKept } from '../../shared/mail/quiet.ts';
import { type InvitedPulse, type LetterPorts, type Recipient, readPulse, tokenFor } from './recipient.ts';

/** One pulse in a mail. */
export interface Part extends InvitedPulse {
  readonly linkToken: Uint8Array;
  readonly asking: Asking;
}

export function partOf(invited: InvitedPulse, { record, linkKey }: Recipient): Part {
  const { pulse, programme, row } = invited;
  return {
    ...invited,
    linkToken: deriveLinkToken(linkKey, pulse.pulse, row.member),
    asking: askingOf(record.missed.get(programme.community.id) ?? 0),
  };
}

/** The instant at which every pulse in the mail must be due; undefined if there can be no other. */
function sharedInstant({ invited, record }: Recipient, kind: MailBatch['kind']): Instant | undefined {
  const { pulse, programme, row } = invited;
  const isAskedAlone = record.asked.every((other) => other === pulse.pulse);
  return isAskedAlone ? undefined : mailDue(programme.community, pulse, kind, row.timeZone);
}

/** The person's other pulses whose mail of this kind is due at the very same instant. */
export async function readOthers(
  recipient: Recipient,
  { kind }: Pick<MailBatch, 'kind'>,
  ports: LetterPorts,
): Promise<InvitedPulse[]> {
  const { invited, record, linkKey } = recipient;
  const due = sharedInstant(recipient, kind);
  const others = due ? record.asked.filter((other) => other !== invited.pulse.pulse).sort() : [];
  const found: InvitedPulse[] = [];
  for (const id of others) {
    const token = tokenFor(linkKey, id, invited.row.member);
    const row = await ports.outbox.invitation(id, token);
    const other = row && (await readPulse(id, ports));
    if (!other || mailDue(other.programme.community, other.pulse, kind, row.timeZone) !== due) continue;
    const member = await ports.people.member(other.programme.community.id, row.member, other.programme);
    if (member) found.push({ ...other, member, token, row });
  }
  return found;
}

/** The parts of the mail, sorted by pulse, so that every sender composes the same one; `opening` means: wait for another pulse. */
export function partsDue(
  recipient: Recipient,
  others: readonly InvitedPulse[],
  { kind, at }: Pick<MailBatch, 'kind' | 'at'>,
  now: Instant,
): readonly [Part, ...Part[]] | 'opening' {
  const due = sharedInstant(recipient, kind);
  const canWait = kind === 'invitation' && due !== undefined && at <= due;
  if (canWait && others.some(({ pulse }) => pulse.state === 'opening')) return 'opening';
  const first = partOf(recipient.invited, recipient);
  const further = others
    .filter(
      ({ pulse, row, member }) =>
        !claimedMail(recipient.record, kind, pulse.pulse) &&
        isMailDue(kind, pulse, row, now) &&
        isReachable(member, now),
    )
    .map((other) => partOf(other, recipient))
    .filter((part) => isReminderKept(part.asking, kind, part.row));
  const chosen = [first, ...further.slice(0, limits.pulsesPerMail - 1)];
  const [head = first, ...rest] = chosen.sort((a, b) => (a.pulse.pulse < b.pulse.pulse ? -1 : 1));
  return [head, ...rest];
}
