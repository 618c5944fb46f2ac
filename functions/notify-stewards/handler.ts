import * as z from 'zod/mini';
import { commentsInputSchema, importNoticeInputSchema, noticeInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { mailClient, mailer } from '../adapters/mailer.ts';
import { outboxTable } from '../adapters/outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type CommentsNoticePorts, tellOfComments } from './comments-notice.ts';
import { type ImportNoticePorts, tellOfImport } from './import-notice.ts';
import { type NotifyPorts, notifyStewards } from './notify-stewards.ts';

const env = readEnv(
  'PEOPLE_TABLE',
  'INVITATIONS_TABLE',
  'SITE_BUCKET',
  'INBOX_BUCKET',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
);
const tables = documentClient();
// What it tells of was written half an hour before, or longer.
const people = peopleTable(tables, env.PEOPLE_TABLE, 'may-be-old');
const definitions = pulseDefinitions(tables, env.INVITATIONS_TABLE, 'may-be-old');
const outbox = outboxTable(tables, env.INVITATIONS_TABLE);
const s3 = s3Client();
const site = siteBucket(s3, env.SITE_BUCKET);
const inbox = inboxBucket(s3, env.INBOX_BUCKET);
const mail = mailer(mailClient(), { from: env.MAIL_FROM, configurationSet: env.MAIL_CONFIGURATION_SET });

const ports: NotifyPorts & ImportNoticePorts & CommentsNoticePorts = {
  inbox: env.INBOX_BUCKET,
  mailDomain: env.MAIL_FROM.slice(env.MAIL_FROM.indexOf('@') + 1),
  programme: (community) => people.programme(community),
  members: (community) => people.members(community),
  stopped: (community) => people.stopped(community),
  readPulse: (pulse) => definitions.read(pulse),
  readReport: (key) => site.read(key),
  readWithheld: (key) => inbox.read(key),
  readInbox: (key) => inbox.read(key),
  async sendQuota() {
    try {
      return await mail.quota();
    } catch {
      return undefined;
    }
  },
  claim: (key, expiresAt) => outbox.claim(key, 'notice', expiresAt),
  settle: (key, state) => outbox.settle(key, 'notice', state),
  release: (key) => outbox.release(key, 'notice'),
  prepare: mail.prepare,
  send: (message) => mail.send(message),
  paused: (code) => log('mail.paused', { code }),
  refused: (code) => log('mail.refused', { code }),
  log,
};

/** Schedules of the planner, and the rule on what imports leave in the inbox. */
const inputSchema = z.discriminatedUnion('step', [
  ...noticeInputSchema.def.options,
  commentsInputSchema,
  importNoticeInputSchema,
]);

export const handler = onSchedule(inputSchema, (input) => {
  switch (input.step) {
    case 'import-problems':
      return tellOfImport(input, ports);
    case 'comments':
    case 'comments-end':
      return tellOfComments(input, ports);
    default:
      return notifyStewards(input, ports);
  }
});
