import { type FunctionConfiguration, type LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod/mini';
import type { EnvName } from '../shared/contract/env.ts';
import { type FunctionName, functionNames } from '../shared/contract/functions.ts';
import { UsageError } from './command.ts';

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

/**
 * Finds the functions of a stage and, by what they are configured with, its queues: names that CloudFormation makes can be
 * cut short, the names of log groups are not.
 *
 * @throws UsageError when the stage is not deployed in this account and region
 */
export async function findDeployment(stage: string, lambda: LambdaClient): Promise<Deployment> {
  const ours = new Map<FunctionName, FunctionConfiguration>();
  // Names of log groups begin with their stack's, which an emulator of CloudFormation makes a folder of.
  const logGroups = [`CommonsPulse-${stage}-pipeline-`, `/aws/cloudformation/CommonsPulse-${stage}-pipeline/`];
  for (let Marker: string | undefined, first = true; first || Marker !== undefined; first = false) {
    const page = await lambda.send(new ListFunctionsCommand({ ...(Marker !== undefined && { Marker }) }));
    for (const one of page.Functions ?? []) {
      const name = functionNames.find((candidate) => one.Description === `commons-pulse ${candidate}`);
      const isOfStage = logGroups.some((prefix) => one.LoggingConfig?.LogGroup?.startsWith(prefix));
      if (name && isOfStage) ours.set(name, one);
    }
    Marker = page.NextMarker;
  }
  const found = <T>(value: T | undefined): T => {
    if (value !== undefined) return value;
    throw new UsageError(`stage "${stage}" is not deployed in this account and region: sign in, and set AWS_REGION.`);
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
    // Queues of one account and region differ in the last part of their URL only.
    const beside = (arn: string) => mails.replace(/[^/]+$/, arn.split(':').at(-1) ?? '');
    return { mails, mailDeadLetters: beside(deadLetterTargetArn), eventDeadLetters: beside(eventArn) };
  }
  found(ours.get('close-pulse'));
  return { queues, environmentOf: variable, functionOf: (name) => found(ours.get(name)?.FunctionName) };
}
