import { describe, expect, it } from 'vitest';
import { siteOf } from '../../../tools/cost/by-call.ts';
import { asText, tableOfCalls } from '../../../tools/cost/show.ts';

const table = (name: string) => `arn:aws:dynamodb:eu-central-1:000000000000:table/data-${name}14F94624`;

describe('the table of calls', () => {
  it('names a call by table and kind of partition, and never by community, pulse or person', () => {
    const calls = [
      { action: 'dynamodb:UpdateItem', resource: table('Invitations'), leadingKeys: ['definition#makers-2026-10'] },
      { action: 'dynamodb:PutItem', resource: table('Invitations'), leadingKeys: ['invitations#makers-2026-10#0'] },
    ];
    expect(siteOf({ operation: 'TransactWriteItems', service: 'dynamodb', actions: calls })).toBe(
      'TransactWriteItems Invitations definition + invitations',
    );
    const answer = { action: 'dynamodb:PutItem', resource: table('Responses'), leadingKeys: ['makers-2026-10#0'] };
    expect(siteOf({ operation: 'PutItem', service: 'dynamodb', actions: [answer] })).toBe('PutItem Responses');
  });

  it.each([
    ['s/makers-2026-10/pt-BR', 'PUT site s/…/<language>'],
    ['s/makers-2026-10/manifest.json', 'PUT site s/…/manifest.json'],
    ['privacy-ar', 'PUT site privacy-<language>'],
    [`assets/${'0a'.repeat(32)}.js`, 'PUT site <hash>.js'],
  ])('names the file %s by its kind', (key, name) => {
    const actions = [{ action: 's3:PutObject', resource: `arn:aws:s3:::data-site-1/${key}` }];
    expect(siteOf({ operation: 'PUT', service: 's3', actions })).toBe(name);
  });

  it('says what each costs per member and month, the dearest first', () => {
    const uses = [
      { function: 'plan', call: 'Query People', times: 10, charged: 'readUnits', amount: 80 },
      { function: 'open-pulse', call: 'PUT site', times: 30, charged: 'objectWrites', amount: 30 },
    ] as const;
    const rows = asText(tableOfCalls(uses, 10)).split('\n').slice(3);
    // 3 writes at 5 millionths of a dollar in three months, and 8 reads at an eighth of one.
    expect(rows.map((row) => row.trim().split(/\s{2,}/))).toEqual([
      ['open-pulse: PUT site', 'objectWrites', '3.00', '3.00', '5.00'],
      ['plan: Query People', 'readUnits', '1.00', '8.00', '0.33'],
    ]);
  });
});
