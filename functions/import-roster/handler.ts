import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { s3Client } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onObject } from '../runtime/on-object.ts';
import { importRoster } from './run.ts';

/** Several at once are harmless: one commits, the others begin again, and nothing that may still be committed is pruned. */
const env = readEnv('PEOPLE_TABLE', 'INBOX_BUCKET');
const people = peopleTable(documentClient(), env.PEOPLE_TABLE);
const inbox = inboxBucket(s3Client(), env.INBOX_BUCKET);

export const handler = onObject((object) =>
  importRoster(object, {
    readFile: (key) => inbox.read(key),
    writeOutcome: (key, outcome) => inbox.writeJson(key, outcome),
    programme: (community) => people.programme(community),
    members: (community) => people.members(community),
    forgotten: (community) => people.forgotten(community),
    applyRoster: (next, members, replaces) => people.applyRoster(next, members, replaces),
    pruneRosters: (community, current) => people.pruneRosters(community, current),
    log,
  }),
);
