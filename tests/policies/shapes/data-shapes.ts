import * as z from 'zod/mini';
import { region } from '../../../local/loopback-call.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { exactly, kept, off, on, type Shape, tags } from './shape.ts';

const key = (name: string) => z.strictObject({ AttributeName: exactly(name), AttributeType: exactly('S') });
const keyOf = (name: string, kind: string) => z.strictObject({ AttributeName: exactly(name), KeyType: exactly(kind) });
const recovery = z.union([
  z.strictObject({ PointInTimeRecoveryEnabled: off }),
  z.strictObject({ PointInTimeRecoveryEnabled: on, RecoveryPeriodInDays: exactly(limits.restorableDays) }),
]);

const encryption = z.strictObject({
  ServerSideEncryptionConfiguration: z.tuple([
    z.strictObject({ ServerSideEncryptionByDefault: z.strictObject({ SSEAlgorithm: exactly('AES256') }) }),
  ]),
});
const expiry = z.strictObject({
  Rules: z.tuple([
    z.strictObject({ ExpirationInDays: exactly(limits.inboxRetentionDays), Status: exactly('Enabled') }),
  ]),
});

/** Only ever a refusal, of actions of DynamoDB, to everyone or to all but named roles; a relation says which. */
const refusal = z.strictObject({
  Sid: z.string(),
  Effect: exactly('Deny'),
  Principal: exactly('*'),
  Action: z.union([
    z.string().check(z.startsWith('dynamodb:')),
    z.array(z.string().check(z.startsWith('dynamodb:'))).check(z.minLength(2)),
  ]),
  Resource: exactly('*'),
  Condition: z.optional(
    z.strictObject({
      ArnNotEquals: z.optional(z.strictObject({ 'aws:PrincipalArn': z.array(z.string()).check(z.minLength(1)) })),
      'ForAnyValue:StringLike': z.optional(
        z.strictObject({ 'dynamodb:LeadingKeys': z.tuple([z.string().check(z.regex(/^[a-z]+(?:#\*)?$/))]) }),
      ),
    }),
  ),
});
const refusals = z.strictObject({
  PolicyDocument: z.strictObject({ Version: exactly('2012-10-17'), Statement: z.array(refusal) }),
});

export const dataShapes: Readonly<Record<string, Shape>> = {
  /**
   * In one region, without an index, stream or copy; data.policy.service.test.ts says which can be restored, a relation who
   * may use those that guard themselves.
   */
  'AWS::DynamoDB::GlobalTable': () =>
    kept({
      AttributeDefinitions: z.tuple([key('pk'), key('sk')]),
      BillingMode: exactly('PAY_PER_REQUEST'),
      KeySchema: z.tuple([keyOf('pk', 'HASH'), keyOf('sk', 'RANGE')]),
      Replicas: z.tuple([
        z.strictObject({
          DeletionProtectionEnabled: on,
          PointInTimeRecoverySpecification: recovery,
          Region: exactly(region),
          ResourcePolicy: z.optional(refusals),
          Tags: tags,
        }),
      ]),
      // Off means a key owned by the service, which encrypts for free; on would mean a paid one.
      SSESpecification: z.strictObject({ SSEEnabled: off }),
      TimeToLiveSpecification: z.optional(z.strictObject({ AttributeName: exactly('expiresAt'), Enabled: on })),
    }),

  /** Encrypted, closed, without a website, access list, copies, inventory or log of reads. */
  'AWS::S3::Bucket': () => {
    const every = {
      BucketEncryption: encryption,
      PublicAccessBlockConfiguration: z.strictObject({
        BlockPublicAcls: on,
        BlockPublicPolicy: on,
        IgnorePublicAcls: on,
        RestrictPublicBuckets: on,
      }),
      Tags: tags,
    };
    const announced = z.strictObject({ EventBridgeConfiguration: z.strictObject({ EventBridgeEnabled: on }) });
    return z.union([
      kept({ ...every, VersioningConfiguration: z.strictObject({ Status: exactly('Enabled') }) }),
      kept({ ...every, LifecycleConfiguration: expiry, NotificationConfiguration: announced }),
    ]);
  },
};
