/**
 * What stewards read in notices, in one language. Counts and times are words already. One interface for all languages: a missing
 * or extra key does not compile, and a test fails for a key that is never used.
 */

import type { PulseRefusal } from '../../shared/contract/pulse.ts';
import type { FileWords } from './files.ts';
import type { WithheldKind } from './withheld-kind.ts';

/** The arithmetic of a sending. */
export interface SendingWords {
  readonly mails: string;
  readonly perSecond: string;
  /** Undefined if the provider has no daily limit. */
  readonly perDay: string | undefined;
  readonly sentToday: string;
  /** Undefined if it would never end. */
  readonly time: string | undefined;
}

export interface StewardWords {
  readonly why: (community: string) => string;
  readonly headsUp: {
    readonly subject: (community: string, day: string) => string;
    readonly label: string;
    readonly plan: (plan: { community: string; questions: string; opens: string; closes: string }) => string;
    /** The end of the soft close, and the day of the results. */
    readonly afterwards: (until: string, results: string) => string;
    readonly nextHeading: string;
    readonly next: (opens: string, closes: string) => string;
    readonly skipped: (month: string) => string;
    /** In the last year for which public holidays are known. */
    readonly holidays: (knownUntil: string) => string;
    readonly askedHeading: string;
    readonly asked: (members: string) => string;
    /** @param count such as "fewer than 5": never the number */
    readonly notAsked: (count: string) => string;
    readonly shownHeading: string;
    /** Before a list of groups. */
    readonly shown: (percent: string) => string;
    /** After a group's name. */
    readonly together: (groups: string) => string;
    /** Of a pulse that will be coarse. */
    readonly coarse: string;
    readonly nothingShown: (percent: string, minimumGroup: string) => string;
    readonly sendingHeading: string;
    readonly sending: (sending: SendingWords) => string;
    readonly noQuota: string;
    readonly refusedHeading: string;
    readonly promise: string;
    readonly change: string;
  };
  readonly opened: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly text: (pulse: { community: string; members: string; closes: string }) => string;
    readonly fingerprint: string;
    readonly promise: string;
  };
  readonly refused: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly text: (community: string) => string;
    readonly reasons: {
      readonly [Reason in PulseRefusal]: (facts: SendingWords & { minimum: string; closes: string }) => string;
    };
    readonly next: string;
  };
  readonly counted: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly text: (community: string) => string;
    readonly members: string;
    readonly notReached: string;
    /** With the day on which the report is published. */
    readonly explained: (day: string) => string;
  };
  readonly contradicted: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly text: (community: string) => string;
    readonly why: string;
    readonly done: string;
    readonly next: string;
    /** The same if the key was lost. */
    readonly lost: { readonly why: string; readonly done: string; readonly next: string };
  };
  /** The results of one pulse, closed on a day. */
  readonly results: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly text: (community: string, closed: string) => string;
    readonly read: string;
    readonly withheld: {
      readonly subject: (community: string) => string;
      readonly label: string;
      readonly text: (community: string, closed: string) => string;
      readonly notReady: string;
      readonly stopped: string;
    };
  };
  readonly withheld: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly text: (community: string, quarter: string) => string;
    /** No check stopped it. */
    readonly notReady: string;
    /** The check stopped it; `kinds` say what it found. */
    readonly stopped: string;
    readonly kinds: { readonly [Kind in WithheldKind]: string };
    readonly next: string;
  };
  readonly imports: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly refused: (file: string, mistakes: string) => string;
    /** Before a list of places. */
    readonly places: string;
    readonly row: (row: string) => string;
    readonly column: (column: string) => string;
    readonly more: (count: string) => string;
    readonly removes: (file: string, removed: string, members: string) => string;
    /** Before the path of the file with all details. */
    readonly details: string;
    readonly next: string;
    /** What follows a corrected roster or configuration, and a corrected participation file. */
    readonly noMail: string;
    readonly receipt: string;
  };
  readonly files: FileWords;
}
