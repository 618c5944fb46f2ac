import { digestInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { mailClient, mailer } from '../adapters/mailer.ts';
import { outboxTable } from '../adapters/outbox-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type DigestPorts, sendDigest } from './send-digest.ts';

const env = readEnv(
  'PEOPLE_TABLE',
  'INVITATIONS_TABLE',
  'SITE_BUCKET',
  'SITE_URL',
  'LINK_KEY_PARAMETER',
  'MAIL_FROM',
  'MAIL_CONFIGURATION_SET',
);
const tables = documentClient();
const people = peopleTable(tables, env.PEOPLE_TABLE);
const outbox = outboxTable(tables, env.INVITATIONS_TABLE);
const site = siteBucket(s3Client(), env.SITE_BUCKET);
const mail = mailer(mailClient(), { from: env.MAIL_FROM, configurationSet: env.MAIL_CONFIGURATION_SET });

const ports: DigestPorts = {
  siteUrl: env.SITE_URL.replace(/\/$/, ''),
  mailDomain: env.MAIL_FROM.slice(env.MAIL_FROM.indexOf('@') + 1),
  programme: (community) => people.programme(community),
  members: (community) => people.members(community),
  stopped: (community) => people.stopped(community),
  readReport: (key) => site.read(key),
  linkKey: keyReader(env.LINK_KEY_PARAMETER),
  claim: (key, expiresAt) => outbox.claim(key, 'digest', expiresAt),
  settle: (key, state) => outbox.settle(key, 'digest', state),
  release: (key) => outbox.release(key, 'digest'),
  prepare: mail.prepare,
  send: (message) => mail.send(message),
  paused: (code) => log('mail.paused', { code }),
  refused: (code) => log('mail.refused', { code }),
  log,
};

export const handler = onSchedule(digestInputSchema, (input) => sendDigest(input, ports));
