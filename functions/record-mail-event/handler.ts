/**
 * Target of the rules for mail events on the default event bus, one for bounces and one for complaints and rejections.
 * Their transformers pass on the kind of event, the kind of bounce and the mail's tags; addresses, subjects and headers
 * never reach the function. It also understands a raw event, see mail-event.ts.
 */
import { PulseError } from '../../shared/kernel/errors.ts';
import { documentClient } from '../adapters/clients.ts';
import { outboxTable } from '../adapters/outbox-table.ts';
import { stopWriter } from '../adapters/stop-writer.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { readMailEvent } from './mail-event.ts';
import { type MailEventPorts, recordMailEvent } from './record-mail-event.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE');
const tables = documentClient();

const ports: MailEventPorts = {
  stops: stopWriter(tables, env.PEOPLE_TABLE),
  outbox: outboxTable(tables, env.INVITATIONS_TABLE),
  log,
};

export const handler = async (event: unknown): Promise<void> => {
  const mailEvent = readMailEvent(event);
  if (!mailEvent) throw new PulseError('promise-broken', 'event must be an event of the mail provider');
  await recordMailEvent(mailEvent, ports);
};
