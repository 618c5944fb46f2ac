import { expect, test } from 'vitest';
import { leftOut, type Template, withoutLeftOut } from '../../rehearsal/left-out.ts';

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

test('an entry that leaves nothing out any more must go from the list', () => {
  const without = templates();
  without.delete('pipeline');
  expect(() => withoutLeftOut(without)).toThrow('remove it from the list');
});

test('everything that is left out has a reason', () => {
  for (const { name, reason } of leftOut) expect(reason.length, name).toBeGreaterThan(40);
});
