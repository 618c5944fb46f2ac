import type { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { readStack, stackName } from './deployed-stacks.ts';

/** Regions enabled in every account; the others would refuse to answer. */
const usualRegions = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
];

/** The other regions in which a stage is deployed; regions that do not answer are skipped. */
export async function regionsWithStage(
  stage: string,
  not: string,
  clientIn: (region: string) => CloudFormationClient,
): Promise<string[]> {
  const found = await Promise.all(
    usualRegions
      .filter((region) => region !== not)
      .map(async (region) => {
        const client = clientIn(region);
        const stack = await readStack(client, stackName(stage, 'data')).catch(() => undefined);
        client.destroy();
        return stack && region;
      }),
  );
  return found.filter((region) => region !== undefined);
}
