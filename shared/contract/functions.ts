/** The functions by name: folders, bundles, roles, log groups and contracts are all named after this list. */
export const functionNames = [
  'import-roster',
  'import-signals',
  'plan-pulses',
  'open-pulse',
  'remind-pulse',
  'send-mail',
  'record-mail-event',
  'issue-credential',
  'submit-response',
  'unsubscribe',
  'freeze-pulse',
  'close-pulse',
  'publish-quarter',
  'send-digest',
  'notify-stewards',
  'forget-member',
  'read-report',
  'serve-operator',
] as const;
export type FunctionName = (typeof functionNames)[number];

/** The scheduled functions, in the order of a quarter: `plan-pulses` runs every night, the others once for each step. */
export const scheduledFunctions = [
  'plan-pulses',
  'open-pulse',
  'remind-pulse',
  'freeze-pulse',
  'close-pulse',
  'publish-quarter',
  'send-digest',
  'notify-stewards',
] as const satisfies readonly FunctionName[];
