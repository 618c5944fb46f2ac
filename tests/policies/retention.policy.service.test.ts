import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { limits } from '../../shared/contract/limits.ts';
import { retention } from '../../shared/contract/retention.ts';
import { root, type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

test('docs/privacy.md prints the table as it is', () => {
  const section =
    readFileSync(join(root, 'docs', 'privacy.md'), 'utf8').split('\n## How long things are kept\n')[1] ?? '';
  const printed = section
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('|'));
  const rows = retention.map(({ number, what, until, by }) => `| ${number} | ${what} | ${until} | ${by} |`);
  expect(printed).toEqual(['| | what | until | deleted by |', '|---|---|---|---|', ...rows]);
});

test('the numbers have no gaps, so that documents can refer to them', () => {
  expect(retention.map(({ number }) => number)).toEqual(retention.map((_, index) => `K${index + 1}`));
});

test('nothing is kept anywhere that the table does not name, and the table names nothing that does not exist', () => {
  const stores = ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SQS::Queue'].flatMap((type) =>
    template.ofType(type).map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, '')),
  );
  const named = new Set(retention.flatMap(({ where }) => where));
  for (const store of stores) expect(named).toContain(store);
  for (const store of named) expect([...stores, 'logs', 'backups']).toContain(store);
});

test('every setting that keeps something is in the table, and code obeys every setting of the table', () => {
  const settings = new Set(retention.flatMap(({ setting }) => setting ?? []));
  const keeping = Object.keys(limits).filter((name) => /RetentionDays$|^restorableDays$/.test(name));
  expect([...settings].toSorted()).toEqual(keeping.toSorted());
  const code = ['functions', 'infra']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
    )
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  for (const setting of settings) expect(code).toContain(`limits.${setting}`);
});

test('what names members expires by itself or when they leave; a restored table brings back a week at most', () => {
  const expiring = template
    .ofType('AWS::DynamoDB::GlobalTable')
    .filter(({ properties }) => 'TimeToLiveSpecification' in properties)
    .map(({ logicalId }) => logicalId.replace(/[0-9A-F]{8}$/, ''));
  const byExpiry = retention.filter(({ by }) => by.includes('expiry')).flatMap(({ where }) => where);
  expect([...new Set(byExpiry)].toSorted()).toEqual(expiring.toSorted());
  expect(limits.restorableDays).toBeLessThanOrEqual(7);
});
