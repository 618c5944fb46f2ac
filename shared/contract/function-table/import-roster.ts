import { inboxKeys, siteKeys } from '../objects.ts';
import type { FunctionRow } from './function-row.ts';
import { importResultsOf } from './import-results-of.ts';

export const importRoster: FunctionRow = {
  startedBy: ['inbox'],
  imports: [
    'shared/roster',
    'shared/calendar',
    'shared/holidays',
    'shared/report/build/given-back',
    'shared/answers/instruments',
    'shared/answers/lint-instrument',
    'shared/answers/tap-question',
  ],
  adapters: [
    'clients',
    'inbox-bucket',
    'people-table',
    'roster-memory-table',
    's3-client',
    'site-bucket',
    'stops-table',
  ],
  environment: ['PEOPLE_TABLE', 'INBOX_BUCKET', 'SITE_BUCKET'],
  optionalEnvironment: ['MAIL_DOMAINS'],
  grants: [
    { table: 'people', actions: ['GetItem', 'Query', 'DeleteItem'], partitions: ['community#*'] },
    { table: 'people', actions: ['PutItem'], partitions: ['community#*', 'communities'] },
    { bucket: 'inbox', actions: ['GetObject'], keys: [`${inboxKeys.communityPrefix}*`] },
    { bucket: 'inbox', actions: ['PutObject'], keys: [importResultsOf(inboxKeys.communityPrefix)] },
    // What was done, in the steward’s own words, and which communities are public.
    {
      bucket: 'site',
      actions: ['GetObject', 'PutObject'],
      keys: ['reports/*/given-back.json', siteKeys.publicCommunities],
    },
    { bucket: 'inbox', actions: ['ListBucket'] },
    { bucket: 'site', actions: ['ListBucket'] },
  ],
  timeoutSeconds: 300,
  memorySize: 512,
};
