import { CfnOutput, Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { limits } from '../shared/contract/limits.ts';
import { publicKeys } from '../shared/contract/objects.ts';
import {
  inboxPolicy,
  type StagePlace,
  type PolicyStatement as StatementJson,
  tablePolicy,
} from '../shared/contract/resource-policies.ts';
import type { Stage } from './stages.ts';

export interface DataProps extends StackProps {
  readonly stage: Pick<Stage, 'name' | 'uploaders'>;
}

/**
 * Everything that is stored, split by who may see it and whether it may ever be restored. People and responses share no
 * table. The two tables of the answer path keep no record of when a row was written: no backups, no stream. Nor does the
 * table of keys: a key that was destroyed must not come back. These three and the files for stewards carry a policy that names
 * who may use them, whatever other policies allow (docs/adr/0058).
 */
export class DataStack extends Stack {
  readonly people: TableV2;
  readonly invitations: TableV2;
  readonly responses: TableV2;
  readonly signals: TableV2;
  readonly results: TableV2;
  readonly keys: TableV2;
  readonly site: Bucket;
  readonly inbox: Bucket;

  constructor(scope: Construct, id: string, { stage, ...props }: DataProps) {
    super(scope, id, props);
    const { partition, region, account } = this;
    const place: StagePlace = { stage: stage.name, partition, region, account };
    this.people = this.table('People', { restorable: true });
    this.invitations = this.table('Invitations', { restorable: false, policy: tablePolicy('invitations', place) });
    this.responses = this.table('Responses', { restorable: false, policy: tablePolicy('responses', place) });
    this.signals = this.table('Signals', { restorable: true });
    this.results = this.table('Results', { restorable: true });
    this.keys = this.table('Keys', { restorable: false, policy: tablePolicy('keys', place) });
    this.site = this.bucket('Site', { versioned: true });
    this.site.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DistributionsOfThisAccountRead',
        principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
        actions: ['s3:GetObject'],
        // Not the reports: whatever a path looks like, this bucket gives none away. read-report answers for them.
        resources: publicKeys.map((keys) => this.site.arnForObjects(keys)),
        // The key that CloudFront is documented to send; any distribution, because the web stack creates it after the bucket.
        conditions: {
          StringLike: {
            'aws:SourceArn': this.formatArn({
              service: 'cloudfront',
              region: '',
              resource: 'distribution',
              resourceName: '*',
            }),
          },
        },
      }),
    );
    this.inbox = this.bucket('Inbox', {
      versioned: false,
      lifecycleRules: [{ expiration: Duration.days(limits.inboxRetentionDays) }],
    });
    for (const statement of inboxPolicy(this.inbox.bucketArn, stage.uploaders ?? [], place)) {
      this.inbox.addToResourcePolicy(PolicyStatement.fromJson(statement));
    }
    const inbox = this.inbox.node.defaultChild;
    if (!(inbox instanceof CfnBucket)) throw new TypeError('a bucket must be a bucket');
    // Set directly: the construct's own option would add a custom resource that runs code during deployment.
    inbox.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    // Stewards need to know where to put their files.
    new CfnOutput(this, 'InboxBucket', { value: this.inbox.bucketName });
  }

  private table(
    id: string,
    kind: { readonly restorable: boolean; readonly policy?: readonly StatementJson[] },
  ): TableV2 {
    return new TableV2(this, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.dynamoOwnedKey(),
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      pointInTimeRecoverySpecification: kind.restorable
        ? { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: limits.restorableDays }
        : { pointInTimeRecoveryEnabled: false },
      timeToLiveAttribute: 'expiresAt',
      ...(kind.policy && {
        resourcePolicy: PolicyDocument.fromJson({ Version: '2012-10-17', Statement: kind.policy }),
      }),
    });
  }

  private bucket(id: string, props: ConstructorParameters<typeof Bucket>[2]): Bucket {
    return new Bucket(this, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy: RemovalPolicy.RETAIN,
      ...props,
    });
  }
}
