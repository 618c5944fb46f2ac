import { readFile } from 'node:fs/promises';
import { openInputSchema } from '../../shared/contract/messages.ts';
import { pageAssetsFile, pageAssetsSchema } from '../../shared/contract/page-assets.ts';
import { secretNames } from '../../shared/contract/secrets.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
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
const people = peopleTable(tables, env.PEOPLE_TABLE);
const definitions = pulseDefinitions(tables, env.INVITATIONS_TABLE);
const invitations = invitationsTable(tables, env.INVITATIONS_TABLE);
const record = mailRecordTable(tables, env.INVITATIONS_TABLE);
const secrets = secretStore(ssmClient());
const site = siteBucket(s3Client(), env.SITE_BUCKET);
const queue = mailQueue(sqsClient(), env.MAIL_QUEUE_URL);
const newMaster = () => randomBytes(32);
const assetsFile = new URL(pageAssetsFile, import.meta.url);

const ports: OpenPulsePorts = {
  programme: (community) => people.programme(community),
  members: (community) => people.members(community),
  readPulse: (pulse) => definitions.read(pulse),
  createPulse: (definition) => definitions.create(definition),
  openPulse: (definition, fixed) => definitions.open(definition, fixed),
  refusePulse: (definition, refusal, sending) => definitions.refuse(definition, refusal, sending),
  beginWriting: (pulse) => definitions.beginWriting(pulse),
  writeInvitations: (pulse, rows) => invitations.write(pulse, rows),
  noteAsked: (pulse, members, expiresAt) => record.noteAsked(pulse, members, expiresAt),
  invitations: (definition, freshness) => invitations.all(definition, freshness),
  linkKey: () => secrets.readOrCreate(env.LINK_KEY_PARAMETER, newMaster),
  credentialMaster: () => secrets.readOrCreate(env.CREDENTIAL_KEY_PARAMETER, newMaster),
  sealingParameter: (pulse, publicKeyHex) => secretNames.sealingKey(env.SEALING_KEY_PREFIX, pulse, publicKeyHex),
  noteSealingKey: sealingKeyNotes(tables, env.INVITATIONS_TABLE).note,
  async keepSealingKey(parameter, privateKey) {
    await secrets.create(parameter, privateKey);
  },
  forgetSealingKey: (parameter) => secrets.remove(parameter),
  random: randomBytes,
  async publish(key, text, contentType, expected = 'new') {
    // Looking costs a tenth of writing.
    const before = expected === 'new' ? undefined : await site.read(key);
    if (!before && (await site.putOnce(key, text, contentType)) === 'written') return text;
    const standing = before ?? (await site.read(key));
    if (!standing) throw new PulseError('try-again', 'a file that exists must be readable');
    return new TextDecoder().decode(standing);
  },
  replace: (key, text, contentType) => site.change(key, contentType, () => text),
  sendQuota: quotaIfKnown(mailClient()),
  operator: readOptionalEnv('OPERATOR'),
  pageAssets: async () => pageAssetsSchema.parse(JSON.parse(await readFile(assetsFile, 'utf8'))),
  queueMail: (batches) => queue.put(batches),
  log,
};

export const handler = onSchedule(openInputSchema, (input) => openPulse(input, ports));
