/**
 * Target of one rule on the default event bus:
 *
 *   pattern      { "source": ["aws.ses"], "detail": { "eventType": ["Bounce", "Complaint", "Reject"] } }
 *                narrowed to our configuration set by "resources"
 *   transformer  paths  { "kind": "$.detail.eventType", "bounceType": "$.detail.bounce.bounceType",
 *                         "tags": "$.detail.mail.tags" }
 *                template  { "kind": <kind>, "bounceType": <bounceType>, "tags": <tags> }
 *
 * The transformer keeps addresses, subjects and headers out of the function altogether; without one the raw event is
 * understood as well. See mail-event.ts for both shapes.
 */
import { invitationKeys } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { outboxAttribute } from '../../shared/people/outbox.ts';
import { documentClient } from '../adapters/clients.ts';
import { outboxTable } from '../adapters/outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { readMailEvent } from './mail-event.ts';
import { recordMailEvent } from './run.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE');
const tables = documentClient();
const people = peopleTable(tables, env.PEOPLE_TABLE);
const outbox = outboxTable(tables, env.INVITATIONS_TABLE);

export const handler = async (event: unknown): Promise<void> => {
  const mailEvent = readMailEvent(event);
  if (!mailEvent) throw new PulseError('promise-broken', 'event must be an event of the mail provider');
  await recordMailEvent(mailEvent, {
    stopMail: (community, member, why) => people.stopMail(community, member, why),
    markBounced: (pulse, invitation, kind) =>
      outbox.settle(invitationKeys.invitation(pulse, invitation), outboxAttribute(kind), 'bounced'),
    log,
  });
};
