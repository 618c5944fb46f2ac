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

const env = readEnv('PEOPLE_TABLE', 'SIGNALS_TABLE', 'RESULTS_TABLE', 'INBOX_BUCKET');
const tables = documentClient();

const ports: ImportSignalsPorts = {
  inbox: inboxBucket(s3Client(), env.INBOX_BUCKET),
  people: peopleTable(tables, env.PEOPLE_TABLE),
  signals: signalsTable(tables, env.SIGNALS_TABLE),
  results: resultsTable(tables, env.RESULTS_TABLE),
  log,
};

/** Several at once are harmless: each counts again until its counts are of all facts. */
export const handler = onObject((object) => importSignals(object, ports));
