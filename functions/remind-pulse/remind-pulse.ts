/**
 * Queues one reminder of a pulse for those whose hour has come and whose invitation carries no issued mark. Somebody whose
 * invitation never went out, or ended in doubt, gets it too: it is the retry. The outbox decides what is sent, so queuing
 * twice is harmless.
 */

import { pulsesOf } from '../../shared/calendar/calendar.ts';
import { inMailingHours, zonedInstant } from '../../shared/calendar/zoned-time.ts';
import type { Community } from '../../shared/contract/community.ts';
import type { MailBatch, RemindInput } from '../../shared/contract/messages.ts';
import type { Invitation } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import type { CommunityId, PulseId } from '../../shared/kernel/ids.ts';
import { mailBatches } from '../../shared/mail/mail-batches.ts';

export interface RemindPorts {
  community(community: CommunityId): Promise<Community | undefined>;
  readDefinition(pulse: PulseId): Promise<PulseDefinition | undefined>;
  invitations(definition: PulseDefinition): Promise<Invitation[]>;
  queue(batches: readonly MailBatch[]): Promise<void>;
}

/** Returns how many were queued. */
export async function remindPulse(input: RemindInput, ports: RemindPorts): Promise<number> {
  const definition = await ports.readDefinition(input.pulse);
  const community = await ports.community(input.community);
  if (!community || definition?.state !== 'open' || input.at >= definition.closes) return 0;
  const dates = pulsesOf(community, input.quarter).find(({ pulse }) => pulse === input.pulse);
  const date = dates?.reminders[input.reminder - 1];
  if (!date) return 0;
  const hour = community.calendar.opens.at;
  const hourHasCome = (zone: string) =>
    zonedInstant(date, hour, zone) <= input.at && inMailingHours(input.at, hour, zone);
  const attribute = input.reminder === 1 ? 'reminder1' : 'reminder2';
  const waiting = (await ports.invitations(definition)).filter(
    (row) =>
      row.issued === undefined &&
      row[attribute] === undefined &&
      row.invitation !== 'bounced' &&
      hourHasCome(row.timeZone),
  );
  const batches = mailBatches(input, input.reminder === 1 ? 'reminder-1' : 'reminder-2', waiting);
  await ports.queue(batches);
  return waiting.length;
}
