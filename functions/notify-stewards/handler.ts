import * as z from 'zod/mini';
import { commentsInputSchema, importNoticeInputSchema, noticeInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { mailClient, mailer, quotaIfKnown } from '../adapters/mailer.ts';
import { noticeOutboxTable } from '../adapters/notice-outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { stopsTable } from '../adapters/stops-table.ts';
import { readEnv, readOptionalEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type CommentsNoticePorts, tellOfComments } from './comments-notice.ts';
import { type ImportNoticePorts, tellOfImport } from './import-notice.ts';
import { type NotifyPorts, notifyStewards } from './notify-stewards.ts';

const env = readEnv(
  'PEOPLE_TABLE',
  'INVITATIONS_TABLE',
  'SITE_BUCKET',
  'SITE_URL',
  'INBOX_BUCKET',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
);
const tables = documentClient();
const s3 = s3Client();
const provider = mailClient();

// A notice reports what was written at least half an hour before.
const ports: NotifyPorts & ImportNoticePorts & CommentsNoticePorts = {
  people: peopleTable(tables, env.PEOPLE_TABLE, 'may-be-old'),
  stops: stopsTable(tables, env.PEOPLE_TABLE, 'may-be-old'),
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE, 'may-be-old'),
  outbox: noticeOutboxTable(tables, env.INVITATIONS_TABLE, 'notice'),
  site: siteBucket(s3, env.SITE_BUCKET),
  siteUrl: env.SITE_URL,
  inbox: inboxBucket(s3, env.INBOX_BUCKET),
  inboxName: env.INBOX_BUCKET,
  mailer: mailer(provider, {
    from: env.MAIL_FROM,
    configurationSet: env.MAIL_CONFIGURATION_SET,
    domains: readOptionalEnv('MAIL_DOMAINS'),
  }),
  sendQuota: quotaIfKnown(provider),
  log,
};

/** Invoked by the planner's schedules, and by the rule on outcomes that imports leave in the inbox. */
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
