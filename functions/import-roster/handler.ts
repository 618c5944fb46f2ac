import { mailDomains } from '../../shared/contract/mail-address.ts';
import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { rosterMemoryTable } from '../adapters/roster-memory-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { stopsTable } from '../adapters/stops-table.ts';
import { readEnv, readOptionalEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onObject } from '../runtime/on-object.ts';
import { type ImportRosterPorts, importRoster } from './import-roster.ts';

const env = readEnv('PEOPLE_TABLE', 'INBOX_BUCKET', 'SITE_BUCKET');
const tables = documentClient();
const s3 = s3Client();

const ports: ImportRosterPorts = {
  inbox: inboxBucket(s3, env.INBOX_BUCKET),
  people: peopleTable(tables, env.PEOPLE_TABLE),
  stops: stopsTable(tables, env.PEOPLE_TABLE),
  rosterMemory: rosterMemoryTable(tables, env.PEOPLE_TABLE),
  site: siteBucket(s3, env.SITE_BUCKET),
  async publicHolidays(...asked) {
    const { publicHolidays } = await import('../../shared/holidays/public-holidays.ts');
    return publicHolidays(...asked);
  },
  mailDomains: mailDomains(readOptionalEnv('MAIL_DOMAINS')),
  log,
};

/** Concurrent runs are harmless: one commits, the others start over, and nothing that may still be committed is pruned. */
export const handler = onObject((object) => importRoster(object, ports));
