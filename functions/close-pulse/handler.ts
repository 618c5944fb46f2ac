import { closeInputSchema } from '../../shared/contract/messages.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { shardNames } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { documentClient } from '../adapters/clients.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { randomBelow } from '../adapters/random-below.ts';
import { responsesTable } from '../adapters/responses-table.ts';
import { resultsTable } from '../adapters/results-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { sealingKeyNotes } from '../adapters/sealing-key-notes.ts';
import { secretStore, ssmClient } from '../adapters/secrets.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { closePulse } from './close-pulse.ts';
import type { ClosePulsePorts } from './close-pulse-ports.ts';

const env = readEnv('INVITATIONS_TABLE', 'RESPONSES_TABLE', 'RESULTS_TABLE', 'SITE_BUCKET');
const client = documentClient();
const definitions = pulseDefinitions(client, env.INVITATIONS_TABLE);
const responses = responsesTable(client, env.RESPONSES_TABLE);
const results = resultsTable(client, env.RESULTS_TABLE);
const secrets = secretStore(ssmClient());
const site = siteBucket(s3Client(), env.SITE_BUCKET);

const ports: ClosePulsePorts = {
  readPulse: definitions.read,
  markClosed: async (pulse) => void (await definitions.close(pulse)),
  markContradicted: async (pulse) => void (await definitions.contradict(pulse)),
  markLost: async (pulse) => void (await definitions.lose(pulse)),
  responses,
  destroyResponses: async (pulse) => {
    for (const shard of shardNames) await responses.destroy(pulse, shard);
  },
  async readCommitment(pulse) {
    const published = await site.read(siteKeys.commitment(pulse));
    return published && new TextDecoder().decode(published);
  },
  publishCommitment: async (pulse, text) => {
    const key = siteKeys.commitment(pulse);
    if ((await site.putOnce(key, text, 'application/json')) === 'written') return text;
    const published = await site.read(key);
    if (!published) throw new PulseError('try-again', 'commitment that is being published must be readable');
    return new TextDecoder().decode(published);
  },
  resultExists: async (community, quarter, pulse) =>
    (await results.quarter(community, quarter)).pulses.some((result) => result.pulse === pulse),
  writeResult: async (result) => void (await results.keepPulse(result)),
  keepComment: results.keepComment,
  sealingKeyExists: secrets.exists,
  readSealingKey: secrets.read,
  notedSealingKeys: sealingKeyNotes(client, env.INVITATIONS_TABLE).noted,
  destroySealingKey: secrets.remove,
  randomBelow,
};

export const handler = onSchedule(closeInputSchema, async (input) => {
  const closed = await closePulse(input, ports);
  if (closed.outcome === 'repeated') {
    log('step.repeated', { step: 'close', community: input.community });
    return;
  }
  if (closed.outcome === 'contradicted') {
    log('pulse.contradicted', { pulse: input.pulse, code: closed.contradiction });
    return;
  }
  if (closed.outcome === 'lost') {
    log('pulse.lost', { pulse: input.pulse });
    return;
  }
  const { accepted, malformed, groups, comments } = closed;
  log('pulse.closed', { pulse: input.pulse, accepted, malformed, groups });
  if (comments) log('comments.kept', { pulse: input.pulse, ...comments });
});
