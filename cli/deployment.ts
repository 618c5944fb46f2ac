import { type FunctionConfiguration, type LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { EnvName } from '../shared/contract/env.ts';
import { type FunctionName, functionNames } from '../shared/contract/functions.ts';
import { nearest } from '../shared/kernel/nearest.ts';
import { Unreachable } from './command.ts';

export interface DeployedQueues {
  readonly mails: string;
  readonly mailDeadLetters: string;
  readonly eventDeadLetters: string;
}

export interface Deployment {
  readonly queues: (sqs: SQSClient) => Promise<DeployedQueues>;
  readonly functionOf: (name: FunctionName) => string;
  readonly environmentOf: (name: FunctionName, variable: EnvName) => string;
}

/** Names of log groups begin with the name of their stack; an emulator of CloudFormation puts it into a path. */
const logGroupPattern = /^(?:\/aws\/cloudformation\/)?CommonsPulse-([a-z0-9]+)-pipeline[-/]/;

/**
 * Finds the functions of a stage and, from their configuration, its queues. CloudFormation may truncate generated names, but
 * not the names of log groups.
 *
 * @throws Unreachable when the stage is not deployed in this account and region
 */
export async function findDeployment(stage: string, lambda: LambdaClient): Promise<Deployment> {
  const ours = new Map<FunctionName, FunctionConfiguration>();
  const stages = new Set<string>();
  for (let Marker: string | undefined, first = true; first || Marker !== undefined; first = false) {
    const page = await lambda.send(new ListFunctionsCommand({ ...(Marker !== undefined && { Marker }) }));
    for (const one of page.Functions ?? []) {
      const name = functionNames.find((candidate) => one.Description === `commons-pulse ${candidate}`);
      const ofStage = logGroupPattern.exec(one.LoggingConfig?.LogGroup ?? '')?.[1];
      if (!name || ofStage === undefined) continue;
      stages.add(ofStage);
      if (ofStage === stage) ours.set(name, one);
    }
    Marker = page.NextMarker;
  }
  if (!stages.has(stage)) throw new Unreachable(notDeployed(stage, [...stages], await lambda.config.region()));
  const found = <T>(value: T | undefined): T => {
    if (value !== undefined) return value;
    throw new Unreachable(
      `stage "${stage}" is only partly deployed: PULSE_STAGE=${stage} npx cdk deploy --all, or npx pulse doctor --stage ${stage}`,
    );
  };
  const variable = (name: FunctionName, of: EnvName) => found(ours.get(name)?.Environment?.Variables?.[of]);
  async function queues(sqs: SQSClient): Promise<DeployedQueues> {
    const mails = variable('open-pulse', 'MAIL_QUEUE_URL');
    const eventArn = found(ours.get('close-pulse')?.DeadLetterConfig?.TargetArn);
    const attributes = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: mails, AttributeNames: ['RedrivePolicy'] }),
    );
    const policy: unknown = JSON.parse(found(attributes.Attributes?.['RedrivePolicy']));
    const { deadLetterTargetArn } = z.object({ deadLetterTargetArn: z.string() }).parse(policy);
    // URLs of queues in one account and region differ only in their last part.
    const beside = (arn: string) => mails.replace(/[^/]+$/, arn.split(':').at(-1) ?? '');
    return { mails, mailDeadLetters: beside(deadLetterTargetArn), eventDeadLetters: beside(eventArn) };
  }
  return { queues, environmentOf: variable, functionOf: (name) => found(ours.get(name)?.FunctionName) };
}

function notDeployed(stage: string, others: readonly string[], region: string): string {
  const what = `stage "${stage}" is not deployed in ${region} of this account`;
  const meant = nearest(stage, others);
  if (meant !== undefined) return `${what}: did you mean ${meant}?`;
  const cure = 'set AWS_PROFILE and AWS_REGION to those of the stage';
  return others.length === 0
    ? `${what}, and no other stage is: ${cure}.`
    : `${what}, only ${others.toSorted().join(', ')}: ${cure}.`;
}
