import { closeInputSchema } from '../../shared/contract/messages.ts';
import { documentClient } from '../adapters/clients.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { randomBelow } from '../adapters/random-below.ts';
import { responsesTable } from '../adapters/responses-table.ts';
import { resultsTable } from '../adapters/results-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { sealingKeys } from '../adapters/sealing-keys.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onSchedule } from '../runtime/on-schedule.ts';
import { closePulse } from './close-pulse.ts';
import type { ClosePulsePorts } from './close-pulse-ports.ts';

const env = readEnv('INVITATIONS_TABLE', 'RESPONSES_TABLE', 'RESULTS_TABLE', 'SITE_BUCKET', 'KEYS_TABLE');
const tables = documentClient();

const ports: ClosePulsePorts = {
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE),
  responses: responsesTable(tables, env.RESPONSES_TABLE),
  results: resultsTable(tables, env.RESULTS_TABLE),
  site: siteBucket(s3Client(), env.SITE_BUCKET),
  sealingKeys: sealingKeys(tables, env.KEYS_TABLE),
  randomBelow,
  log,
};

export const handler = onSchedule(closeInputSchema, async (input) => {
  await closePulse(input, ports);
});
