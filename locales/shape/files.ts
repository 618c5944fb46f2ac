/** What stewards read, in one language, about imported files and files that undo earlier changes. Counts and times are words already. */
import type { Recognised, UnmatchedReason } from '../../shared/contract/import-receipt.ts';

export interface FileWords {
  /** The receipt for a participation file. */
  readonly imported: {
    readonly subject: (community: string) => string;
    readonly subjectRows: (community: string, matched: string, rows: string) => string;
    readonly label: string;
    readonly text: (file: string) => string;
    readonly recognised: (kind: string) => string;
    readonly kinds: { readonly [Kind in Recognised]: string };
    readonly day: (day: string, quarters: string) => string;
    readonly days: (first: string, last: string, quarters: string) => string;
    readonly rows: (matched: string, rows: string) => string;
    readonly present: (members: string, minutes: string) => string;
    readonly withdrawn: (facts: string) => string;
    readonly sessionWithdrawn: (day: string) => string;
    /** For an attendance list without people. */
    readonly nobody: string;
    /** How to withdraw the session of this file. */
    readonly takeBack: (file: string) => string;
    readonly entries: (count: string) => string;
    /** Before a list of reasons with their rows. */
    readonly unmatched: string;
    readonly reasons: { readonly [Reason in UnmatchedReason]: (rows: string) => string };
    /** Ends a list of rows. */
    readonly more: (count: string) => string;
    readonly guests: string;
    readonly leftOut: string;
    /** Before the path of the file with all details. */
    readonly details: string;
  };
  /** The comments of a quarter: when they are ready, and a week before they are destroyed. */
  readonly comments: {
    readonly subject: (community: string, quarter: string) => string;
    readonly label: string;
    readonly text: (community: string, quarter: string, comments: string) => string;
    readonly until: (day: string) => string;
    readonly lastWeek: {
      readonly subject: (community: string, quarter: string) => string;
      readonly label: string;
      readonly text: (community: string, quarter: string, comments: string) => string;
    };
    /** Before the key of the file. */
    readonly where: string;
    /** Before the command that fetches it. */
    readonly how: string;
    readonly care: string;
  };
  /** A roster or configuration that undoes earlier changes. */
  readonly takenBack: {
    readonly subject: (community: string) => string;
    readonly label: string;
    readonly text: (file: string) => string;
    /** For a file that is not imported yet. */
    readonly would: string;
    /** Above the list of those changes. */
    readonly import: (hour: string) => string;
    readonly added: (members: string) => string;
    readonly removed: (members: string) => string;
    readonly column: (column: string, members: string) => string;
    readonly settings: (names: string) => string;
    readonly next: string;
  };
}
