import { siteKeys } from '../../shared/contract/objects.ts';
import { withActions } from '../../shared/report/build/given-back.ts';
import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { siteBucket } from '../adapters/site-bucket.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onObject } from '../runtime/on-object.ts';
import { importRoster } from './import-roster.ts';

/** Several at once are harmless: one commits, the others begin again, and nothing that may still be committed is pruned. */
const env = readEnv('PEOPLE_TABLE', 'INBOX_BUCKET', 'SITE_BUCKET');
const people = peopleTable(documentClient(), env.PEOPLE_TABLE);
const s3 = s3Client();
const inbox = inboxBucket(s3, env.INBOX_BUCKET);
const site = siteBucket(s3, env.SITE_BUCKET);

export const handler = onObject((object) =>
  importRoster(object, {
    readFile: (key, announced) => inbox.readBrought(key, announced),
    writeOutcome: (key, outcome) => inbox.writeJson(key, outcome),
    programme: (community) => people.programme(community),
    members: (community) => people.members(community),
    forgotten: (community) => people.forgotten(community),
    recentChanges: (community, roster) => people.recentChanges(community, roster),
    takenBackBy: (community, roster) => people.takenBackBy(community, roster),
    applyRoster: (next, members, replaces, memory) => people.applyRoster(next, members, replaces, memory),
    tellActions: (community) =>
      site.change(siteKeys.givenBack(community.id), 'application/json', (body) =>
        withActions(body && new TextDecoder().decode(body), community),
      ),
    pruneRosters: (community, current) => people.pruneRosters(community, current),
    log,
  }),
);
