import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { EnvName } from '../../shared/contract/env.ts';
import type { FunctionName } from '../../shared/contract/functions.ts';
import { limits } from '../../shared/contract/limits.ts';

export interface PulseFunctionProps {
  readonly name: FunctionName;
  /** Fixed, because resource policies name it. */
  readonly roleName: string;
  /** Folder with one subfolder for each function, written by infra/bundle. */
  readonly bundles: string;
  readonly environment: Partial<Record<EnvName, string>>;
  readonly statements: readonly PolicyStatement[];
  readonly timeout: Duration;
  /**
   * Where events go that the function could not handle; for functions started by schedules and rules. Those calls are
   * asynchronous: once Lambda has accepted the event, only its two retries and this queue keep it from being lost.
   */
  readonly deadLetters?: IQueue;
  /** In megabytes. */
  readonly memorySize: number;
  /** Concurrent calls: this many are reserved, and no more are admitted. */
  readonly concurrency?: number;
}

/**
 * One function with its own role and log group, sharing nothing: its role may do exactly what the given list says. No
 * tracing, no runtime start and end lines in the log, because both carry times that could be joined.
 */
export class PulseFunction extends Construct {
  readonly function: LambdaFunction;
  readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, props: PulseFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: limits.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const logs = new PolicyStatement({
      effect: Effect.ALLOW,
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logGroup.logGroupArn],
    });
    this.logGroup = logGroup;
    const { deadLetters } = props;
    const putDeadLetters = deadLetters
      ? [new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] })]
      : [];
    const role = new Role(this, 'Role', {
      roleName: props.roleName,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `commons-pulse ${props.name}`,
      inlinePolicies: { Allowed: new PolicyDocument({ statements: [logs, ...putDeadLetters, ...props.statements] }) },
    });
    this.function = new LambdaFunction(this, 'Function', {
      description: `commons-pulse ${props.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundles, props.name)),
      handler: 'index.handler',
      // Drops every grant that the CDK would add by itself; what an event source needs must be in the row too.
      role: role.withoutPolicyUpdates(),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.DISABLED,
      timeout: props.timeout,
      memorySize: props.memorySize,
      ...(props.concurrency !== undefined && { reservedConcurrentExecutions: props.concurrency }),
      environment: props.environment,
      ...(deadLetters && {
        deadLetterQueue: deadLetters,
        retryAttempts: 2,
        maxEventAge: Duration.seconds(limits.scheduleRetrySeconds),
      }),
    });
  }
}
