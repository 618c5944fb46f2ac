import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

/**
 * Minimal policy statements: named actions on one table, optionally on named partitions only. A request that names no
 * partition would pass `ForAllValues`; the second condition refuses it.
 */
export const allowTable = (
  table: ITable,
  actions: readonly string[],
  partitions?: readonly string[],
): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    ...(partitions && {
      conditions: {
        'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...partitions] },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      },
    }),
  });

/** Named actions on the objects of a bucket whose keys match one of the patterns. */
export const allowObjects = (bucket: IBucket, actions: readonly string[], keys: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: actions.map((action) => `s3:${action}`),
    resources: keys.map((key) => bucket.arnForObjects(key)),
  });
