/**
 * What is counted from log lines, and nothing else is: each metric names the entries that feed it and the function that
 * writes them, so that a counter cannot be attached to the wrong log and stay silent for good. CloudWatch counts with filters
 * over the logs; functions need no permission for it. No metric has a dimension, and none counts what members answer.
 */
import type { FunctionName } from './functions.ts';
import type { LogEvent, LogEvents } from './log-events.ts';

export interface LogSource {
  readonly from: FunctionName;
  readonly event: LogEvent;
  /** Counts only entries in which each of these fields has one of the listed values. */
  readonly where: Readonly<Record<string, readonly string[]>>;
  /** The field that is added up; without it each entry counts as one. */
  readonly sumOf?: string;
}

type NumberField<E extends LogEvent> = {
  [F in keyof LogEvents[E]]: LogEvents[E][F] extends number ? F : never;
}[keyof LogEvents[E]] &
  string;

const counted = <E extends LogEvent>(
  from: FunctionName,
  event: E,
  where: { readonly [F in keyof LogEvents[E] & string]?: readonly (LogEvents[E][F] & string)[] } = {},
): LogSource => ({ from, event, where: where as LogSource['where'] });

const summed = <E extends LogEvent>(from: FunctionName, event: E, sumOf: NumberField<E>): LogSource => ({
  from,
  event,
  where: {},
  sumOf,
});

const senders = ['send-mail', 'send-digest', 'notify-stewards'] as const;

/** CloudWatch gives ten custom metrics for free; a policy test holds this list to them. */
export const logMetrics = {
  PlansReconciled: [counted('plan-pulses', 'plan.reconciled')],
  PulsesOverdue: [counted('plan-pulses', 'pulse.overdue')],
  /** A throttled second is not worth an alarm: the queue brings the message back by itself. */
  SendingPaused: [
    ...senders.map((sender) =>
      counted(sender, 'mail.paused', { code: ['daily-quota', 'account-paused', 'not-allowed', 'not-ready'] }),
    ),
  ],
  ResultsStopped: [
    counted('publish-quarter', 'pulse.withheld'),
    counted('publish-quarter', 'quarter.withheld'),
    counted('close-pulse', 'pulse.contradicted'),
  ],
  MailsSent: [summed('send-mail', 'mail.sent', 'sent')],
  MailsRefused: [summed('send-mail', 'mail.sent', 'refused')],
  /**
   * Rejected for now, or for their content, by a mail server that knows the address: shown on the dashboard, without an
   * alarm.
   */
  MailsGivenBack: [counted('record-mail-event', 'mail.event', { kind: ['bounce-transient'] })],
  MailsUnknown: [
    summed('send-mail', 'mail.sent', 'unknown'),
    summed('send-digest', 'digest.sent', 'unknown'),
    summed('notify-stewards', 'notice.sent', 'unknown'),
  ],
} as const satisfies Readonly<Record<string, readonly LogSource[]>>;
export type LogMetric = keyof typeof logMetrics;
