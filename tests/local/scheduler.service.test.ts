import { CreateScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { nextOccurrence } from '../../local/schedule-expression.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startFixture } from './fixture.ts';

const at = (text: string) => text as Instant;
const created = at('2026-01-01T00:00:00Z');

describe('schedule expressions', () => {
  const next = (expression: string, from: string, zone = 'UTC') => nextOccurrence(expression, zone, created, at(from));

  it('read weekdays from 1 for Sunday, question marks and steps as the service does', () => {
    expect(next('cron(0 3 * * ? *)', '2026-10-01T03:00:00Z')).toBe('2026-10-02T03:00:00Z');
    expect(next('cron(0 9 ? * 3 *)', '2026-10-01T00:00:00Z')).toBe('2026-10-06T09:00:00Z');
    expect(next('cron(0/15 * * * ? *)', '2026-10-01T00:01:00Z')).toBe('2026-10-01T00:15:00Z');
    expect(next('rate(2 hours)', '2026-10-01T00:30:00Z')).toBe('2026-10-01T02:00:00Z');
  });

  it('skip the hour that spring skips and run once in the hour that autumn repeats', () => {
    const daily = 'cron(30 2 * * ? *)';
    expect(next(daily, '2026-03-28T12:00:00Z', 'Europe/Berlin')).toBe('2026-03-30T00:30:00Z');
    const autumn = next(daily, '2026-10-24T12:00:00Z', 'Europe/Berlin') ?? '';
    expect(autumn).toBe('2026-10-25T00:30:00Z');
    expect(next(daily, autumn, 'Europe/Berlin')).toBe('2026-10-26T01:30:00Z');
  });

  it('of one moment fire once, in the zone they name, even when it has passed', () => {
    const once = 'at(2026-07-01T09:00:00)';
    expect(nextOccurrence(once, 'Europe/Berlin', created, undefined)).toBe('2026-07-01T07:00:00Z');
    expect(nextOccurrence(once, 'UTC', at('2026-08-01T00:00:00Z'), undefined)).toBe('2026-07-01T09:00:00Z');
    expect(next(once, '2026-07-01T09:00:00Z')).toBeUndefined();
  });

  it.each(['at(tomorrow)', 'rate(0 days)', 'cron(* * *)', 'daily'])('refuse %s', (expression) => {
    expect(() => next(expression, created)).toThrow();
  });
});

describe('schedules that functions create', () => {
  async function create(input: object, retries: number, deadLetters?: string) {
    const { stack } = await startFixture();
    const credentials = { accessKeyId: 'Role', secretAccessKey: 'local' };
    const scheduler = new SchedulerClient({ region: 'eu-central-1', endpoint: stack.endpoint, credentials });
    await scheduler.send(
      new CreateScheduleCommand({
        Name: 'one-off',
        GroupName: 'steps',
        ScheduleExpression: 'at(2026-10-01T02:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        ActionAfterCompletion: 'DELETE',
        Target: {
          Arn: 'arn:aws:lambda:eu-central-1:000000000000:function:fixture-on-step',
          RoleArn: 'arn:aws:iam::000000000000:role/Role',
          Input: JSON.stringify({ at: '2026-10-01T02:00:00Z', ...input }),
          RetryPolicy: { MaximumRetryAttempts: retries },
          ...(deadLetters ? { DeadLetterConfig: { Arn: deadLetters } } : {}),
        },
      }),
    );
    return stack;
  }

  it('fire before later ones, are retried after an error, and are gone when done', async () => {
    const stack = await create({ step: 'open', fail: 1 }, 2);
    expect(stack.nextSchedule()).toBe('2026-10-01T02:00:00Z');
    await stack.advanceTo(at('2026-10-01T02:00:00Z'));
    expect(stack.failures()).toEqual([{ where: 'fixture-on-step', what: 'Error: as asked' }]);
    expect(stack.nextSchedule()).toBe('2026-10-01T03:00:00Z');
  });

  it('end on the dead-letter queue when every attempt fails', async () => {
    const stack = await create(
      { step: 'open', fail: 99 },
      1,
      'arn:aws:sqs:eu-central-1:000000000000:Pipeline-DeadLetters',
    );
    await stack.advanceTo(at('2026-10-01T02:30:00Z'));
    expect(stack.failures()).toEqual([
      { where: 'fixture-on-step', what: 'Error: as asked' },
      { where: 'fixture-on-step', what: 'Error: as asked' },
      { where: 'Pipeline-DeadLetters', what: '1 on the dead-letter queue' },
    ]);
    expect(stack.nextSchedule()).toBe('2026-10-01T03:00:00Z');
  });
});
