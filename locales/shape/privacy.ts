/** A question and its answer in paragraphs. */
export type Answer = readonly [question: string, ...paragraphs: string[]];
export type Row = readonly [who: string, invited: string, answered: string, said: string];

/**
 * Every word of the privacy page. Placeholders are the deployment's and the pulse's own settings: {minimumGroup}
 * {minimumInvited} {minimumComments} {invitationDays} {budgetDays} {missedDays} {signalDays} {inboxDays} {commentDays}
 * {readDays} {community} {steward} {closes} {acceptsUntil} {resultsAt} {operator}.
 */
export interface PrivacyWords {
  readonly title: string;
  /** The whole page in one sentence. */
  readonly lead: string;
  readonly seen: Answer;
  /** What those who administer the deployment could do, until when, and what trace it leaves. */
  readonly insiders: Answer;
  readonly giveAway: Answer;
  readonly hidden: Answer;
  /** Follows `giveAway` if mails offer an answer for a tap. */
  readonly tapped: string;
  /** Follows `hidden` if the pulse is coarse. */
  readonly coarse: string;
  /** Follows `hidden` if comments are enabled. */
  readonly comments: string;
  readonly known: Answer;
  readonly kept: Answer;
  /** Only on the page of a pulse. */
  readonly run: Answer;
  /** Who may read the reports; `perhaps` on the page that belongs to no pulse. */
  readonly readers: {
    readonly question: string;
    readonly members: string;
    readonly public: string;
    readonly perhaps: string;
  };
  /** Who runs the program, if the stage names an operator. */
  readonly operator: { readonly question: string; readonly named: string; readonly unnamed: string };
  readonly check: Answer;
  readonly stop: Answer;
  readonly tableTitle: string;
  readonly head: Row;
  readonly rows: readonly [Row, Row, Row, Row];
  readonly receiptLink: string;
  readonly accessibilityLink: string;
}
