import { beforeAll, expect, test } from 'vitest';
import { type FunctionName, functionNames } from '../../shared/contract/functions.ts';
import { languages } from '../../shared/contract/identifiers.ts';
import { functionRoles, type Grant, grantsOfRole, type TableName, tableOf } from './role-grants.ts';
import { type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

let template: SynthesisedTemplate;
const grants = new Map<FunctionName, Grant[]>();

beforeAll(async () => {
  template = await synthesisedTemplate();
  for (const [name, role] of functionRoles(template)) grants.set(name, grantsOfRole(template, role));
});

const of = (name: FunctionName): Grant[] => {
  const found = grants.get(name);
  if (!found) throw new Error(`${name} must have a role`);
  return found;
};
const onTable = (name: FunctionName, table: TableName): string[] =>
  of(name)
    .filter(({ action }) => action.startsWith('dynamodb:'))
    .filter(({ resource }) => tableOf(template, resource) === table)
    .map(({ action }) => action.slice('dynamodb:'.length));
/** Which functions have a right to a key, or to all sealing keys. */
const whoMayKey = (action: string, partition: string): FunctionName[] =>
  functionNames
    .filter((name) => onTable(name, 'Keys').length > 0 && partitions(name, action, 'Keys').includes(partition))
    .toSorted();

const reading = ['GetItem', 'Query'];
const reads = (name: FunctionName, table: TableName): boolean =>
  onTable(name, table).some((action) => reading.includes(action));

/**
 * The whole table of design and ADR 3: one line per function. A grant that is not here fails the test, and so does a line
 * that is no longer needed.
 */
const matrix: Record<FunctionName, Partial<Record<TableName, string>>> = {
  'import-roster': { People: 'DeleteItem GetItem PutItem Query' },
  'import-signals': { People: 'GetItem Query', Signals: 'DeleteItem PutItem Query', Results: 'PutItem' },
  'plan-pulses': { People: 'GetItem Query', Invitations: 'GetItem' },
  'open-pulse': {
    People: 'GetItem Query',
    Invitations: 'ConditionCheckItem GetItem PutItem Query UpdateItem',
    Keys: 'DeleteItem GetItem PutItem',
  },
  'remind-pulse': { People: 'GetItem', Invitations: 'GetItem Query' },
  'send-mail': { People: 'GetItem', Invitations: 'GetItem Query UpdateItem', Keys: 'GetItem' },
  'record-mail-event': { People: 'PutItem', Invitations: 'UpdateItem' },
  'issue-credential': { Invitations: 'GetItem UpdateItem', Keys: 'GetItem' },
  'submit-response': { Responses: 'PutItem', Keys: 'GetItem' },
  unsubscribe: { People: 'GetItem PutItem', Keys: 'GetItem' },
  'freeze-pulse': { Invitations: 'DeleteItem GetItem Query UpdateItem' },
  'close-pulse': {
    Invitations: 'GetItem UpdateItem',
    Responses: 'DeleteItem Query',
    Results: 'PutItem Query',
    Keys: 'DeleteItem GetItem',
  },
  'publish-quarter': { Results: 'Query', Keys: 'GetItem PutItem' },
  'send-digest': { People: 'GetItem Query', Invitations: 'UpdateItem', Keys: 'GetItem' },
  'forget-member': {
    People: 'DeleteItem GetItem PutItem Query',
    Invitations: 'DeleteItem Query UpdateItem',
    Signals: 'DeleteItem PutItem Query',
    Keys: 'GetItem',
  },
  'notify-stewards': { People: 'GetItem Query', Invitations: 'GetItem UpdateItem' },
  'read-report': { Keys: 'GetItem' },
  'serve-operator': { People: 'GetItem Query', Invitations: 'GetItem Query', Signals: 'Query', Keys: 'PutItem' },
};
const tables = ['People', 'Invitations', 'Responses', 'Signals', 'Results', 'Keys'] as const;

test.each(functionNames)('%s may do with each table what the matrix says, and nothing else', (name) => {
  const granted = Object.fromEntries(
    tables
      .map((table) => [table, [...new Set(onTable(name, table))].toSorted().join(' ')])
      .filter(([, actions]) => actions !== ''),
  );
  expect(granted).toEqual(matrix[name]);
});

test('no role can read who was asked and what was said', () => {
  const both = functionNames.filter(
    (name) => onTable(name, 'Responses').length > 0 && (['People', 'Signals'] as const).some((t) => reads(name, t)),
  );
  expect(both).toEqual([]);
  // close-pulse reads definitions in the table of invitations, but no invitation.
  const nearby = functionNames.filter((name) => reads(name, 'Responses') && onTable(name, 'Invitations').length > 0);
  expect(nearby).toEqual(['close-pulse']);
});

test('close-pulse alone reads responses, and sees definitions of pulses but no invitation', () => {
  expect(functionNames.filter((name) => reads(name, 'Responses'))).toEqual(['close-pulse']);
  expect(partitions('close-pulse')).toEqual(['definition#*']);
});

test('submit-response can put responses and read one key; it sees nothing else at all', () => {
  const actions = of('submit-response').map(({ action }) => action);
  expect(actions.filter((action) => !action.startsWith('logs:')).toSorted()).toEqual([
    'dynamodb:GetItem',
    'dynamodb:PutItem',
  ]);
  expect(partitions('submit-response', 'GetItem', 'Keys')).toEqual(['credential']);
});

/** The partitions of a table to which a role is limited. */
function partitions(name: FunctionName, action?: string, table: TableName = 'Invitations'): string[] {
  const limits = of(name)
    .filter(({ resource }) => resource.includes(':table/') && tableOf(template, resource) === table)
    .filter((grant) => action === undefined || grant.action === `dynamodb:${action}`)
    .flatMap(({ conditions }) => {
      // Without the second condition, a request that names no partition would pass the first.
      expect(conditions['Null']).toEqual({ 'dynamodb:LeadingKeys': 'false' });
      const keys = conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'];
      expect(keys, `${name} must be limited to partitions of ${table}`).toBeDefined();
      return Array.isArray(keys) ? keys.map(String) : [String(keys)];
    });
  return [...new Set(limits)].toSorted();
}

test('every grant on the table of invitations is limited to the partitions that the function needs', () => {
  const seen = Object.fromEntries(
    functionNames.filter((name) => onTable(name, 'Invitations').length > 0).map((name) => [name, partitions(name)]),
  );
  const [definitions, digests, invitations, notices] = ['definition#*', 'digest#*', 'invitations#*', 'notice#*'];
  const mailRecords = 'mails#*';
  expect(seen).toEqual({
    'plan-pulses': [definitions],
    'open-pulse': [definitions, invitations, mailRecords],
    'remind-pulse': [definitions, invitations],
    'send-mail': [definitions, invitations, mailRecords],
    'record-mail-event': [invitations],
    'issue-credential': [definitions, invitations],
    'freeze-pulse': [definitions, invitations, mailRecords],
    'close-pulse': [definitions],
    'send-digest': [digests],
    'notify-stewards': [definitions, notices],
    'forget-member': [invitations, mailRecords],
    'serve-operator': [definitions, mailRecords],
  });
});

test('people are reached through their community; who lists communities plans, imports, compares or serves the operator, and the planner lists no people', () => {
  for (const name of functionNames.filter((candidate) => onTable(candidate, 'People').length > 0)) {
    const listed = {
      'plan-pulses Query': ['communities'],
      'import-roster PutItem': ['communities', 'community#*'],
      'open-pulse Query': ['communities', 'community#*'],
      'notify-stewards Query': ['communities', 'community#*'],
      'serve-operator Query': ['communities', 'community#*'],
    };
    for (const action of onTable(name, 'People')) {
      const expected = Object.entries(listed).find(([call]) => call === `${name} ${action}`)?.[1] ?? ['community#*'];
      expect(partitions(name, action, 'People')).toEqual(expected);
    }
  }
});

test('the function that counts writes comments, the one that releases them reads them; imports see only counts', () => {
  expect(partitions('import-signals', 'PutItem', 'Results')).toEqual(['results#*']);
  expect(partitions('close-pulse', 'Query', 'Results')).toEqual(['results#*']);
  expect(partitions('close-pulse', 'PutItem', 'Results')).toEqual(['comments#*', 'results#*']);
  expect(partitions('publish-quarter', 'Query', 'Results')).toEqual(['comments#*', 'results#*']);
});

test('only the functions that open, freeze or close a pulse change it', () => {
  const changers = functionNames.filter((name) =>
    of(name).some(
      ({ action, conditions }) =>
        (action === 'dynamodb:UpdateItem' || action === 'dynamodb:PutItem') &&
        String(conditions['ForAllValues:StringLike']?.['dynamodb:LeadingKeys']).includes('definition#'),
    ),
  );
  expect(changers.toSorted()).toEqual(['close-pulse', 'freeze-pulse', 'open-pulse']);
});

test('open-pulse creates a sealing key and an operator’s upgrade copies one, neither reads it; close-pulse alone does', () => {
  expect(whoMayKey('GetItem', 'sealing#*')).toEqual(['close-pulse']);
  expect(whoMayKey('PutItem', 'sealing#*')).toEqual(['open-pulse', 'serve-operator']);
  expect(whoMayKey('DeleteItem', 'sealing#*')).toEqual(['close-pulse', 'open-pulse']);
});

test('open-pulse creates the two masters, operators replace them without seeing them, and only functions that derive keys from them read them', () => {
  expect(whoMayKey('PutItem', 'link')).toEqual(['open-pulse', 'serve-operator']);
  expect(whoMayKey('GetItem', 'link')).toEqual([
    'forget-member',
    'open-pulse',
    'send-digest',
    'send-mail',
    'unsubscribe',
  ]);
  expect(whoMayKey('PutItem', 'credential')).toEqual(['open-pulse', 'serve-operator']);
  expect(whoMayKey('PutItem', 'read')).toEqual(['publish-quarter', 'serve-operator']);
  expect(whoMayKey('GetItem', 'credential')).toEqual(['issue-credential', 'open-pulse', 'submit-response']);
  const named = functionNames.flatMap((name) =>
    onTable(name, 'Keys').length > 0 ? partitions(name, undefined, 'Keys') : [],
  );
  expect([...new Set(named)].toSorted()).toEqual(['credential', 'link', 'read', 'sealing#*']);
});

/** Everything open-pulse writes for a pulse; the commitment is not part of it. */
const pagesOfPulse = [
  'assets/*',
  ...['manifest.json', 'privacy-*', ...languages].toSorted().map((page) => `s/*/${page}`),
];

test('a function that reads invitations or people sees no unpublished file of answers, and an importer publishes only a steward’s words', () => {
  const buckets = Object.fromEntries(
    functionNames
      .map((name) => [
        name,
        of(name)
          .filter(({ action }) => /^s3:(?:Get|Put)/.test(action))
          .map(({ action, resource }) => `${action.slice(3, 6)} ${resource.replace(/^.*-(site|inbox)\w*\//, '$1:')}`)
          .toSorted(),
      ])
      .filter(([, objects]) => objects?.length),
  );
  expect(buckets).toEqual({
    'import-roster': [
      'Get inbox:communities/*',
      'Get site:reports/*/given-back.json',
      'Get site:reports/public.json',
      'Put inbox:results/communities/*',
      'Put site:reports/*/given-back.json',
      'Put site:reports/public.json',
    ],
    'import-signals': [
      'Get inbox:results/signals/*',
      'Get inbox:signals/*',
      'Put inbox:for-stewards/*/group-map.csv',
      'Put inbox:results/signals/*',
    ],
    'open-pulse': [...pagesOfPulse, 'accessibility-*', 'privacy-*', 'receipt-*', 'not-found']
      .flatMap((key) => [`Get site:${key}`, `Put site:${key}`])
      // The link of the last results, which an invitation names.
      .concat('Get site:reports/*/given-back.json')
      .toSorted(),
    'close-pulse': ['Get site:s/*/commitment.json', 'Put site:s/*/commitment.json'],
    'publish-quarter': [
      'Get site:reports/*/*',
      'Get site:reports/index.json',
      'Get site:s/*/commitment.json',
      'Get site:s/*/manifest.json',
      'Put inbox:for-stewards/*',
      'Put site:reports/*/*',
      'Put site:reports/index.json',
    ],
    // The end of a member's page.
    'issue-credential': ['Get site:reports/*/given-back.json'],
    // Published files, and never what members get back, which has the links.
    'read-report': [
      'Get site:reports/*/*-Q*/*',
      'Get site:reports/*/index.json',
      'Get site:reports/index.json',
      'Get site:reports/public.json',
      'Get site:reports/schema/*',
    ],
    'send-digest': ['Get site:reports/*/given-back.json', 'Get site:reports/*/report*.json'],
    // Why a report was withheld, how many comments there are, and what imports reported about files; never a roster, never a
    // comment.
    'notify-stewards': [
      'Get inbox:communities/*/community.json',
      'Get inbox:for-stewards/*/comments.json',
      'Get inbox:for-stewards/*/withheld.json',
      'Get inbox:results/*',
      'Get site:reports/*/*-Q*/*.json',
      'Get site:reports/*/given-back.json',
    ],
    'forget-member': ['Get inbox:forget/*', 'Put inbox:results/forget/*'],
  });
});
