import { digestInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { mailClient, mailer } from '../adapters/mailer.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { noticeOutboxTable } from '../adapters/notice-outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { stopsTable } from '../adapters/stops-table.ts';
import { readEnv, readOptionalEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type DigestPorts, sendDigest } from './send-digest.ts';

const env = readEnv(
  'PEOPLE_TABLE',
  'INVITATIONS_TABLE',
  'SITE_BUCKET',
  'SITE_URL',
  'KEYS_TABLE',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
);
const tables = documentClient();

const ports: DigestPorts = {
  siteUrl: env.SITE_URL.replace(/\/$/, ''),
  people: peopleTable(tables, env.PEOPLE_TABLE),
  stops: stopsTable(tables, env.PEOPLE_TABLE),
  outbox: noticeOutboxTable(tables, env.INVITATIONS_TABLE, 'digest'),
  site: siteBucket(s3Client(), env.SITE_BUCKET),
  mailer: mailer(mailClient(), {
    from: env.MAIL_FROM,
    configurationSet: env.MAIL_CONFIGURATION_SET,
    domains: readOptionalEnv('MAIL_DOMAINS'),
  }),
  linkKey: keyReader(masterKeys(tables, env.KEYS_TABLE), 'link'),
  log,
};

export const handler = onSchedule(digestInputSchema, (input) => sendDigest(input, ports));
