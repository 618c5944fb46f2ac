/**
 * What each function may import: one row a function, held by `npm run law` for every file of its folder, and against the
 * rights of its role by `tests/policies/law-and-rights.policy.service.test.ts`. A function that may not touch a table has no word
 * for what is in it. `import-law.ts` makes rules of the rows; what every function may import is there.
 */
import type { FunctionName } from '../shared/contract/functions.ts';

export interface FunctionRow {
  /**
   * Folders and files of ours, besides `shared/kernel` and `shared/contract`. The words of `shared/contract` about people
   * go with `shared/roster` and `shared/mail`. An entry that nothing imports is an error.
   */
  readonly imports: readonly string[];
  /** Files of `functions/adapters`, for `handler.ts` alone. */
  readonly adapters: readonly string[];
  /** Modules of Node, for `handler.ts` alone. */
  readonly node?: readonly string[];
}

const catalogue = 'shared/answers/instruments';

export const functionLaw: Readonly<Record<FunctionName, FunctionRow>> = {
  'import-roster': {
    imports: [
      'shared/roster',
      'shared/report/build/given-back',
      catalogue,
      'shared/answers/lint-instrument',
      'shared/answers/tap-question',
    ],
    adapters: ['clients', 'inbox-bucket', 'people-table', 's3-client', 'site-bucket'],
  },
  'import-signals': {
    imports: ['shared/roster/reachable', 'shared/contract/people', 'shared/pulse/labels', 'shared/participation'],
    adapters: ['clients', 'inbox-bucket', 'people-table', 'results-table', 's3-client', 'signals-table'],
  },
  'plan-pulses': {
    imports: ['shared/calendar', 'shared/contract/people'],
    adapters: ['clients', 'people-table', 'pulse-definitions', 'schedules'],
  },
  'open-pulse': {
    imports: [
      ...['shared/roster', 'shared/calendar', 'shared/mail', 'shared/pulse', 'shared/gate', 'web'],
      ...[catalogue, 'shared/answers/seal-keys'],
    ],
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
    imports: ['shared/calendar', 'shared/mail'],
    adapters: ['clients', 'invitations-table', 'mail-queue', 'people-table', 'pulse-definitions'],
  },
  'send-mail': {
    imports: [
      ...['shared/calendar', 'shared/mail', 'shared/gate/link-token', 'emails'],
      ...[catalogue, 'shared/answers/tap-question'],
    ],
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
    imports: ['shared/mail'],
    adapters: ['clients', 'outbox-table', 'people-table'],
  },
  'issue-credential': {
    imports: ['shared/gate'],
    adapters: ['clients', 'issued-marks', 'key-reader', 'pulse-gate', 'random'],
  },
  'submit-response': {
    imports: ['shared/gate', 'shared/answers/answers'],
    adapters: ['clients', 'key-reader', 'responses-table'],
  },
  unsubscribe: {
    imports: ['shared/roster', 'shared/mail', 'web/unsubscribe'],
    adapters: ['clients', 'key-reader', 'people-table'],
  },
  'freeze-pulse': {
    imports: ['shared/roster', 'shared/mail'],
    adapters: ['clients', 'invitations-table', 'mail-record-table', 'pulse-definitions'],
  },
  'close-pulse': {
    imports: ['shared/answers', 'shared/report/disclosure'],
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
    imports: ['shared/roster', 'shared/mail', 'shared/report', 'emails'],
    adapters: ['clients', 'key-reader', 'mailer', 'outbox-table', 'people-table', 's3-client', 'site-bucket'],
  },
  'notify-stewards': {
    imports: [
      ...['shared/roster', 'shared/calendar', 'shared/mail', 'shared/pulse', 'shared/report', 'emails'],
      catalogue,
    ],
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
    imports: ['shared/roster', 'shared/calendar', 'shared/gate/link-token'],
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
