import { otherwise, type Violation } from './plant.ts';

const statement = 'PolicyDocument.Statement';

/** Queues, schedules and what is put aside. */
export const triggersViolations: readonly Violation[] = [
  otherwise('a queue that is not encrypted', 'SQS.Queue', 'MailDeadLetters', 'SqsManagedSseEnabled', false),
  otherwise('a queue over plain HTTP', 'SQS.QueuePolicy', 'MailQueuePolicy', `${statement}.0.Condition`),
  otherwise(
    'a queue that any rule of any account fills',
    'SQS.QueuePolicy',
    'EventDeadLetters',
    `${statement}.1.Condition.ArnEquals.aws:SourceArn`,
    '*',
  ),
  otherwise('mails that are lost after some tries', 'SQS.Queue', 'MailQueue', 'RedrivePolicy'),
  otherwise(
    'mails that are put aside into their own queue',
    'SQS.Queue',
    'MailQueue',
    'RedrivePolicy.deadLetterTargetArn',
    'arn:aws:sqs:::MailQueue',
  ),
  otherwise('events that are lost after some tries', 'Events.Rule', 'EventsForgetList', 'Targets.0.DeadLetterConfig'),
  otherwise('a night that is lost', 'Scheduler.Schedule', 'DailyPlan', 'Target.DeadLetterConfig'),
  otherwise('a night that drifts', 'Scheduler.Schedule', 'DailyPlan', 'ScheduleExpression', 'rate(1 day)'),
  otherwise('a rule for files of any bucket', 'Events.Rule', 'EventsRosterFile', 'EventPattern.detail.bucket'),
  otherwise(
    'a function that learns the address of a bounce',
    'Events.Rule',
    'EventsMailBounce',
    'Targets.0.InputTransformer.InputPathsMap.to',
    '$.detail.mail.destination',
  ),
];
