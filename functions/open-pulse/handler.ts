import { readFile } from 'node:fs/promises';
import { openInputSchema } from '../../shared/contract/messages.ts';
import { pageAssetsFile, pageAssetsSchema } from '../../shared/contract/page-assets.ts';
import { documentClient } from '../adapters/clients.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { mailQueue, sqsClient } from '../adapters/mail-queue.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { mailClient, quotaIfKnown } from '../adapters/mailer.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { randomBytes } from '../adapters/random.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { sealingKeyNotes } from '../adapters/sealing-key-notes.ts';
import { secretStore, ssmClient } from '../adapters/secrets.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv, readOptionalEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type OpenPulsePorts, openPulse } from './open-pulse.ts';

const env = readEnv(
  'PEOPLE_TABLE',
  'INVITATIONS_TABLE',
  'SITE_BUCKET',
  'MAIL_QUEUE_URL',
  'LINK_KEY_PARAMETER',
  'CREDENTIAL_KEY_PARAMETER',
  'SEALING_KEY_PREFIX',
);
const tables = documentClient();
const secrets = secretStore(ssmClient());
const newKey = () => randomBytes(32);
const assetsFile = new URL(pageAssetsFile, import.meta.url);

const ports: OpenPulsePorts = {
  people: peopleTable(tables, env.PEOPLE_TABLE),
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE),
  invitations: invitationsTable(tables, env.INVITATIONS_TABLE),
  mailRecords: mailRecordTable(tables, env.INVITATIONS_TABLE),
  secrets,
  sealingKeyNotes: sealingKeyNotes(tables, env.INVITATIONS_TABLE),
  sealingKeyPrefix: env.SEALING_KEY_PREFIX,
  linkKey: () => secrets.readOrCreate(env.LINK_KEY_PARAMETER, newKey),
  credentialMaster: () => secrets.readOrCreate(env.CREDENTIAL_KEY_PARAMETER, newKey),
  random: randomBytes,
  site: siteBucket(s3Client(), env.SITE_BUCKET),
  queue: mailQueue(sqsClient(), env.MAIL_QUEUE_URL),
  sendQuota: quotaIfKnown(mailClient()),
  operator: readOptionalEnv('OPERATOR'),
  pageAssets: async () => pageAssetsSchema.parse(JSON.parse(await readFile(assetsFile, 'utf8'))),
  log,
};

export const handler = onSchedule(openInputSchema, (input) => openPulse(input, ports));
