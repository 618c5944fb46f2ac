/**
 * Every alarm, once: what it watches, when it rings, who notices and how soon the operator must look. Each has a section of
 * the same name in docs/runbook.md (tests/policies/alarms.policy.service.test.ts holds the two together). There are few,
 * because every alarm is a mail that has to be believed: whatever ends up in one of these needs no alarm of its own
 * (docs/adr/0014-ten-alarms.md).
 */
import type { LogMetric } from './log-metrics.ts';

export const watchedQueues = ['MailQueue', 'MailDeadLetters', 'EventDeadLetters'] as const;
export type WatchedQueue = (typeof watchedQueues)[number];

export type Watched =
  | { readonly kind: 'log'; readonly metric: LogMetric }
  | {
      readonly kind: 'queue';
      readonly queue: WatchedQueue;
      readonly metric: 'ApproximateNumberOfMessagesVisible' | 'ApproximateAgeOfOldestMessage';
    }
  /** HTTP API responses with a status of 500 or above. */
  | { readonly kind: 'api' }
  /** Of the whole account, because the provider judges the account. */
  | { readonly kind: 'reputation'; readonly metric: 'Reputation.BounceRate' | 'Reputation.ComplaintRate' };

export interface Alarm {
  readonly watches: Watched;
  /** Rings when the metric of one period is at least this; a heartbeat rings when it is less in all periods. */
  readonly threshold: number;
  readonly periodSeconds: number;
  /** A heartbeat: rings when this many periods in a row stayed below the threshold or reported nothing. */
  readonly silentPeriods?: number;
  /** How soon the operator must look. */
  readonly severity: 'at once' | 'today' | 'this week';
  /** What people notice, in a sentence. */
  readonly impact: string;
}

const minutes = 60;
const hours = 60 * minutes;

export const alarms = {
  'planner-silent': {
    watches: { kind: 'log', metric: 'PlansReconciled' },
    threshold: 1,
    periodSeconds: hours,
    silentPeriods: 26,
    severity: 'today',
    impact: 'After eight days without a plan no pulse opens, reminds or closes any more; until then nobody notices.',
  },
  'pulse-overdue': {
    watches: { kind: 'log', metric: 'PulsesOverdue' },
    threshold: 1,
    periodSeconds: 5 * minutes,
    severity: 'today',
    impact: 'A pulse has ended for its members but is not counted, and its sealed answers and their key still exist.',
  },
  'events-given-up': {
    watches: { kind: 'queue', queue: 'EventDeadLetters', metric: 'ApproximateNumberOfMessagesVisible' },
    threshold: 1,
    periodSeconds: 5 * minutes,
    severity: 'today',
    impact: 'A step of a pulse, an import or a wish to be forgotten was tried three times and has not happened.',
  },
  'mails-given-up': {
    watches: { kind: 'queue', queue: 'MailDeadLetters', metric: 'ApproximateNumberOfMessagesVisible' },
    threshold: 1,
    periodSeconds: 5 * minutes,
    severity: 'today',
    impact: 'Up to 25 members have not got the invitation or reminder that the pulse owes them.',
  },
  'mails-waiting': {
    watches: { kind: 'queue', queue: 'MailQueue', metric: 'ApproximateAgeOfOldestMessage' },
    threshold: 3 * hours,
    periodSeconds: 15 * minutes,
    severity: 'today',
    impact: 'Members wait for mails that should have gone out hours ago; the pulse closes at its hour all the same.',
  },
  'sending-paused': {
    watches: { kind: 'log', metric: 'SendingPaused' },
    threshold: 1,
    periodSeconds: 5 * minutes,
    severity: 'today',
    impact:
      'No mail goes out. The code of mail.paused in the log says why: daily-quota (wait), account-paused (ask SES), not-allowed (a right is missing) or not-ready (a setting is missing).',
  },
  'mails-bouncing': {
    watches: { kind: 'reputation', metric: 'Reputation.BounceRate' },
    threshold: 0.05,
    periodSeconds: hours,
    severity: 'this week',
    impact: 'Nobody notices yet; from one mail in ten that bounces the provider may stop all mail of the account.',
  },
  'mails-complained-about': {
    watches: { kind: 'reputation', metric: 'Reputation.ComplaintRate' },
    threshold: 0.001,
    periodSeconds: hours,
    severity: 'today',
    impact: 'People mark the mails as unwanted; from one in two hundred the provider may stop all mail of the account.',
  },
  'answers-failing': {
    watches: { kind: 'api' },
    threshold: 5,
    periodSeconds: 5 * minutes,
    severity: 'at once',
    impact: 'Members who press Send are told to try again; their answers wait, sealed, in their own browser.',
  },
  'results-stopped': {
    watches: { kind: 'log', metric: 'ResultsStopped' },
    threshold: 1,
    periodSeconds: 5 * minutes,
    severity: 'at once',
    impact:
      'A pulse was destroyed uncounted, or its results or a report are not published, because answers could have been singled out.',
  },
} as const satisfies Readonly<Record<string, Alarm>>;
