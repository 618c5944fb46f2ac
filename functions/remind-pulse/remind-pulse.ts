/**
 * Queues one reminder of a pulse for members whose hour has come and whose invitation has no issued mark. Members whose
 * invitation never went out, or whose delivery is unknown, get it too: it is the retry. The outbox decides what is sent, so
 * queuing twice is harmless.
 */

import { datesOfPulse } from '../../shared/calendar/calendar.ts';
import { inMailingHours, zonedInstant } from '../../shared/calendar/zoned-time.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { MailQueue, RemindInput } from '../../shared/contract/messages.ts';
import type { InvitationStore, PeopleStore } from '../../shared/contract/people-stores.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { mailBatches } from '../../shared/mail/mail-batches.ts';
import { outboxAttribute } from '../../shared/mail/outbox.ts';

export interface RemindPorts {
  readonly people: Pick<PeopleStore, 'programme'>;
  readonly pulses: Pick<PulseStore, 'read'>;
  readonly invitations: Pick<InvitationStore, 'all'>;
  readonly queue: MailQueue;
  readonly log: Log<'pulse.queued'>;
}

export async function remindPulse(input: RemindInput, ports: RemindPorts): Promise<void> {
  const definition = await ports.pulses.read(input.pulse);
  const programme = await ports.people.programme(input.community);
  if (!programme || definition?.state !== 'open' || input.at >= definition.closes) return;
  const { community } = programme;
  const dates = datesOfPulse(community, input);
  const date = dates?.reminders[input.reminder - 1];
  if (!date) return;
  const hour = community.calendar.opens.at;
  const hourHasCome = (zone: string) =>
    zonedInstant(date, hour, zone) <= input.at && inMailingHours(input.at, hour, zone);
  const kind = input.reminder === 1 ? 'reminder-1' : 'reminder-2';
  const attribute = outboxAttribute(kind);
  // The outbox decides on the newest state, so it also sees what is too recent to be visible here.
  const invitations = await ports.invitations.all(definition, 'may-be-old');
  const waiting = invitations.filter(
    (row) =>
      row.issued === undefined &&
      row[attribute] === undefined &&
      row.invitation !== 'bounced' &&
      hourHasCome(row.timeZone),
  );
  if (waiting.length === 0) return;
  await ports.queue.put(mailBatches(input, kind, waiting));
  ports.log('pulse.queued', { pulse: input.pulse, kind, invitations: waiting.length });
}
