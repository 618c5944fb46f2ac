/** A title and its paragraphs, shown instead of the form. */
export type Notice = readonly [title: string, ...paragraphs: string[]];

/** Sentences by the plural rules of the language; `other` serves every form that has none. */
export type Plural = Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

/**
 * Every word of the survey page but the questions. Placeholders in braces are filled in when the page is rendered, and those
 * of `script` by its script: {community} {quarter} {count} {closes} {opens} {resultsAt} {group} {invited}.
 */
export interface SurveyWords {
  readonly languageName: string;
  readonly title: string;
  readonly lead: Plural;
  readonly anonymous: string;
  readonly anonymousHow: string;
  /** Before answering, in a pulse that is coarse. */
  readonly coarse: string;
  readonly privacyLink: string;
  readonly preferNot: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly send: string;
  readonly needsScript: string;
  /** In a browser that is too old, or on a page served without HTTPS. */
  readonly unsupported: string;
  /** Names the link to the accessibility statement. */
  readonly accessibility: string;
  readonly otherLanguages: string;
  readonly script: ScriptWords;
}

export interface ScriptWords {
  /** After the announced close, while answers still count; follows the lead, which then names the last close. */
  readonly stillOpen: string;
  readonly group: Plural;
  readonly restored: string;
  readonly clear: string;
  readonly cleared: string;
  readonly tapped: string;
  readonly problemTitle: string;
  /** Above the list of unanswered questions, one or many. */
  readonly missing: string;
  /** Beside each of them. */
  readonly selectAnswer: string;
  readonly selectOne: string;
  readonly errorPrefix: string;
  readonly sending: string;
  readonly offline: string;
  readonly notSent: string;
  readonly trouble: string;
  readonly troubleNotSent: string;
  readonly sendAgain: string;
  readonly finishing: string;
  /** Answers and comment are sent one after the other; the pulse closed between the two. */
  readonly commentLate: string;
  readonly receipt: string;
  readonly receiptHelp: string;
  readonly receiptLink: string;
  readonly copy: string;
  readonly copied: string;
  readonly lastResults: string;
  /** The report itself is in English. */
  readonly wholeReport: string;
  readonly whatWasDone: string;
  readonly nothingDone: string;
  readonly notices: Readonly<Record<NoticeName, Notice>>;
}

export type NoticeName =
  | 'done'
  | 'used-elsewhere'
  | 'not-open'
  | 'closed'
  | 'too-late'
  | 'unconfirmed'
  | 'unknown-link'
  | 'manifest'
  | 'group'
  | 'proof'
  | 'request';
