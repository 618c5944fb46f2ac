/** A number of people as it may be shown (shared/report/shape/people.ts). {people} {of} {minimum} are filled in. */
export interface PeopleWords {
  readonly exact: string;
  readonly few: string;
  readonly 'nearly-all': string;
  readonly hidden: string;
  /** Without a base, in mails that come before or beside a report: fewer than {minimum}, or {people} or more. */
  readonly fewerThan: string;
  readonly atLeast: string;
}
