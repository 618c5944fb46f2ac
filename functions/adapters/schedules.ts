import {
  ConflictException,
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  DeleteScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { limits } from '../../shared/contract/limits.ts';
import type { ScheduleInput } from '../../shared/contract/messages.ts';
import type { ScheduleStore } from '../../shared/contract/schedule-store.ts';
import { timeouts } from './clients.ts';

export const schedulerClient = (): SchedulerClient => new SchedulerClient({ requestHandler: timeouts });

export interface ScheduleSettings {
  readonly group: string;
  /** The role that the scheduler assumes to invoke a target. */
  readonly roleArn: string;
  readonly deadLetterArn: string;
  readonly targetArns: Readonly<Record<ScheduleInput['step'], string>>;
}

/** One-off schedules in UTC: they fire once, are retried for two hours, and delete themselves. */
export const schedules = (client: SchedulerClient, settings: ScheduleSettings): ScheduleStore => ({
  /** Names of the group's schedules that invoke one of today's targets: one for a target that was replaced is not one. */
  async names() {
    const arns = new Set(Object.values(settings.targetArns));
    const names: string[] = [];
    let next: string | undefined;
    do {
      const page = await client.send(
        new ListSchedulesCommand({ GroupName: settings.group, MaxResults: 100, ...(next && { NextToken: next }) }),
      );
      for (const { Name, Target } of page.Schedules ?? []) {
        if (Name !== undefined && arns.has(Target?.Arn ?? '')) names.push(Name);
      }
      next = page.NextToken;
    } while (next);
    return names;
  },

  async put(schedule) {
    const whole: CreateScheduleCommandInput = {
      Name: schedule.name,
      GroupName: settings.group,
      ScheduleExpression: `at(${schedule.fires.slice(0, 19)})`,
      ScheduleExpressionTimezone: 'UTC',
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'DELETE',
      Target: {
        Arn: settings.targetArns[schedule.input.step],
        RoleArn: settings.roleArn,
        Input: JSON.stringify(schedule.input),
        RetryPolicy: {
          MaximumRetryAttempts: limits.scheduleRetryAttempts,
          MaximumEventAgeInSeconds: limits.scheduleRetrySeconds,
        },
        DeadLetterConfig: { Arn: settings.deadLetterArn },
      },
    };
    try {
      await client.send(new CreateScheduleCommand(whole));
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error;
      await client.send(new UpdateScheduleCommand(whole));
    }
  },

  async remove(name) {
    try {
      await client.send(new DeleteScheduleCommand({ Name: name, GroupName: settings.group }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});
