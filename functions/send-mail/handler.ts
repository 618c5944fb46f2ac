import { setTimeout as sleep } from 'node:timers/promises';
import { mailBatchSchema } from '../../shared/contract/messages.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { outboxAttribute } from '../../shared/mail/outbox.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { mailClient, mailer } from '../adapters/mailer.ts';
import { outboxTable } from '../adapters/outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onQueue } from '../runtime/on-queue.ts';
import type { OutboxRow } from './compose-letter.ts';
import { paceReader } from './pace.ts';
import { type SendMailPorts, sendMail } from './send-mail.ts';

/**
 * Consumer of the mail queue, one message at a time (`limits.mailSenders` at once). Queue settings that it relies on: a
 * visibility timeout of several times the function's, and enough receives before the dead-letter queue that an operator can
 * repair a paused account within a day.
 */
const env = readEnv(
  'INVITATIONS_TABLE',
  'PEOPLE_TABLE',
  'LINK_KEY_PARAMETER',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
  'SITE_URL',
);
const tables = documentClient();
const people = peopleTable(tables, env.PEOPLE_TABLE);
const definitions = pulseDefinitions(tables, env.INVITATIONS_TABLE);
const outbox = outboxTable(tables, env.INVITATIONS_TABLE);
const record = mailRecordTable(tables, env.INVITATIONS_TABLE);
const keyOf = ({ pulse, token }: OutboxRow) => invitationKeys.invitation(pulse, token);
const mail = mailer(mailClient(), { from: env.MAIL_FROM, configurationSet: env.MAIL_CONFIGURATION_SET });

const ports: SendMailPorts = {
  siteUrl: env.SITE_URL.replace(/\/$/, ''),
  mailDomain: env.MAIL_FROM.slice(env.MAIL_FROM.indexOf('@') + 1),
  pulse: (pulse) => definitions.read(pulse),
  programme: (community) => people.programme(community),
  member: (programme, member) => people.member(programme.community.id, member, programme),
  invitation: (pulse, token) => outbox.invitation(pulse, token),
  mailRecord: (member, freshness) => record.read(member, freshness),
  keepMails: (member, mails, version) => record.keep(member, mails, version),
  takeOutMail: (member, mail) => record.takeOut(member, mail),
  settle: (kind, row, state) => outbox.settle(keyOf(row), outboxAttribute(kind), state),
  release: (kind, row) => outbox.release(keyOf(row), outboxAttribute(kind)),
  linkKey: keyReader(env.LINK_KEY_PARAMETER),
  prepare: mail.prepare,
  send: (message) => mail.send(message),
  pace: paceReader(() => mail.quota()),
  sleep: (milliseconds) => sleep(milliseconds),
  log,
};

export const handler = onQueue(mailBatchSchema, (batch, now) => sendMail(batch, now, ports), log);
