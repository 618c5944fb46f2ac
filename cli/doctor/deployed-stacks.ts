import {
  type CloudFormationClient,
  DescribeStacksCommand,
  paginateListStackResources,
} from '@aws-sdk/client-cloudformation';

export const stackParts = ['data', 'pipeline', 'web'] as const;
type Part = (typeof stackParts)[number];

export interface DeployedStack {
  readonly name: string;
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
}

export const stackName = (stage: string, part: Part): string => `CommonsPulse-${stage}-${part}`;

/** Read-only. Errors of the SDK are passed on, except for a stack that does not exist. */
export async function readDeployedStage(client: CloudFormationClient, stage: string): Promise<DeployedStage> {
  const found = await Promise.all(
    stackParts.map(async (part) => [part, await readStack(client, stackName(stage, part))] as const),
  );
  const stacks = Object.fromEntries(found.filter(([, stack]) => stack !== undefined));
  const [alarmTopic, peopleTable] = await Promise.all([
    stacks['pipeline'] && resourceOf(client, stackName(stage, 'pipeline'), 'AWS::SNS::Topic', ''),
    stacks['data'] && resourceOf(client, stackName(stage, 'data'), 'AWS::DynamoDB::GlobalTable', 'People'),
  ]);
  return { stacks, ...(alarmTopic && { alarmTopic }), ...(peopleTable && { peopleTable }) };
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
async function resourceOf(
  client: CloudFormationClient,
  stack: string,
  type: string,
  prefix: string,
): Promise<string | undefined> {
  for await (const page of paginateListStackResources({ client }, { StackName: stack })) {
    const found = page.StackResourceSummaries?.find(
      ({ ResourceType, LogicalResourceId }) => ResourceType === type && LogicalResourceId?.startsWith(prefix),
    );
    if (found) return found.PhysicalResourceId;
  }
  return undefined;
}
