import { Duration } from 'aws-cdk-lib';
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

/** The one recurring schedule: every night at three, UTC, the planner plans. It learns the time it stands for. */
export class PlanSchedule extends Construct {
  constructor(scope: Construct, id: string, { target, group, deadLetters }: PlanScheduleProps) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.expression('cron(0 3 * * ? *)'),
      scheduleGroup: group,
      target: new LambdaInvoke(target, {
        input: ScheduleTargetInput.fromObject({ step: 'plan', at: ContextAttribute.scheduledTime }),
        retryAttempts: limits.scheduleRetryAttempts,
        maxEventAge: Duration.seconds(limits.scheduleRetrySeconds),
        deadLetterQueue: deadLetters,
      }),
    });
  }
}
