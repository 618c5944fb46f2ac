/**
 * Who may use a table that guards itself, read from the template as DynamoDB would: each action of data is denied to all but the
 * roles whose own policy grants it. Independent of the code that writes these policies.
 */
import * as z from 'zod/mini';
import type { Deployed, Deployment } from './deployment.ts';
import { like } from './may.ts';

/** Tables by the beginning of their ids. */
export const guardedTables = ['Keys', 'Invitations', 'Responses'] as const;

/**
 * Partitions of which each is for its own roles, one example a kind; undefined for a call that names none. The other tables are
 * guarded as a whole.
 */
const partitionsOf = (logicalId: string): readonly (string | undefined)[] => [
  undefined,
  ...(logicalId.startsWith('Keys') ? ['link', 'credential', 'read', 'sealing#data-practice-2026-10'] : []),
];

/**
 * Every action of the service authorization reference on a table that reads, writes or copies its rows:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export const actionsOfData = [
  ...['BatchGetItem', 'ConditionCheckItem', 'GetItem', 'PartiQLSelect', 'Query', 'Scan', 'SearchVectors'],
  ...['BatchWriteItem', 'DeleteItem', 'PartiQLDelete', 'PartiQLInsert', 'PartiQLUpdate', 'PutItem', 'UpdateItem'],
  ...['CreateBackup', 'StartAwsBackupJob', 'ExportTableToPointInTime', 'RestoreTableToPointInTime'],
  ...['RestoreTableFromBackup', 'RestoreTableFromAwsBackup'],
  ...['EnableKinesisStreamingDestination', 'UpdateKinesisStreamingDestination'],
  ...['AssociateTableReplica', 'CreateTableReplica', 'ReadDataForReplication', 'WriteDataForReplication'],
] as const;

/**
 * Every other action on a table. CloudFormation makes these with the rights of whoever deploys, so a policy that denied one
 * could not be changed or removed again.
 */
export const actionsOfAdministration = [
  ...['CreateTable', 'DeleteTable', 'DescribeTable', 'UpdateTable', 'ImportTable'],
  ...['DescribeTimeToLive', 'UpdateTimeToLive', 'DescribeContinuousBackups', 'UpdateContinuousBackups'],
  ...['DescribeContributorInsights', 'UpdateContributorInsights', 'ListExports', 'ListImports'],
  ...['DescribeKinesisStreamingDestination', 'DisableKinesisStreamingDestination'],
  ...['DescribeTableReplicaAutoScaling', 'UpdateTableReplicaAutoScaling', 'DeleteTableReplica', 'ReplicateSettings'],
  ...['CreateGlobalTable', 'UpdateGlobalTable', 'UpdateGlobalTableSettings', 'UpdateGlobalTableVersion'],
  ...['CreateGlobalTableWitness', 'DeleteGlobalTableWitness'],
  ...['GetResourcePolicy', 'PutResourcePolicy', 'DeleteResourcePolicy'],
  ...['ListTagsOfResource', 'TagResource', 'UntagResource'],
] as const;

const oneOrMore = z.pipe(
  z.union([z.string(), z.array(z.string())]),
  z.transform((value) => (typeof value === 'string' ? [value] : value)),
);
const leadingKeys = z.object({ 'dynamodb:LeadingKeys': oneOrMore });
const refusalSchema = z.object({
  Action: oneOrMore,
  Condition: z.optional(
    z.object({
      ArnNotEquals: z.optional(z.object({ 'aws:PrincipalArn': oneOrMore })),
      'ForAnyValue:StringLike': z.optional(leadingKeys),
    }),
  ),
});
const rightSchema = z.object({
  Action: oneOrMore,
  Resource: oneOrMore,
  Condition: z.optional(z.object({ 'ForAllValues:StringLike': z.optional(leadingKeys) })),
});
const documentOf = <T>(statement: z.ZodMiniType<T>) => z.object({ Statement: z.array(statement) });
const tableSchema = z.object({
  properties: z.object({
    Replicas: z.array(z.object({ ResourcePolicy: z.object({ PolicyDocument: documentOf(refusalSchema) }) })),
  }),
});
const roleSchema = z.object({
  properties: z.object({ Policies: z.array(z.object({ PolicyDocument: documentOf(rightSchema) })) }),
});

