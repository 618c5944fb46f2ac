/**
 * Target of the rules for mail events on the default event bus, one for bounces and one for complaints and rejections.
 * Their transformers pass on the kind of event, the kind of bounce and the mail's tags; addresses, subjects and headers
 * never reach the function. A raw event is understood as well, see mail-event.ts.
 */
import { invitationKeys } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { outboxAttribute } from '../../shared/mail/outbox.ts';
import { documentClient } from '../adapters/clients.ts';
import { outboxTable } from '../adapters/outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { readMailEvent } from './mail-event.ts';
import { recordMailEvent } from './record-mail-event.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE');
const tables = documentClient();
const people = peopleTable(tables, env.PEOPLE_TABLE);
const outbox = outboxTable(tables, env.INVITATIONS_TABLE);

export const handler = async (event: unknown): Promise<void> => {
  const mailEvent = readMailEvent(event);
  if (!mailEvent) throw new PulseError('promise-broken', 'event must be an event of the mail provider');
  await recordMailEvent(mailEvent, {
    stopMail: (community, member, why) => people.stopMail(community, member, why),
    async markBounced(pulse, invitation, kind) {
      await outbox.settle(invitationKeys.invitation(pulse, invitation), outboxAttribute(kind), 'bounced');
    },
    log,
  });
};
