/** A number of people as it may be shown (shared/report/shape/people.ts). {people} {of} {minimum} are filled in. */
export interface PeopleWords {
  readonly exact: string;
  readonly few: string;
  readonly 'nearly-all': string;
  readonly hidden: string;
  /** Where a mail may say no more: fewer than {minimum}, or {minimum} or more. */
  readonly fewerThan: string;
  readonly atLeast: string;
}
