/**
 * What each function may import: one row a function, held by `npm run law` for every file of its folder, and against the
 * rights of its role by `tests/policies/law-and-rights.policy.test.ts`. A function that may not touch a table has no word
 * for what is in it. `import-law.ts` makes rules of the rows; what every function may import is there.
 */
import type { FunctionName } from '../shared/contract/functions.ts';

export interface FunctionRow {
  /**
   * Folders and files of ours, besides `shared/kernel` and `shared/contract`. The words of `shared/contract` about persons
   * go with `shared/people`. An entry that nothing imports is an error.
   */
  readonly imports: readonly string[];
  /** Files of `functions/adapters`, for `handler.ts` alone. */
  readonly adapters: readonly string[];
  /** Modules of Node, for `handler.ts` alone. */
  readonly node?: readonly string[];
}

const catalogue = 'shared/responses/instruments';

export const functionLaw: Readonly<Record<FunctionName, FunctionRow>> = {
  'import-roster': {
    imports: [
      'shared/people',
      'shared/report/given-back',
      catalogue,
      'shared/responses/lint-instrument',
      'shared/responses/tap-question',
    ],
    adapters: ['clients', 'inbox-bucket', 'people-table', 's3-client', 'site-bucket'],
  },
  'import-signals': {
    imports: ['shared/people', 'shared/signals'],
    adapters: ['clients', 'inbox-bucket', 'people-table', 'results-table', 's3-client', 'signals-table'],
  },
  plan: {
    imports: ['shared/people'],
    adapters: ['clients', 'people-table', 'pulse-definitions', 'schedules'],
  },
  'open-pulse': {
    imports: ['shared/people', 'shared/gate', catalogue, 'shared/responses/seal-keys', 'web'],
    adapters: [
      'clients',
      'invitations-table',
      'mail-queue',
      'mail-record-table',
      'mailer',
      'people-table',
      'pulse-definitions',
      'random',
      's3-client',
      'sealing-key-notes',
      'secrets',
      'site-bucket',
    ],
    node: ['node:fs/promises'],
  },
  'remind-pulse': {
    imports: ['shared/people'],
    adapters: ['clients', 'invitations-table', 'mail-queue', 'people-table', 'pulse-definitions'],
  },
  'send-mail': {
    imports: ['shared/people', 'shared/gate/link-token', 'emails', catalogue, 'shared/responses/tap-question'],
    adapters: [
      'clients',
      'key-reader',
      'mail-record-table',
      'mailer',
      'outbox-table',
      'people-table',
      'pulse-definitions',
    ],
    node: ['node:timers/promises'],
  },
  'record-mail-event': {
    imports: ['shared/people'],
    adapters: ['clients', 'outbox-table', 'people-table'],
  },
  'issue-credential': {
    imports: ['shared/gate'],
    adapters: ['clients', 'issued-marks', 'key-reader', 'pulse-gate', 'random'],
  },
  'submit-response': {
    imports: ['shared/gate', 'shared/responses/answers'],
    adapters: ['clients', 'key-reader', 'responses-table'],
  },
  unsubscribe: {
    imports: ['shared/people', 'emails/unsubscribe-page'],
    adapters: ['clients', 'key-reader', 'people-table'],
  },
  'freeze-pulse': {
    imports: ['shared/people'],
    adapters: ['clients', 'invitations-table', 'mail-record-table', 'pulse-definitions'],
  },
  'close-pulse': {
    imports: ['shared/responses', 'shared/report/disclosure'],
    adapters: [
      'clients',
      'pulse-definitions',
      'random-below',
      'responses-table',
      'results-table',
      's3-client',
      'sealing-key-notes',
      'secrets',
      'site-bucket',
    ],
  },
  'publish-quarter': {
    imports: ['shared/report', 'web'],
    adapters: ['clients', 'inbox-bucket', 'results-table', 's3-client', 'site-bucket'],
    node: ['node:fs/promises'],
  },
  'send-digest': {
    imports: ['shared/people', 'shared/report', 'emails'],
    adapters: ['clients', 'key-reader', 'mailer', 'outbox-table', 'people-table', 's3-client', 'site-bucket'],
  },
  'notify-stewards': {
    imports: ['shared/people', 'shared/report', 'emails', catalogue],
    adapters: [
      'clients',
      'inbox-bucket',
      'mailer',
      'outbox-table',
      'people-table',
      'pulse-definitions',
      's3-client',
      'site-bucket',
    ],
  },
  'forget-member': {
    imports: ['shared/people', 'shared/gate/link-token'],
    adapters: [
      'clients',
      'inbox-bucket',
      'invitations-table',
      'key-reader',
      'mail-record-table',
      'people-table',
      's3-client',
      'signals-table',
    ],
  },
};
