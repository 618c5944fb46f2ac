/**
 * Every word that a survey mail and the unsubscribe page can say, in one language. One interface for all languages: a
 * missing or extra key does not compile, and a test fails for a key that is never used.
 */

/** What is asked, and by when; all parts are words already. */
export interface Ask {
  readonly community: string;
  readonly questions: string;
  readonly minutes: string;
  readonly closes: string;
}

export interface MailWords {
  readonly greeting: (name: string) => string;
  readonly questions: (count: number) => string;
  readonly minutes: (count: number) => string;
  /** Questions, minutes and closing day in a few words; shown after the subject in a list of mails. */
  readonly preheader: (ask: Ask) => string;
  readonly invitation: {
    /** At most 50 characters, without a name or the word survey, both of which measurably lower the answer rate. */
    readonly subject: string;
    readonly label: string;
    readonly ask: (ask: Ask) => string;
  };
  readonly reminder: {
    /** The day without its weekday, which may be more than a week away. */
    readonly firstSubject: (day: string) => string;
    readonly lastSubject: (weekday: string) => string;
    readonly label: string;
    readonly ask: (ask: Ask) => string;
    readonly crossed: string;
  };
  /** What a tap on an answer does, and who can see which one it was. */
  readonly tap: string;
  /** To a member who let several pulses pass, instead of one invitation: gentle, and honest about what happens next. */
  readonly quiet: {
    readonly subject: string;
    readonly label: string;
    readonly fine: string;
    readonly ways: string;
    readonly after: string;
    readonly stop: string;
  };
  /** One mail for pulses of several communities. */
  readonly several: {
    readonly intro: (communities: number, questions: string) => string;
    readonly answer: (questions: string, community: string) => string;
    /** What a fingerprint is, once for all, and the label of each. */
    readonly fixed: string;
    readonly fingerprint: string;
    readonly reply: (steward: string, community: string) => string;
    readonly stopOne: (community: string) => string;
    readonly why: string;
    readonly stopAll: string;
  };
  /** The newest report, if there is one, and the words of its link. */
  readonly results: { readonly said: (quarter: string) => string; readonly link: string };
  readonly answer: (questions: string) => string;
  readonly orOpen: string;
  readonly promise: {
    readonly heading: string;
    readonly sealed: string;
    readonly takingPart: string;
    readonly opened: (minimumGroup: number) => string;
    readonly published: (day: string) => string;
    readonly fingerprint: string;
  };
  readonly stewardOf: (community: string) => string;
  readonly stop: { readonly why: (community: string) => string; readonly link: string };
  /** Names neither person nor community, so that it is the same for every link. */
  readonly unsubscribe: {
    readonly title: string;
    readonly question: string;
    readonly button: string;
    readonly doneTitle: string;
    readonly done: string;
    readonly pauseQuestion: string;
    readonly pauseButton: string;
    readonly pausedTitle: string;
    readonly paused: (day: string) => string;
    /** The link was made with a key that no longer exists, or not by us. */
    readonly unknown: string;
  };
}
