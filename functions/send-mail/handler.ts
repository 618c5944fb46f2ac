import { setTimeout as sleep } from 'node:timers/promises';
import { mailBatchSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { mailClient, mailer } from '../adapters/mailer.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { outboxTable } from '../adapters/outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { readEnv, readOptionalEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onQueue } from '../runtime/on-queue.ts';
import { paceReader } from './pace.ts';
import { type SendMailPorts, sendMail } from './send-mail.ts';

/**
 * Consumer of the mail queue, one message at a time (`limits.mailSenders` at once). It relies on these queue settings: a
 * visibility timeout several times the function's, and enough receives before the dead-letter queue for an operator to
 * repair a paused account within a day.
 */
const env = readEnv(
  'INVITATIONS_TABLE',
  'PEOPLE_TABLE',
  'KEYS_TABLE',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
  'SITE_URL',
);
const tables = documentClient();
const mail = mailer(mailClient(), {
  from: env.MAIL_FROM,
  configurationSet: env.MAIL_CONFIGURATION_SET,
  domains: readOptionalEnv('MAIL_DOMAINS'),
});

const ports: SendMailPorts = {
  siteUrl: env.SITE_URL.replace(/\/$/, ''),
  people: peopleTable(tables, env.PEOPLE_TABLE),
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE),
  outbox: outboxTable(tables, env.INVITATIONS_TABLE),
  mailRecords: mailRecordTable(tables, env.INVITATIONS_TABLE),
  mailer: mail,
  linkKey: keyReader(masterKeys(tables, env.KEYS_TABLE), 'link'),
  pace: paceReader(() => mail.quota()),
  sleep,
  log,
};

export const handler = onQueue(mailBatchSchema, (batch, now) => sendMail(batch, now, ports), log);
