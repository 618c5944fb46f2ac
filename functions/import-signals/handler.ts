import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { resultsTable } from '../adapters/results-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { signalsTable } from '../adapters/signals-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onObject } from '../runtime/on-object.ts';
import { type ImportSignalsPorts, importSignals } from './import-signals.ts';

/** Several at once are harmless: each counts again until what it counted is what stands there. */
const env = readEnv('PEOPLE_TABLE', 'SIGNALS_TABLE', 'RESULTS_TABLE', 'INBOX_BUCKET');
const tables = documentClient();
const people = peopleTable(tables, env.PEOPLE_TABLE);
const signals = signalsTable(tables, env.SIGNALS_TABLE);
const results = resultsTable(tables, env.RESULTS_TABLE);
const inbox = inboxBucket(s3Client(), env.INBOX_BUCKET);

const ports: ImportSignalsPorts = {
  readFile: (key, announced) => inbox.readBrought(key, announced),
  writeOutcome: (key, outcome) => inbox.writeJson(key, outcome),
  readOutcome: (key) => inbox.read(key),
  programme: (community) => people.programme(community),
  members: (community) => people.members(community),
  ...signals,
  putSignals: (result) => results.putSignals(result),
  putStewardSide: (community, side) => results.putStewardSide(community, side),
  log,
};

export const handler = onObject((object) => importSignals(object, ports));
