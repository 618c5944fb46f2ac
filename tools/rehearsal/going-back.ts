/**
 * Going back from a version that exports more than the one before it, in the order of docs/operate.md, "Upgrade". Going
 * straight back is refused, because CloudFormation keeps an export as long as another stack imports it.
 */
import * as z from 'zod/mini';
import type { Account } from './account.ts';
import type { CdkCommandLine } from './cdk.ts';
import { must } from './check.ts';
import { stackNames } from './deployment.ts';
import type { Template } from './left-out.ts';

const exportName = 'CommonsPulse-example-data:Rehearsed';

/** Like a later version: the data stack exports something more, and a function of the pipeline gets it. */
export function exportMore(templates: ReadonlyMap<string, Template>): ReadonlyMap<string, Template> {
  const of = (part: string) => [...templates].find(([name]) => name.includes(`-${part}.`))?.[1];
  const data = of('data');
  const [inbox] =
    Object.entries(data?.Resources ?? {}).find(
      ([id, { Type }]) => id.startsWith('Inbox') && Type === 'AWS::S3::Bucket',
    ) ?? [];
  const planner = Object.entries(of('pipeline')?.Resources ?? {}).find(
    ([id, { Type }]) => id.startsWith('Plan') && Type === 'AWS::Lambda::Function',
  )?.[1];
  if (!data || inbox === undefined || !planner?.Properties) throw new Error('there must be an inbox and a planner');
  data.Outputs = { ...data.Outputs, Rehearsed: { Value: { Ref: inbox }, Export: { Name: exportName } } };
  const { Variables } = z
    .object({ Variables: z.record(z.string(), z.unknown()) })
    .parse(planner.Properties['Environment']);
  planner.Properties['Environment'] = { Variables: { ...Variables, REHEARSED: { 'Fn::ImportValue': exportName } } };
  return templates;
}

export async function goBack(
  { account, cdk }: { account: Account; cdk: CdkCommandLine },
  onAssembly: readonly string[],
): Promise<void> {
  must((await account.exports()).includes(exportName), 'the later version must export more');
  const deploy = ['deploy', ...onAssembly, '--require-approval', 'never'];
  const straight = await cdk.attempt(...deploy, '--all');
  must(
    straight.code !== 0 && straight.output.includes(`Export ${exportName} cannot be deleted as it is in use by`),
    `straight back must be refused:\n${straight.output}`,
  );
  await deployConsumersFirst(cdk, onAssembly);
  must(!(await account.exports()).includes(exportName), 'the earlier version must not export it');
}

/** Each stack before those whose exports it imports. */
export async function deployConsumersFirst(cdk: CdkCommandLine, onAssembly: readonly string[]): Promise<void> {
  for (const stack of stackNames.toReversed()) {
    await cdk.run('deploy', ...onAssembly, '--require-approval', 'never', '--exclusively', stack);
  }
}
