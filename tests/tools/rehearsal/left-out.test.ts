import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportMore } from '../../../tools/rehearsal/going-back.ts';
import { editAssembly, leftOut, type Template, withoutLeftOut } from '../../../tools/rehearsal/left-out.ts';

const statement = (sid: string, condition: Record<string, unknown>) => ({ Sid: sid, Condition: condition });

const templates = (): Map<string, Template> =>
  new Map<string, Template>([
    [
      'data',
      {
        Resources: {
          SitePolicy12345678: {
            Type: 'AWS::S3::BucketPolicy',
            Properties: {
              PolicyDocument: {
                Statement: [
                  statement('refuse', { Bool: { 'aws:SecureTransport': 'false' } }),
                  statement('read', { StringLike: { 'aws:SourceArn': '*' } }),
                ],
              },
            },
          },
          InboxPolicy12345678: {
            Type: 'AWS::S3::BucketPolicy',
            Properties: {
              PolicyDocument: { Statement: [statement('refuse', { Bool: { 'aws:SecureTransport': 'false' } })] },
            },
          },
        },
      },
    ],
    [
      'pipeline',
      {
        Resources: {
          DailyPlanSchedule12345678: { Type: 'AWS::Scheduler::Schedule', Properties: { State: 'ENABLED' } },
          Other: { Type: 'AWS::Scheduler::Schedule', Properties: { State: 'ENABLED' } },
        },
        Outputs: { DnsDkim1: { Value: 'a' }, DnsDmarc: { Value: 'b' } },
      },
    ],
  ]);

test('only what is listed is left out, and the templates themselves stay as they are', () => {
  const before = templates();
  const after = withoutLeftOut(before);
  expect(before).toEqual(templates());
  expect(Object.keys(after.get('pipeline')?.Outputs ?? {})).toEqual(['DnsDmarc']);
  const state = (id: string) => after.get('pipeline')?.Resources[id]?.Properties?.['State'];
  expect([state('DailyPlanSchedule12345678'), state('Other')]).toEqual(['DISABLED', 'ENABLED']);
  const policies = JSON.stringify(after.get('data')?.Resources['SitePolicy12345678']);
  expect(policies).toContain('read');
  expect(policies).not.toContain('SecureTransport');
  expect(after.get('data')?.Resources['InboxPolicy12345678']).toEqual(
    before.get('data')?.Resources['InboxPolicy12345678'],
  );
});

test('an entry that no longer leaves anything out must leave the list', () => {
  const without = templates();
  without.delete('pipeline');
  expect(() => withoutLeftOut(without)).toThrow('remove it from the list');
});

test('everything left out has a reason', () => {
  for (const { name, reason } of leftOut) expect(reason.length, name).toBeGreaterThan(40);
});

test('a changed template is uploaded under another name, because an existing name is not uploaded again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-assembly-'));
  const hash = 'a'.repeat(64);
  const assets = { files: { [hash]: { source: { path: 'data.template.json' }, key: `${hash}.json` } } };
  const write = (name: string, value: unknown) => writeFile(join(folder, name), JSON.stringify(value));
  await write('data.template.json', { Resources: {} });
  await write('data.assets.json', assets);
  await write('manifest.json', { url: `s3://bucket/${hash}.json` });
  const names = async () => {
    const texts = ['data.assets.json', 'manifest.json'].map((name) => readFile(join(folder, name), 'utf8'));
    return new Set((await Promise.all(texts)).join().match(/[0-9a-f]{64}/g));
  };
  try {
    await editAssembly(
      folder,
      () => new Map([['data.template.json', { Resources: { One: { Type: 'AWS::S3::Bucket' } } }]]),
    );
    const [changed, ...others] = await names();
    expect(others).toEqual([]);
    expect(changed).not.toBe(hash);
    await editAssembly(folder, () => new Map([['data.template.json', { Resources: {} }]]));
    expect(await names()).not.toContain(changed);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('the later version exports one thing more, which a function of another stack uses', () => {
  const later = exportMore(
    new Map<string, Template>([
      ['a-data.template.json', { Resources: { Inbox1: { Type: 'AWS::S3::Bucket' } }, Outputs: { Is: {} } }],
      [
        'a-pipeline.template.json',
        {
          Resources: {
            PlanFunction1: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { A: 'b' } } } },
          },
        },
      ],
    ]),
  );
  expect(Object.keys(later.get('a-data.template.json')?.Outputs ?? {})).toEqual(['Is', 'Rehearsed']);
  const planner = JSON.stringify(later.get('a-pipeline.template.json')?.Resources['PlanFunction1']);
  expect(planner).toContain('{"A":"b","REHEARSED":{"Fn::ImportValue":"CommonsPulse-example-data:Rehearsed"}}');
});