const everyAction = [...actionsOfData, ...actionsOfAdministration];
const isOfData = (action: string): boolean => actionsOfData.some((one) => one === action);

/** Thousands of copies of a deployment share all but one of their resources. */
function remembering<T>(read: (body: Deployed['body'], logicalId: string) => T): (of: Deployed) => T {
  const known = new WeakMap<Deployed['body'], { readonly value: T }>();
  return ({ body, logicalId }) => {
    const found = known.get(body) ?? { value: read(body, logicalId) };
    known.set(body, found);
    return found.value;
  };
}

const isIn = (partition: string, patterns: readonly string[] | undefined): boolean =>
  patterns === undefined || patterns.some((pattern) => like(pattern, partition));

/** An action, and the partition that it names where that matters. */
interface Attempt {
  readonly action: string;
  readonly partition: string | undefined;
}
const attemptsOn = (table: string): Attempt[] =>
  everyAction.flatMap((action) => partitionsOf(table).map((partition) => ({ action, partition })));

/** For each attempt, the callers that each denying statement excepts; undefined without a policy. */
const denialsOf = remembering((body, logicalId) => {
  const replicas = tableSchema.safeParse(body).data?.properties.Replicas;
  const statements = replicas?.flatMap(({ ResourcePolicy }) => ResourcePolicy.PolicyDocument.Statement);
  return (
    statements && attemptsOn(logicalId).map((attempt) => ({ ...attempt, excepted: exceptedBy(statements, attempt) }))
  );
});

const exceptedBy = (statements: readonly z.infer<typeof refusalSchema>[], { action, partition }: Attempt) =>
  statements
    .filter(({ Action }) => Action.some((one) => like(one, `dynamodb:${action}`)))
    .filter(({ Condition }) => {
      const denied = Condition?.['ForAnyValue:StringLike']?.['dynamodb:LeadingKeys'];
      return partition === undefined ? denied === undefined : isIn(partition, denied);
    })
    .map(({ Condition }) => Condition?.ArnNotEquals?.['aws:PrincipalArn'] ?? []);

const rightsOf = remembering((body) =>
  (roleSchema.safeParse(body).data?.properties.Policies ?? []).flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  ),
);

/** Names each action whose users, by the policy of a table, are not those by their own policies. */
export function guardFindings({ resources }: Deployment): string[] {
  const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
  const everyone = [...roles.map(({ arn }) => arn), 'anyone else'];
  const grantedTo = ({ action, partition }: Attempt, table: string): string[] =>
    roles
      .filter((role) =>
        rightsOf(role).some(
          ({ Action, Resource, Condition }) =>
            Action.includes(`dynamodb:${action}`) &&
            Resource.includes(table) &&
            (partition === undefined ||
              isIn(partition, Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'])),
        ),
      )
      .map(({ arn }) => arn);
  const tables = resources.filter(
    ({ type, logicalId }) =>
      type === 'AWS::DynamoDB::GlobalTable' && guardedTables.some((table) => logicalId.startsWith(table)),
  );
  return tables.flatMap((table) => {
    const denials = denialsOf(table);
    if (!denials) return [`${table.logicalId}: must have a policy of its own`];
    return denials.flatMap(({ excepted, ...attempt }) => {
      const admitted = everyone.filter((arn) => excepted.every((arns) => arns.includes(arn)));
      // A name that is no role of this deployment could become one.
      const strangers = excepted.flat().filter((arn) => !everyone.includes(arn));
      const granted = isOfData(attempt.action) ? grantedTo(attempt, table.arn) : everyone;
      if (admitted.join() === granted.join() && strangers.length === 0) return [];
      const what = [attempt.action, attempt.partition].filter(Boolean).join(' ');
      const instead = [...admitted, ...strangers].join(', ') || 'nobody';
      return [`${table.logicalId}: ${what} must be for ${granted.join(', ') || 'nobody'}, and is for ${instead}`];
    });
  });
}
