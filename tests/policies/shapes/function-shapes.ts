import * as z from 'zod/mini';
import example from '../../../infra/stages/example.ts';
import { envNames } from '../../../shared/contract/env.ts';
import { functionNames } from '../../../shared/contract/functions.ts';
import { limits } from '../../../shared/contract/limits.ts';
import { among, arnOf, exactly, nameOf, plain, removed, type Shape, tags } from './shape.ts';

export const functionShapes: Readonly<Record<string, Shape>> = {
  /**
   * Node 24 on arm64 with its own code alone: no layer, network, file system or trace, no Node setting in its environment.
   */
  'AWS::Lambda::Function': (deployment) =>
    plain({
      Architectures: z.tuple([exactly('arm64')]),
      Code: z.strictObject({
        S3Bucket: z.string().check(z.startsWith('cdk-hnb659fds-assets-')),
        S3Key: z.string().check(z.regex(/^[0-9a-f]{64}\.zip$/)),
      }),
      DeadLetterConfig: z.optional(z.strictObject({ TargetArn: arnOf(deployment, 'AWS::SQS::Queue', 'EventDead') })),
      Description: among(functionNames.map((name) => `commons-pulse ${name}`)),
      Environment: z.strictObject({ Variables: z.partialRecord(z.enum(envNames), z.string().check(z.minLength(1))) }),
      Handler: exactly('index.handler'),
      LoggingConfig: z.strictObject({
        ApplicationLogLevel: exactly('INFO'),
        LogFormat: exactly('JSON'),
        LogGroup: nameOf(deployment, 'AWS::Logs::LogGroup'),
        SystemLogLevel: exactly('WARN'),
      }),
      MemorySize: z.number().check(z.minimum(256), z.maximum(1769)),
      ReservedConcurrentExecutions: z.optional(exactly(example.answerConcurrency)),
      Role: arnOf(deployment, 'AWS::IAM::Role'),
      Runtime: exactly('nodejs24.x'),
      Tags: tags,
      Timeout: z.number().check(z.minimum(10), z.maximum(900)),
    }),

  'AWS::Lambda::EventInvokeConfig': (deployment) =>
    plain({
      FunctionName: nameOf(deployment, 'AWS::Lambda::Function'),
      MaximumEventAgeInSeconds: exactly(limits.scheduleRetrySeconds),
      MaximumRetryAttempts: exactly(2),
      Qualifier: exactly('$LATEST'),
    }),

  'AWS::Lambda::EventSourceMapping': (deployment) =>
    plain({
      BatchSize: exactly(1),
      EventSourceArn: arnOf(deployment, 'AWS::SQS::Queue', 'MailQueue'),
      FunctionName: nameOf(deployment, 'AWS::Lambda::Function', 'SendMail'),
      FunctionResponseTypes: z.tuple([exactly('ReportBatchItemFailures')]),
      ScalingConfig: z.strictObject({ MaximumConcurrency: exactly(limits.mailSenders) }),
      Tags: tags,
    }),

  /** Expires, and is deleted with its stack; not in a log class that cannot be filtered. */
  'AWS::Logs::LogGroup': () => removed({ RetentionInDays: exactly(limits.logRetentionDays), Tags: tags }),
};
