/**
 * The policies that tables and the steward prefix of the inbox carry themselves. They only deny: each action of data is refused to
 * everyone in the account, administrators and the root user included, except the roles whose row in the table of functions has a
 * grant for it. An action of data that no row has is refused to those roles too. What a role may do is still its own policy.
 *
 * What this does not stop: anyone who may change these policies, the roles or the code of a function. Each such change leaves a
 * trace in CloudTrail, and `pulse doctor` compares the policies with these. No action that administers a table or a bucket is
 * denied, so CloudFormation and the root user can always change or remove a policy (docs/adr/0058).
 */
import type { BucketGrant, FunctionGrant, TableGrant } from './function-table/function-row.ts';
import { functionTable } from './function-table.ts';
import { type FunctionName, functionNames } from './functions.ts';
import { inboxKeys } from './objects.ts';

/** Where a stage is deployed. The template passes references, the doctor what it has read. */
export interface StagePlace {
  readonly stage: string;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

/** One statement, in the words of IAM. */
export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal: '*' | { readonly AWS: readonly string[] };
  readonly Action?: readonly string[];
  /** Every action except these. */
  readonly NotAction?: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** Tables that only functions may read or write. */
export const guardedTables = ['keys', 'invitations', 'responses'] as const satisfies readonly TableGrant['table'][];
export type GuardedTable = (typeof guardedTables)[number];

/** Fixed, so that policies can name a role before it exists, and with the region, because roles are global in an account. */
export const roleNameOf = ({ stage, region }: Pick<StagePlace, 'stage' | 'region'>, name: FunctionName): string =>
  `pulse-${stage}-${region}-${name}`;

/** As `aws:PrincipalArn` has it for every session of the role: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export const roleArnOf = (place: StagePlace, name: FunctionName): string =>
  `arn:${place.partition}:iam::${place.account}:role/${roleNameOf(place, name)}`;

/**
 * Every action that reads, writes or copies rows. Patterns stand for actions that DynamoDB's list for resource-based policies
 * does not name, or may gain:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-iam-actions.html
 */
export const actionsOfData = [
  ...['GetItem', 'BatchGetItem', 'Query', 'Scan', 'ConditionCheckItem', 'Search*'],
  ...['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem', 'PartiQL*'],
  // A copy elsewhere has no policy: backups, exports, streams to Kinesis, replicas.
  ...['CreateBackup', 'Start*', 'RestoreTable*', 'ExportTable*', 'EnableKinesis*', 'UpdateKinesis*'],
  ...['CreateTableReplica', 'Associate*', '*ForReplication'],
] as const;

/** The policy of a table; DynamoDB applies it to that table and its indexes, so its resource is `*`. */
export function tablePolicy(table: GuardedTable, place: StagePlace): PolicyStatement[] {
  const usersOf = (action: string, partition?: string): FunctionName[] =>
    whoseGrants(
      (grant) =>
        'table' in grant &&
        grant.table === table &&
        grant.actions.some((one) => one === action) &&
        (partition === undefined || (grant.partitions ?? []).some((one) => one === partition)),
    );
  const byUsers = Object.groupBy(actionsOfData, (action) => usersOf(action).join());
  const ofActions = Object.values(byUsers).flatMap((actions = []) => {
    const users = actions[0] === undefined ? [] : usersOf(actions[0]);
    return users.length === 0
      ? [denial('NoRole', actions)]
      : [denial(`OnlyItsRoles${actions.join('')}`, actions, unlessBy(users.map((name) => roleArnOf(place, name))))];
  });
  if (table !== 'keys') return ofActions;
  // A key of one kind is denied to the roles for other kinds too, because with one row of this table others are opened.
  const used = actionsOfData.filter((action) => usersOf(action).length > 0);
  const ofPartitions = [...keyPartitions()].flatMap((partition) =>
    used.flatMap((action) => {
      const users = usersOf(action, partition);
      if (users.length === usersOf(action).length) return [];
      const condition = {
        ...(users.length > 0 && unlessBy(users.map((name) => roleArnOf(place, name)))),
        'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': [partition] },
      };
      return [denial(`Only${action}${partition.replaceAll(/[^a-z]/g, '')}`, [action], condition)];
    }),
  );
  return [...ofActions, ...ofPartitions];
}

