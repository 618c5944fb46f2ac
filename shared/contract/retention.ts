/**
 * How long everything is kept, numbered, once: the settings are those of shared/contract/limits, docs/privacy.md prints this
 * table, and tests/policies/retention.policy.service.test.ts holds the table to the documents, to the template and to the code.
 */
import { limits } from './limits.ts';

export interface Kept {
  readonly number: `K${number}`;
  readonly what: string;
  /** Logical names of the stores in the template; `keys` are parameters of SSM, `logs` the log groups, `backups` of tables. */
  readonly where: readonly string[];
  readonly until: string;
  /** Who or what deletes it; what expires is gone within two days of its day. */
  readonly by: string;
  /** The setting behind the number; without one nothing here is a number of ours. */
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
    until: `the tally, minutes after the pulse closes; should that never come, ${invitation} days after the close`,
    by: 'close-pulse; expiry',
    setting: 'invitationRetentionDays',
  },
  {
    number: 'K2',
    what: 'the keys that open them',
    where: ['keys'],
    until: 'the tally; nothing restores them',
    by: 'close-pulse',
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
    until: 'kept; they tell nothing of one person',
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
    what: 'the roster, and why mail to somebody stopped',
    where: ['People'],
    until: 'the member leaves the roster or asks to be forgotten; then only a mark under a number',
    by: 'import-roster; forget-member',
  },
  {
    number: 'K10',
    what: 'backups of People, Signals and Results',
    where: ['backups'],
    until: `${backup} days; of invitations and answers there is none`,
    by: 'DynamoDB',
    setting: 'restorableDays',
  },
  {
    number: 'K11',
    what: 'logs, which name nobody',
    where: ['logs'],
    until: `${logs} days; counts made from them 15 months`,
    by: 'CloudWatch',
    setting: 'logRetentionDays',
  },
  {
    number: 'K12',
    what: 'mails that wait, and what could not be done (a bounce among it may name an address)',
    where: ['MailQueue', 'MailDeadLetters', 'EventDeadLetters'],
    until: `${deadLetter} days`,
    by: 'SQS',
    setting: 'deadLetterRetentionDays',
  },
  {
    number: 'K13',
    what: 'to which pulses somebody is asked; days, kinds and pulses of the survey mails to them',
    where: ['Invitations'],
    until: `the pulse closes; the day after ${limits.mailBudgetDays} days`,
    by: 'expiry; send-mail; forget-member',
  },
  {
    number: 'K14',
    what: 'how many pulses of a community in a row somebody let pass, one number',
    where: ['Invitations'],
    until: `they take part in one, or ${missed} days after the close of the last`,
    by: 'freeze-pulse; expiry; forget-member',
    setting: 'missedRetentionDays',
  },
  {
    number: 'K15',
    what: 'what imports of a roster changed: ids of members, the column and when, no value',
    where: ['People'],
    until: `${change} days after the import`,
    by: 'expiry; import-roster; forget-member',
    setting: 'changeRetentionDays',
  },
];
