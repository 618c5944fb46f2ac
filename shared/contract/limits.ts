import { browserLimits } from './browser-limits.ts';

/** Every number that is a promise or a budget, once, with the ADR or fact behind it. */
export const limits = {
  ...browserLimits,
  /** R1: no published group has fewer responses than this (docs/adr/0004). A programme may raise it, never lower it. */
  minimumGroup: 5,
  /** R4: people needed on either side before a change is judged: of a score, and of a single question. */
  changeFrom: 12,
  changeOfQuestionFrom: 30,
  /** How many quarters a trend may cover, this one included, and from how many there is one (docs/adr/0069). */
  trendQuarters: 8,
  trendFrom: 4,
  /** R3: a part of a question's bar that is cut again has at least so many; so many or fewer are not told from none (docs/adr/0063). */
  barCutFrom: 5,
  barFew: 2,
  /** R4: people who must surely have answered the whole scale before its reliability is given. */
  reliabilityFrom: 50,
  /** R4: people who must have answered both before it is said how answers to a single question go with others (docs/adr/0073). */
  correlationFrom: 100,
  /** Problems needed to tell within which time 85 % were resolved: three took longer (docs/adr/0064). */
  p85From: 20,
  /** Members from which a score is given as if every group had answered equally often (docs/adr/0070). */
  byGroupsFrom: 150,
  /** R5: comments need this many respondents. */
  minimumComments: 10,
  /**
   * Partitions of one pulse's responses and invitations; a power of two up to 16. Each takes 1,000 writes a second in
   * DynamoDB: four sustain a sending rate of 1,000 mails a second, and a small pulse still needs few queries.
   */
  shards: 4,
  recipientsPerMessage: 25,
  /** The share of the provider's sending rate that we use. */
  sendRateShare: 0.8,
  /** How many send-mail functions run at once; each keeps to its part of the rate. */
  mailSenders: 2,
  planAheadDays: 8,
  /** Answers still count for this many working days after the announced close (docs/adr/0067). */
  softCloseWorkingDays: 2,
  /** Entries of `closedDays`, and days of one range (docs/adr/0067). */
  closedDayEntries: 60,
  closedRangeDays: 100,
  /** Public holidays are stored up to the end of this many years after the one of the import (docs/adr/0067). */
  holidayYearsAhead: 2,
  /** A pulse is open for at least this many working days. */
  minimumOpenWorkingDays: 3,
  /** And a moved one for no more than these (docs/adr/0067). */
  mostOpenWorkingDays: 25,
  /**
   * A quiet end of a quarter: the last pulse closes before this many days at the end of its month, and in December before
   * this day (docs/adr/0053).
   */
  quietMonthEndDays: 10,
  quietDecemberFrom: 20,
  /** Stewards get the dry run of a pulse this many days before it opens. */
  headsUpDays: 4,
  /** Assumed response rate, in percent, when stewards are told which groups will show. */
  expectedResponsePercent: 70,
  /** From an opening hour to the step that queues again what was not sent in that hour. */
  openAgainSeconds: 60 * 60,
  /** From the first opening hour to the notice that a pulse has opened, or why it has not. */
  openedNoticeSeconds: 30 * 60,
  /**
   * From the closing hour to the notice of how its mails ended; from the publication time to the notice that there is no
   * report.
   */
  countedNoticeSeconds: 60 * 60,
  withheldNoticeSeconds: 2 * 60 * 60,
  /**
   * From publication to the notice that comments are ready; and how many days before they are destroyed comes the last one.
   */
  commentsNoticeSeconds: 90 * 60,
  commentsLastDays: 7,
  /** For this many days an outcome that an import repeats may still be news (docs/adr/0045). */
  receiptDays: 7,
  /** On how many more mornings a mail to stewards or a digest is tried after the day's quota held it back (docs/adr/0026). */
  laterMornings: 2,
  scheduleRetryAttempts: 3,
  scheduleRetrySeconds: 2 * 60 * 60,
  remindersPerPulse: 2,
  /** The mail budget: survey mails one person may get in `mailBudgetDays`, across all communities (docs/adr/0022). */
  surveyMailsPerPerson: 3,
  mailBudgetDays: 30,
  /**
   * Opening starts this long before the first opening hour, so that pulses asking the same person learn of each other
   * (docs/adr/0023).
   */
  openEarlySeconds: 60 * 60,
  /** Pulses that one mail can ask for; more would not fit into `surveyMailMaxBytes` in Arabic (docs/adr/0023). */
  pulsesPerMail: 3,
  /** After this many unanswered pulses in a row, a person gets one note and then no reminders (docs/adr/0024). */
  quietAfterMissed: 3,
  /** How long that count is kept after the last unanswered pulse closed: enough for a community that asks once a quarter. */
  missedRetentionDays: 120,
  /** From the closing hour to the count of spent invitations: longer than any issuing call may still run. */
  freezeDelaySeconds: 60,
  /** From the closing hour to the tally: longer than any submitting call may still run. */
  closeDelaySeconds: 5 * 60,
  invitationRetentionDays: 30,
  /**
   * How long what an import changed is remembered, so that a later import can report undoing it: past the next month's roster
   * (docs/adr/0046).
   */
  changeRetentionDays: 30,
  signalRetentionDays: 120,
  /** How long the read link of a quarter works after its report is first published (docs/adr/0060). */
  readLinkDays: 365,
  /** How long a comment is kept after its quarter is published, in the Results table and in the stewards' file. */
  commentRetentionDays: 30,
  /** How many of the latest actions members are shown: people still read this many sentences (docs/adr/0028). */
  shownActions: 3,
  inboxRetentionDays: 30,
  /** Logs contain no names, but they do say when something happened. */
  logRetentionDays: 30,
  /** How far back a table may be restored, to any second; longer would bring back more of what was erased. */
  restorableDays: 7,
  /**
   * How long a running function keeps a master key before reading it again, and how long if the key does not fit
   * (docs/drills.md).
   */
  keyKeptSeconds: 24 * 60 * 60,
  doubtedKeySeconds: 10 * 60,
  /** How long a message waits, and how long a failed one waits for the operator: over a weekend. */
  deadLetterRetentionDays: 4,
  surveyMailMaxBytes: 30 * 1024,
  rosterMaxBytes: 16 * 1024 * 1024,
  signalFileMaxBytes: 16 * 1024 * 1024,
  /** A JSON file that people write, and a community's settings as stored: a DynamoDB row holds 400 kB. */
  jsonFileMaxBytes: 1024 * 1024,
  settingsMaxBytes: 120_000,
  /** A group with its department and division, as a path: what a heading and a table's column hold (docs/adr/0070). */
  groupPathMaxCharacters: 120,
  /** A label: such a path, and what groups are called that are counted together. */
  labelMaxCharacters: 150,
  /** The names of all groups of a roster together, which are stored twice in one row when a pulse opens. */
  groupNamesMaxBytes: 60_000,
  /** How far from today the days of sessions and of facts are believed (docs/adr/0043). */
  sessionMaxAgeDays: 400,
  factYears: 2,
  requestMaxBytes: 8 * 1024,
} as const;
