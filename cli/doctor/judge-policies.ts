import type { S3Client } from '@aws-sdk/client-s3';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Stage } from '../../infra/stages.ts';
import {
  guardedTables,
  inboxPolicy,
  type PolicyStatement,
  type StagePlace,
  tablePolicy,
} from '../../shared/contract/resource-policies.ts';
import { differencesOf, repaired } from './compare-policies.ts';
import type { DeployedStage } from './deployed-stacks.ts';
import { type Finding, fine, toDo, unclear } from './finding.ts';
import { policyOfBucket, policyOfTable } from './live-policies.ts';
import { judgeUnreachable } from './unreachable.ts';

/** Something that only named roles may use, where its policy is, and what the policy must say. */
interface Guarded {
  readonly what: string;
  readonly fine: string;
  readonly right: string;
  readonly read: () => Promise<string | undefined>;
  readonly expected: readonly PolicyStatement[];
  /** The command that puts a policy back. */
  readonly put: string;
}

/**
 * Whether the tables and files that guard themselves still have the policies of this version, and who else may use them. A
 * change made by hand stays through a deployment whose template has not changed, so the cure is a command.
 *
 * @param isSameVersion whether this copy is what is deployed; if not, deploying comes first
 */
export async function judgePolicies(
  { guarded, place }: DeployedStage,
  stage: Pick<Stage, 'name' | 'uploaders'>,
  isSameVersion: boolean,
  clients: { readonly tables: DynamoDBDocumentClient; readonly s3: S3Client },
): Promise<Finding[]> {
  if (guarded === undefined || place === undefined) return [];
  const here: StagePlace = { ...place, stage: stage.name };
  const every: Guarded[] = guardedTables.flatMap((table) => {
    const name = guarded[table];
    if (name === undefined) return [];
    const arn = `arn:${here.partition}:dynamodb:${here.region}:${here.account}:table/${name}`;
    return {
      what: `the table of ${table}`,
      fine: `the table of ${table} can be used by its functions only`,
      right: 'dynamodb:GetResourcePolicy',
      read: () => policyOfTable(clients.tables, arn),
      expected: tablePolicy(table, here),
      put: `aws dynamodb put-resource-policy --resource-arn ${arn} --policy`,
    };
  });
  if (guarded.inbox !== undefined) {
    const bucket = guarded.inbox;
    const uploaders = stage.uploaders ?? [];
    every.push({
      what: 'the inbox',
      fine: `files for stewards can be read by ${uploaders.length === 0 ? 'no one: the stage names no uploaders' : uploaders.join(', ')}`,
      right: 's3:GetBucketPolicy',
      read: () => policyOfBucket(clients.s3, bucket),
      expected: inboxPolicy(`arn:${here.partition}:s3:::${bucket}`, uploaders, here),
      put: `aws s3api put-bucket-policy --bucket ${bucket} --policy`,
    });
  }
  return Promise.all(every.map((one) => judge(one, stage.name, isSameVersion)));
}

async function judge(of: Guarded, stage: string, isSameVersion: boolean): Promise<Finding> {
  let live: string | undefined;
  try {
    live = await of.read();
  } catch (error) {
    const { finding } = judgeUnreachable(error, of.what, of.right);
    return finding;
  }
  const differences = differencesOf(live, of.expected);
  if (differences.length === 0) return fine(of.fine);
  const what = `${of.what}: ${differences.join('; ')}`;
  if (!isSameVersion) {
    const cure = 'deploy this version, or run the doctor of the version that is deployed';
    return unclear(what, cure, `PULSE_STAGE=${stage} npx cdk deploy --all`);
  }
  return toDo(
    what,
    'find out who changed it (docs/operate.md, “A policy was changed”), then put it back',
    `${of.put} '${repaired(live, of.expected)}'`,
  );
}
