/** What can be measured, in the order in which `npm run bench` does it. */
export const benchNames = [
  'quarter',
  'bundles',
  'synth',
  'tally',
  'survey',
  'answers',
  'verify',
  'shown',
  'groups',
  'change',
  'planner',
  'year',
  'mail',
  'memory',
  'stop',
  'reports',
] as const;
export type BenchName = (typeof benchNames)[number];
