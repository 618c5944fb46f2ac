/**
 * How long everything is kept, in one numbered table: the settings are those of shared/contract/limits, docs/privacy.md
 * prints this table, and tests/policies/retention.policy.service.test.ts holds it to the documents, the template and the
 * code.
 */
import { limits } from './limits.ts';

export interface Kept {
  readonly number: `K${number}`;
  readonly what: string;
  /**
   * Logical names of the stores in the template; `logs` are the log groups, `backups` those of tables.
   */
  readonly where: readonly string[];
  readonly until: string;
  /** Who or what deletes it; anything that expires is gone within two days of its day. */
  readonly by: string;
  /** The setting behind the number; without one, the number is not ours. */
  readonly setting?: keyof typeof limits;
}

const {
  invitationRetentionDays: invitation,
  signalRetentionDays: signal,
  commentRetentionDays: comment,
  inboxRetentionDays: inbox,
  logRetentionDays: logs,
  restorableDays: backup,
  deadLetterRetentionDays: deadLetter,
  missedRetentionDays: missed,
  changeRetentionDays: change,
  minimumComments,
} = limits;

export const retention: readonly Kept[] = [
  {
    number: 'K1',
    what: 'answers, sealed',
    where: ['Responses'],
    until: `the tally, minutes after the close; failing that, ${invitation} days`,
    by: 'close-pulse; expiry',
    setting: 'invitationRetentionDays',
  },
  {
    number: 'K2',
    what: 'the keys that open them',
    where: ['Keys'],
    until: 'the tally; failing that, as K4; nothing restores them',
    by: 'close-pulse; expiry',
  },
  {
    number: 'K3',
    what: 'invitations and issued marks',
    where: ['Invitations'],
    until: `${invitation} days after close`,
    by: 'expiry',
    setting: 'invitationRetentionDays',
  },
  {
    number: 'K4',
    what: 'definitions of pulses; who was sent a digest or notice',
    where: ['Invitations'],
    until: `${invitation} days after the quarter is published, or the mail sent`,
    by: 'expiry',
    setting: 'invitationRetentionDays',
  },
  {
    number: 'K5',
    what: 'participation facts with member ids',
    where: ['Signals'],
    until: `${signal} days after the quarter`,
    by: 'expiry',
    setting: 'signalRetentionDays',
  },
  {
    number: 'K6',
    what: 'comments',
    where: ['Results'],
    until: `${comment} days after the quarter is published; under ${minimumComments} respondents: destroyed unread`,
    by: 'expiry; close-pulse',
    setting: 'commentRetentionDays',
  },
  {
    number: 'K7',
    what: 'counts of groups, reports, public pages and lists',
    where: ['Results', 'Site'],
    until: 'kept; they say nothing about one person',
    by: 'nobody',
  },
  {
    number: 'K8',
    what: 'imported files, outcomes of imports, files for stewards',
    where: ['Inbox'],
    until: `${inbox} days`,
    by: 'the bucket',
    setting: 'inboxRetentionDays',
  },
  {
    number: 'K9',
    what: 'the roster, and why mail to a person stopped',
    where: ['People'],
    until: 'they leave the roster or ask to be forgotten; then only a mark under a number',
    by: 'import-roster; forget-member',
  },
  {
    number: 'K10',
    what: 'backups of People, Signals and Results',
    where: ['backups'],
    until: `${backup} days; none of invitations and answers`,
    by: 'DynamoDB',
    setting: 'restorableDays',
  },
  {
    number: 'K11',
    what: 'logs, which name no one',
    where: ['logs'],
    until: `${logs} days; counts from them 15 months`,
    by: 'CloudWatch',
    setting: 'logRetentionDays',
  },
  {
    number: 'K12',
    what: 'waiting mails and dead letters (a bounce may name an address)',
    where: ['MailQueue', 'MailDeadLetters', 'EventDeadLetters'],
    until: `${deadLetter} days`,
    by: 'SQS',
    setting: 'deadLetterRetentionDays',
  },
  {
    number: 'K13',
    what: 'pulses a person is asked to; days, kinds and pulses of their survey mails',
    where: ['Invitations'],
    until: `the pulse closes; the day after ${limits.mailBudgetDays} days`,
    by: 'expiry; send-mail; forget-member',
  },
  {
    number: 'K14',
    what: 'how many pulses of a community in a row a person let pass',
    where: ['Invitations'],
    until: `they take part in one, or ${missed} days after the last close`,
    by: 'freeze-pulse; expiry; forget-member',
    setting: 'missedRetentionDays',
  },
  {
    number: 'K15',
    what: 'what roster imports changed: member ids, column and time, no value',
    where: ['People'],
    until: `${change} days after the import`,
    by: 'expiry; import-roster; forget-member',
    setting: 'changeRetentionDays',
  },
];
