import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  type IScheduleGroup,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { limits } from '../../shared/contract/limits.ts';

export interface PlanScheduleProps {
  readonly target: IFunction;
  readonly group: IScheduleGroup;
  readonly deadLetters: IQueue;
}

/**
 * The one recurring schedule: the planner runs every night at 03:00 UTC and receives the time at which it was due. Its role
 * may invoke that function and nothing else, not even a version of it.
 */
export class PlanSchedule extends Construct {
  constructor(scope: Construct, id: string, { target, group, deadLetters }: PlanScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': group.scheduleGroupArn },
        },
      }),
      description: 'commons-pulse: what the nightly schedule may invoke',
      inlinePolicies: {
        Allowed: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
          ],
        }),
      },
    });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.expression('cron(0 3 * * ? *)'),
      scheduleGroup: group,
      target: new LambdaInvoke(target, {
        // The target's own grant would be wider: it includes every version of the function.
        role: role.withoutPolicyUpdates(),
        input: ScheduleTargetInput.fromObject({ step: 'plan', at: ContextAttribute.scheduledTime }),
        retryAttempts: limits.scheduleRetryAttempts,
        maxEventAge: Duration.seconds(limits.scheduleRetrySeconds),
        deadLetterQueue: deadLetters,
      }),
    });
  }
}
