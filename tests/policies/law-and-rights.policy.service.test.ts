import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type ImportRow, rowFile } from '../../import-law.ts';
import { functionTable } from '../../shared/contract/function-table.ts';
import { type FunctionName, functionNames } from '../../shared/contract/functions.ts';
import { findingsOf, isUsedByCode, type NamedGrant, parts, type Rights, rightOf } from './law-findings.ts';
import { functionRoles, grantsOfRole, tableOf } from './role-grants.ts';
import { root, synthesisedTemplate } from './synthesised-template.ts';

let rights: Rights;

beforeAll(async () => {
  const template = await synthesisedTemplate();
  rights = new Map(
    [...functionRoles(template)].map(([name, role]) => [
      name,
      grantsOfRole(template, role)
        .filter(isUsedByCode)
        .map((grant) =>
          grant.action.startsWith('dynamodb:') ? { ...grant, table: tableOf(template, grant.resource) } : grant,
        ),
    ]),
  );
});

test('what functions may import and what their roles may touch agree', () => {
  expect([...rights.keys()].toSorted()).toEqual([...functionNames].toSorted());
  expect(findingsOf(functionTable, rights)).toEqual([]);
});

test('exactly the adapters that can reach a service are listed', () => {
  const folder = join(root, 'functions', 'adapters');
  const reaching = readdirSync(folder).filter((file) =>
    /from '(?:@aws-sdk\/|\.\/clients\.ts')/.test(readFileSync(join(folder, file), 'utf8')),
  );
  const known = [...Object.keys(rightOf), ...parts].map((name) => `${name}.ts`);
  expect(reaching.toSorted()).toEqual(known.toSorted());
});

describe('a disagreement is found', () => {
  const withRow = (name: FunctionName, change: Partial<ImportRow>) =>
    findingsOf({ ...functionTable, [name]: { ...functionTable[name], ...change } }, rights);
  const withImport = (name: FunctionName, path: string) =>
    withRow(name, { imports: [...functionTable[name].imports, path] });
  const withGrants = (name: FunctionName, change: (grants: readonly NamedGrant[]) => readonly NamedGrant[]) =>
    findingsOf(functionTable, new Map([...rights, [name, change(rights.get(name) ?? [])]]));
  const grantOf = (name: FunctionName, matches: (grant: NamedGrant) => boolean): NamedGrant => {
    const found = rights.get(name)?.find(matches);
    if (!found) throw new Error(`${name} must have the grant`);
    return found;
  };

  test.each([
    ['close-pulse', 'people-table'],
    ['publish-quarter', 'responses-table'],
    ['freeze-pulse', 'people-table'],
    ['submit-response', 'issued-marks'],
    ['issue-credential', 'responses-table'],
    ['close-pulse', 'invitations-table'],
    ['remind-pulse', 'mailer'],
    ['send-digest', 'inbox-bucket'],
    ['plan-pulses', 'sealing-keys'],
  ] as const)('in the row of %s: the adapter %s without a right', (name, adapter) => {
    expect(withRow(name, { adapters: [...functionTable[name].adapters, adapter] })).toContain(
      `${rowFile(name)} allows the adapter ${adapter}, and the role has no right for it`,
    );
  });

  test.each([
    ['close-pulse', 'shared/roster'],
    ['close-pulse', 'shared/roster/roster'],
    ['close-pulse', 'shared/gate'],
    ['publish-quarter', 'shared/roster'],
    ['publish-quarter', 'shared/answers/answers'],
    ['submit-response', 'shared/roster'],
    ['issue-credential', 'shared/answers/answers'],
    ['freeze-pulse', 'shared/gate/credential-keys'],
    ['remind-pulse', 'shared/answers/open-seal'],
    ['remind-pulse', 'emails'],
    ['plan-pulses', 'shared/participation'],
  ] as const)('in the row of %s: %s without a right', (name, path) => {
    const named = withImport(name, path).filter((finding) => finding.startsWith(rowFile(name)));
    expect(named).not.toEqual([]);
  });

  test('people and answers in one row, whatever the role may do', () => {
    const everything = [...rights.values()].flat();
    const row = { imports: ['shared/roster', 'shared/answers'], adapters: [] };
    const law = { ...functionTable, 'plan-pulses': row };
    expect(findingsOf(law, new Map([['plan-pulses', everything]]))).toContain(
      `${rowFile('plan-pulses')} allows people and answers`,
    );
  });

  test.each([
    ['close-pulse', 'send-mail', 'People'],
    ['publish-quarter', 'close-pulse', 'Responses'],
    ['notify-stewards', 'import-signals', 'Signals'],
  ] as const)('the role of %s has the right of %s to %s', (name, other, table) => {
    const grant = grantOf(other, (candidate) => candidate.table === table);
    expect(withGrants(name, (grants) => [...grants, grant])).toContain(
      `${rowFile(name)} allows no adapter that uses the right to ${grant.action} on ${grant.resource}`,
    );
  });

  test('an adapter and words without the right they need', () => {
    const found = withGrants('submit-response', (grants) => grants.filter(({ table }) => table !== 'Responses'));
    expect(found).toEqual([
      `${rowFile('submit-response')} allows the adapter responses-table, and the role has no right for it`,
      `${rowFile('submit-response')} allows shared/answers/answers, and the role has no right to what it is about`,
    ]);
  });

  test('a right to members without a word for them', () => {
    const imports = ['web/unsubscribe'];
    expect(withRow('unsubscribe', { imports })).toEqual([
      `${rowFile('unsubscribe')} does not allow shared/roster or shared/mail or shared/contract/people or shared/contract/people-stores or shared/contract/mail-record, and the role has the right to what it is about`,
    ]);
  });
});
