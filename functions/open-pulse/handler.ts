import { readFileSync } from 'node:fs';
import { openInputSchema } from '../../shared/contract/messages.ts';
import { pageAssetsFile, pageAssetsSchema } from '../../shared/contract/page-assets.ts';
import { secretNames } from '../../shared/contract/secrets.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import { generateSealingKey } from '../../shared/responses/seal-keys.ts';
import { documentClient } from '../adapters/clients.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { mailQueue, sqsClient } from '../adapters/mail-queue.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { randomBytes } from '../adapters/random.ts';
import { secretStore, ssmClient } from '../adapters/secrets.ts';
import { s3Client, siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { type OpenDependencies, openPulse } from './run.ts';

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
const secrets = secretStore(ssmClient());
const site = siteBucket(s3Client(), env.SITE_BUCKET);
const queue = mailQueue(sqsClient(), env.MAIL_QUEUE_URL);
const newMaster = () => randomBytes(32);

const dependencies: OpenDependencies = {
  community: async (community) => (await people.programme(community))?.community,
  members: (community) => people.members(community),
  readDefinition: (pulse) => definitions.read(pulse),
  createDefinition: (definition) => definitions.create(definition),
  fixDefinition: (pulse, fixed, writes) => definitions.open(pulse, fixed, writes),
  refuseDefinition: (pulse, refusal) => definitions.refuse(pulse, refusal),
  writeInvitations: (pulse, rows) => invitations.write(pulse, rows),
  invitations: (pulse) => invitations.all(pulse),
  linkKey: () => secrets.readOrCreate(env.LINK_KEY_PARAMETER, newMaster),
  async makeKeys(pulse, closes) {
    const master = await secrets.readOrCreate(env.CREDENTIAL_KEY_PARAMETER, newMaster);
    const sealing = await generateSealingKey(randomBytes(32));
    const sealingKey = toHex(sealing.publicKey);
    const sealingParameter = secretNames.sealingKey(env.SEALING_KEY_PREFIX, pulse, sealingKey);
    await secrets.create(sealingParameter, sealing.privateKey);
    return { credentialKey: toHex(deriveCredentialKey(master, pulse, closes).publicKey), sealingKey, sealingParameter };
  },
  discardSealingKey: (parameter) => secrets.remove(parameter),
  publish: ({ key, body, contentType }) => site.put(key, body, contentType),
  queue: (batches) => queue.put(batches),
  pages: pageAssetsSchema.parse(JSON.parse(readFileSync(new URL(pageAssetsFile, import.meta.url), 'utf8'))),
};

export const handler = onSchedule(openInputSchema, async (input) => {
  const { opened, refused, invited, groups, queued } = await openPulse(input, dependencies);
  if (opened) log('pulse.opened', { pulse: input.pulse, invited, groups });
  if (refused) log('pulse.refused', { pulse: input.pulse, code: 'too-few-invited' });
  if (queued > 0) log('pulse.queued', { pulse: input.pulse, kind: 'invitation', invitations: queued });
});
