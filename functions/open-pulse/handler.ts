import { readFile } from 'node:fs/promises';
import { openInputSchema } from '../../shared/contract/messages.ts';
import { pageAssetsFile, pageAssetsSchema } from '../../shared/contract/page-assets.ts';
import { documentClient } from '../adapters/clients.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { mailQueue, sqsClient } from '../adapters/mail-queue.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { mailClient, quotaIfKnown } from '../adapters/mailer.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseCreation } from '../adapters/pulse-creation.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { randomBytes } from '../adapters/random.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { sealingKeys } from '../adapters/sealing-keys.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv, readOptionalEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type OpenPulsePorts, openPulse } from './open-pulse.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SITE_BUCKET', 'MAIL_QUEUE_URL', 'KEYS_TABLE');
const tables = documentClient();
const masters = masterKeys(tables, env.KEYS_TABLE);
const newKey = () => randomBytes(32);
const assetsFile = new URL(pageAssetsFile, import.meta.url);

const ports: OpenPulsePorts = {
  people: peopleTable(tables, env.PEOPLE_TABLE),
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE),
  creation: pulseCreation(tables, { invitations: env.INVITATIONS_TABLE, keys: env.KEYS_TABLE }),
  invitations: invitationsTable(tables, env.INVITATIONS_TABLE),
  mailRecords: mailRecordTable(tables, env.INVITATIONS_TABLE),
  sealingKeys: sealingKeys(tables, env.KEYS_TABLE),
  linkKey: () => masters.readOrCreate('link', newKey),
  credentialMaster: () => masters.readOrCreate('credential', newKey),
  random: randomBytes,
  site: siteBucket(s3Client(), env.SITE_BUCKET),
  queue: mailQueue(sqsClient(), env.MAIL_QUEUE_URL),
  sendQuota: quotaIfKnown(mailClient()),
  operator: readOptionalEnv('OPERATOR'),
  pageAssets: async () => pageAssetsSchema.parse(JSON.parse(await readFile(assetsFile, 'utf8'))),
  log,
};

export const handler = onSchedule(openInputSchema, (input) => openPulse(input, ports));
