/** Every number that is a promise or a budget, once. The ADR or fact behind it stands beside it. */
export const limits = {
  /** R1: no published group under this many responses (docs/adr/0004). A programme may raise it, never lower it. */
  minimumGroup: 5,
  /** A label describes at least this many invited people, or it is merged before the first mail (docs/adr/0004). */
  minimumInvited: 8,
  /** R4: a change of a score is judged from so many people on either side; that of a single question from more. */
  changeFrom: 12,
  changeOfQuestionFrom: 30,
  /** R4: three bands of answers from so many people, if each band has at least so many. */
  bandsFrom: 20,
  bandMinimum: 3,
  /** R4: all points of a question from so many people, if each point has at least `bandMinimum`. */
  distributionFrom: 30,
  /** R4: reliability of a scale from so many people who answered all of it. */
  reliabilityFrom: 50,
  /** R5: comments need this many respondents. */
  minimumComments: 10,
  /** Padded plaintext of the answers and of a comment, bytes (docs/adr/0003). */
  paddedScoresBytes: 256,
  paddedCommentBytes: 2048,
  /** HPKE P-256: encapsulated key and AES-GCM tag, bytes. */
  sealOverheadBytes: 65 + 16,
  linkTokenBytes: 32,
  /**
   * Partitions of one pulse's responses and invitations; a power of two up to 16. DynamoDB takes 1,000 writes a second in
   * each: four carry a sending rate of 1,000 mails a second, and a small pulse is still read with few queries.
   */
  shards: 4,
  recipientsPerMessage: 25,
  /** Part of the provider's sending rate that we use. */
  sendRateShare: 0.8,
  /** How many send-mail run at once; each keeps to its part of the rate. */
  mailSenders: 2,
  planAheadDays: 8,
  /** A pulse is open for at least so many working days. */
  minimumOpenWorkingDays: 3,
  /** A quiet end of a quarter: its last pulse closes before so many last days of its month, and in December before this day (docs/adr/0053). */
  quietMonthEndDays: 10,
  quietDecemberFrom: 20,
  /** Stewards get the dry run of a pulse this many days before it opens. */
  headsUpDays: 4,
  /** Percent of the invited who are assumed to answer when stewards are told which groups will show. */
  expectedResponsePercent: 70,
  /** From an opening hour to the step that queues again what was not sent in it. */
  openAgainSeconds: 60 * 60,
  /** From the first opening hour to the notice that a pulse has opened, or why not. */
  openedNoticeSeconds: 30 * 60,
  /** From the closing hour to the notice of how its mails ended; from the publication to the notice that there is none. */
  countedNoticeSeconds: 60 * 60,
  withheldNoticeSeconds: 2 * 60 * 60,
  /** From the publication to the notice that comments are ready; and so many days before they are destroyed, once more. */
  commentsNoticeSeconds: 90 * 60,
  commentsLastDays: 7,
  /** Within so many days, an outcome that an import repeats may still be news; afterwards it is none (docs/adr/0045). */
  receiptDays: 7,
  /** Further mornings on which a digest or a mail to stewards is sent that the quota of its day kept back (docs/adr/0026). */
  laterMornings: 2,
  scheduleRetryAttempts: 3,
  scheduleRetrySeconds: 2 * 60 * 60,
  remindersPerPulse: 2,
  /** The mail budget: at most so many survey mails to one person in so many days, over all communities (docs/adr/0022). */
  surveyMailsPerPerson: 3,
  mailBudgetDays: 30,
  /** From the work of opening to the first opening hour: so long before, pulses of a person learn of each other (docs/adr/0023). */
  openEarlySeconds: 60 * 60,
  /** Pulses that one mail can ask to; more would not fit into `surveyMailMaxBytes` in Arabic (docs/adr/0023). */
  pulsesPerMail: 3,
  /** Pulses in a row without an answer after which a person gets one note and then no reminders (docs/adr/0024). */
  quietAfterMissed: 3,
  /** The count of them is kept so long after the last one closed: over a community that asks once a quarter. */
  missedRetentionDays: 120,
  /** From the closing hour to the count of spent invitations: longer than any issuing call may still run. */
  freezeDelaySeconds: 60,
  /** From the closing hour to the tally: longer than any submitting call may still run. */
  closeDelaySeconds: 5 * 60,
  invitationRetentionDays: 30,
  /** What imports of rosters changed, so that one that takes it back can say so: over a month's next roster (docs/adr/0046). */
  changeRetentionDays: 30,
  signalRetentionDays: 120,
  /** A comment is kept this long after its quarter is published, in the Results table and in the stewards' file. */
  commentRetentionDays: 30,
  /** What was done, as members are told it: so many sentences are still read (docs/adr/0028). */
  shownActions: 3,
  inboxRetentionDays: 30,
  /** Logs name nobody, but say when something happened. */
  logRetentionDays: 30,
  /** Tables that may be restored, to any second of so many days; longer would bring back more that was erased. */
  restorableDays: 7,
  /** A running function reads a master key again after so long, and after so long where it does not fit (docs/drills.md). */
  keyKeptSeconds: 24 * 60 * 60,
  doubtedKeySeconds: 10 * 60,
  /** How long a message waits, and what could not be done waits for the operator: over a weekend. */
  deadLetterRetentionDays: 4,
  surveyMailMaxBytes: 30 * 1024,
  rosterMaxBytes: 16 * 1024 * 1024,
  signalFileMaxBytes: 16 * 1024 * 1024,
  /** A JSON file that people write, and the settings of a community as they are kept: a row of DynamoDB holds 400 kB. */
  jsonFileMaxBytes: 1024 * 1024,
  settingsMaxBytes: 120_000,
  /** The names of all groups of a roster together, which stand twice in one row when a pulse opens. */
  groupNamesMaxBytes: 60_000,
  /** Days of sessions and of facts that are believed (docs/adr/0043). */
  sessionMaxAgeDays: 400,
  factYears: 2,
  requestMaxBytes: 8 * 1024,
} as const;
