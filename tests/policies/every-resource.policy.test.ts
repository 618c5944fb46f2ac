/**
 * Rules for whatever there is of a kind, also for what somebody adds later: what the other policies say of the resources
 * that they name, this says of all. Each rule is shown to find a resource that breaks it.
 */
import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { JsonObject } from '../../local/cloud-assembly.ts';
import { type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

interface Rule {
  readonly type: string;
  readonly says: string;
  readonly sound: z.ZodMiniType;
  /** Properties that break the rule and, but for that, are as the first resource of the kind has them. */
  readonly broken: (sound: JsonObject) => JsonObject;
}

const without =
  (name: string) =>
  (sound: JsonObject): JsonObject =>
    Object.fromEntries(Object.entries(sound).filter(([key]) => key !== name));
const withOther = (other: JsonObject) => (sound: JsonObject) => ({ ...sound, ...other });
const nothing = z.optional(z.undefined());
const on = z.literal(true);
const deadLetters = z.object({ Arn: z.string() });
const exactAction = z.string().check(z.regex(/^[a-z0-9-]+:[A-Z]\w+$/));
const document = z.object({
  Statement: z.array(z.object({ Action: z.union([exactAction, z.array(exactAction)]) })),
});
const wild = { Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::any' }] };

const rules: readonly Rule[] = [
  {
    type: 'AWS::S3::Bucket',
    says: 'is encrypted',
    sound: z.object({ BucketEncryption: z.object({}) }),
    broken: without('BucketEncryption'),
  },
  {
    type: 'AWS::S3::Bucket',
    says: 'is closed to the public',
    sound: z.object({
      PublicAccessBlockConfiguration: z.object({
        BlockPublicAcls: on,
        BlockPublicPolicy: on,
        IgnorePublicAcls: on,
        RestrictPublicBuckets: on,
      }),
    }),
    broken: withOther({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
  },
  {
    type: 'AWS::S3::Bucket',
    says: 'logs no access',
    sound: z.object({ LoggingConfiguration: nothing }),
    broken: withOther({ LoggingConfiguration: { DestinationBucketName: 'logs' } }),
  },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    says: 'is listened to by nobody',
    sound: z.object({
      StreamSpecification: nothing,
      Replicas: z.array(z.object({ KinesisStreamSpecification: nothing, ContributorInsightsSpecification: nothing })),
    }),
    broken: withOther({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' } }),
  },
  {
    type: 'AWS::SQS::Queue',
    says: 'is encrypted, and keeps a message for a time that is said',
    sound: z.object({ SqsManagedSseEnabled: on, MessageRetentionPeriod: z.number() }),
    broken: without('SqsManagedSseEnabled'),
  },
  {
    type: 'AWS::Logs::LogGroup',
    says: 'forgets',
    sound: z.object({ RetentionInDays: z.number().check(z.maximum(30)) }),
    broken: without('RetentionInDays'),
  },
  {
    type: 'AWS::Lambda::Function',
    says: 'is not traced, and logs where it is told to',
    sound: z.object({ TracingConfig: nothing, LoggingConfig: z.object({ LogGroup: z.string() }) }),
    broken: withOther({ TracingConfig: { Mode: 'Active' } }),
  },
  {
    type: 'AWS::ApiGatewayV2::Stage',
    says: 'logs no access',
    sound: z.object({ AccessLogSettings: nothing }),
    broken: withOther({ AccessLogSettings: { DestinationArn: 'arn:aws:logs:::log-group' } }),
  },
  {
    type: 'AWS::CloudFront::Distribution',
    says: 'logs no access',
    sound: z.object({ DistributionConfig: z.object({ Logging: nothing }) }),
    broken: withOther({ DistributionConfig: { Logging: { Bucket: 'logs' } } }),
  },
  {
    type: 'AWS::Events::Rule',
    says: 'puts aside what a target does not take',
    sound: z.object({ Targets: z.array(z.object({ DeadLetterConfig: deadLetters })) }),
    broken: withOther({ Targets: [{ Arn: 'arn:aws:lambda:::function:any', Id: 'Target0' }] }),
  },
  {
    type: 'AWS::Scheduler::Schedule',
    says: 'puts aside what its target does not take',
    sound: z.object({ Target: z.object({ DeadLetterConfig: deadLetters }) }),
    broken: withOther({ Target: { Arn: 'arn:aws:lambda:::function:any' } }),
  },
  {
    type: 'AWS::IAM::Role',
    says: 'allows no action by a wildcard, and nothing by a managed policy',
    sound: z.object({
      ManagedPolicyArns: nothing,
      Policies: z.optional(z.array(z.object({ PolicyDocument: document }))),
    }),
    broken: withOther({ Policies: [{ PolicyName: 'Wild', PolicyDocument: wild }] }),
  },
  {
    type: 'AWS::IAM::Policy',
    says: 'allows no action by a wildcard',
    sound: z.object({ PolicyDocument: document }),
    broken: withOther({ PolicyDocument: wild }),
  },
];

let template: SynthesisedTemplate;
beforeAll(async () => {
  template = await synthesisedTemplate();
});

test.each(rules)('every $type $says', ({ type, sound }) => {
  const wrong = template.ofType(type).filter(({ properties }) => !sound.safeParse(properties).success);
  expect(wrong.map(({ logicalId }) => logicalId)).toEqual([]);
});

test.each(rules)('a planted $type is found by the rule that it $says', ({ type, sound, broken }) => {
  const planted = broken(template.ofType(type)[0]?.properties ?? {});
  expect(sound.safeParse(planted).success).toBe(false);
});