const denial = (
  Sid: string,
  actions: readonly string[],
  Condition?: PolicyStatement['Condition'],
): PolicyStatement => ({
  Sid,
  Effect: 'Deny',
  Principal: '*',
  Action: actions.map((action) => `dynamodb:${action}`),
  Resource: ['*'],
  ...(Condition && { Condition }),
});

const keyPartitions = (): ReadonlySet<string> =>
  new Set(
    functionNames
      .flatMap((name) => functionTable[name].grants)
      .flatMap((grant) => ('table' in grant && grant.table === 'keys' ? grant.partitions : [])),
  );

const stewardFiles = inboxKeys.stewardPrefix;

/**
 * What the policy of the inbox adds: files for stewards only for named roles, and what `uploaders` may do, who need no other
 * right. Listing is denied under that prefix; a listing of the whole bucket still shows the names of quarters.
 */
export function inboxPolicy(bucketArn: string, uploaders: readonly string[], place: StagePlace): PolicyStatement[] {
  const rolesWith = (action: BucketGrant['actions'][number]): string[] =>
    whoseGrants(
      (grant) =>
        'bucket' in grant &&
        grant.bucket === 'inbox' &&
        grant.actions.some((one) => one === action) &&
        (grant.keys ?? []).some((key) => key.startsWith(stewardFiles)),
    ).map((name) => roleArnOf(place, name));
  const readers = [...rolesWith('GetObject'), ...uploaders];
  const objects = (prefix: string): string => `${bucketArn}/${prefix}*`;
  const denied = { Effect: 'Deny', Principal: '*', Resource: [objects(stewardFiles)] } as const;
  const allowed = { Effect: 'Allow', Principal: { AWS: uploaders } } as const;
  const brought = [inboxKeys.communityPrefix, inboxKeys.signalPrefix, inboxKeys.forgetPrefix];
  return [
    { Sid: 'OnlyReadersReadStewardFiles', ...denied, Action: ['s3:GetObject'], Condition: unlessBy(readers) },
    {
      Sid: 'OnlyWritersWriteStewardFiles',
      ...denied,
      Action: ['s3:PutObject'],
      Condition: unlessBy(rolesWith('PutObject')),
    },
    { Sid: 'NothingElseIsDoneWithStewardFiles', ...denied, NotAction: ['s3:GetObject', 's3:PutObject'] },
    {
      Sid: 'OnlyReadersListStewardFiles',
      ...denied,
      Action: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'],
      Resource: [bucketArn],
      Condition: { ...unlessBy(readers), StringLike: { 's3:prefix': [`${stewardFiles.slice(0, -1)}*`] } },
    },
    ...(uploaders.length === 0
      ? []
      : [
          { Sid: 'UploadersBringFiles', ...allowed, Action: ['s3:PutObject'], Resource: brought.map(objects) },
          {
            Sid: 'UploadersReadWhatIsForThem',
            ...allowed,
            Action: ['s3:GetObject'],
            Resource: [inboxKeys.resultPrefix, stewardFiles].map(objects),
          },
          { Sid: 'UploadersList', ...allowed, Action: ['s3:ListBucket'], Resource: [bucketArn] },
        ]),
  ];
}

const whoseGrants = (matches: (grant: FunctionGrant) => boolean): FunctionName[] =>
  functionNames.filter((name) => functionTable[name].grants.some(matches));

/** Also denies a caller without the key, such as an anonymous one: a negated comparison holds if the key is absent. */
const unlessBy = (arns: readonly string[]) => ({ ArnNotEquals: { 'aws:PrincipalArn': arns } });
