/** The doctor finds nothing to say about what the template deploys: both come from one place, by two ways. */
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { differencesOf } from '../../../cli/doctor/compare-policies.ts';
import { findStage } from '../../../infra/stages.ts';
import { account, region } from '../../../local/loopback-call.ts';
import { guardedTables, inboxPolicy, tablePolicy } from '../../../shared/contract/resource-policies.ts';
import { synthesisedTemplate } from '../../policies/synthesised-template.ts';

const place = { stage: 'example', partition: 'aws', region, account };
const tableSchema = z.object({
  Replicas: z.tuple([z.object({ ResourcePolicy: z.object({ PolicyDocument: z.unknown() }) })]),
});

test('of each table that guards itself', async () => {
  const template = await synthesisedTemplate();
  for (const table of guardedTables) {
    const found = template
      .ofType('AWS::DynamoDB::GlobalTable')
      .find(({ logicalId }) => logicalId.toLowerCase().startsWith(table));
    const { PolicyDocument } = tableSchema.parse(found?.properties).Replicas[0].ResourcePolicy;
    expect(differencesOf(JSON.stringify(PolicyDocument), tablePolicy(table, place))).toEqual([]);
  }
});

test('and of the inbox, whose further refusals are about TLS', async () => {
  const template = await synthesisedTemplate();
  const inbox = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Inbox'));
  const policy = template
    .ofType('AWS::S3::BucketPolicy')
    .find(({ properties }) => properties['Bucket'] === inbox?.name);
  const { uploaders = [] } = await findStage('example');
  const expected = inboxPolicy(inbox?.arn ?? '', uploaders, place);
  expect(differencesOf(JSON.stringify(policy?.properties['PolicyDocument']), expected)).toEqual([]);
});
