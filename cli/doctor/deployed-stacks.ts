import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { type GuardedTable, guardedTables, type StagePlace } from '../../shared/contract/resource-policies.ts';

export const stackParts = ['data', 'pipeline', 'web'] as const;
type Part = (typeof stackParts)[number];

export interface DeployedStack {
  readonly name: string;
  /** Its ARN. */
  readonly id: string;
  /** In CloudFormation's words, such as UPDATE_COMPLETE. */
  readonly status: string;
  readonly isProtected: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The deployed parts of a stage in one account and region. */
export interface DeployedStage {
  readonly stacks: Readonly<Partial<Record<Part, DeployedStack>>>;
  readonly alarmTopic?: string;
  readonly peopleTable?: string;
  /** Where the data stack is. */
  readonly place?: Omit<StagePlace, 'stage'>;
  /** Names of the tables and of the bucket that carry policies of their own. */
  readonly guarded?: Readonly<Partial<Record<GuardedTable | 'inbox', string>>>;
}

export const stackName = (stage: string, part: Part): string => `CommonsPulse-${stage}-${part}`;

/** Read-only. Errors of the SDK are passed on, except for a stack that does not exist. */
export async function readDeployedStage(client: CloudFormationClient, stage: string): Promise<DeployedStage> {
  const found = await Promise.all(
    stackParts.map(async (part) => [part, await readStack(client, stackName(stage, part))] as const),
  );
  const stacks = Object.fromEntries(found.filter(([, stack]) => stack !== undefined));
  const [ofPipeline = [], ofData = []] = await Promise.all([
    stacks['pipeline'] && resourcesOf(client, stackName(stage, 'pipeline')),
    stacks['data'] && resourcesOf(client, stackName(stage, 'data')),
  ]);
  const alarmTopic = nameOf(ofPipeline, 'AWS::SNS::Topic', '');
  const table = (prefix: string) => nameOf(ofData, 'AWS::DynamoDB::GlobalTable', prefix);
  const peopleTable = table('People');
  const inbox = nameOf(ofData, 'AWS::S3::Bucket', 'Inbox');
  const guarded = [
    ...guardedTables.map((name) => [name, table(`${name.charAt(0).toUpperCase()}${name.slice(1)}`)] as const),
    ['inbox', inbox] as const,
  ].filter(([, name]) => name !== undefined);
  const [, partition, region, account] =
    /^arn:([^:]+):cloudformation:([^:]+):([^:]+):stack\//.exec(stacks['data']?.id ?? '') ?? [];
  return {
    stacks,
    ...(alarmTopic && { alarmTopic }),
    ...(peopleTable && { peopleTable }),
    ...(partition && region && account && { place: { partition, region, account } }),
    ...(guarded.length > 0 && { guarded: Object.fromEntries(guarded) }),
  };
}

export async function readStack(client: CloudFormationClient, name: string): Promise<DeployedStack | undefined> {
  try {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    if (stack === undefined) return undefined;
    const pairs = (stack.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]);
    const given = (stack.Parameters ?? []).map(({ ParameterKey = '', ParameterValue = '' }) => [
      ParameterKey,
      ParameterValue,
    ]);
    return {
      name,
      id: stack.StackId ?? '',
      status: stack.StackStatus ?? 'unknown',
      isProtected: stack.EnableTerminationProtection ?? false,
      outputs: Object.fromEntries(pairs),
      parameters: Object.fromEntries(given),
    };
  } catch (error) {
    // CloudFormation has no specific error for this.
    if (error instanceof Error && error.name === 'ValidationError' && /does not exist/.test(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/** A stack with more than a hundred resources is listed in pages. */
async function resourcesOf(client: CloudFormationClient, stack: string): Promise<StackResourceSummary[]> {
  const found: StackResourceSummary[] = [];
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    found.push(...(page.StackResourceSummaries ?? []));
  }
  return found;
}

const nameOf = (resources: readonly StackResourceSummary[], type: string, prefix: string): string | undefined =>
  resources.find(
    ({ ResourceType, LogicalResourceId }) => ResourceType === type && LogicalResourceId?.startsWith(prefix),
  )?.PhysicalResourceId;
