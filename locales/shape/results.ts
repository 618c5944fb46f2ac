/** What a few lines about a report say. {percent} {name} {score} {lowest} {highest} {since} {number} are filled in. */
export interface ResultWords {
  readonly answered: string;
  readonly nearlyAll: string;
  readonly tooFew: string;
  readonly score: string;
  /** These follow the score. */
  readonly higher: string;
  readonly lower: string;
  readonly 'no-clear-change': string;
  /** Numbers that include everything beyond them. */
  readonly 'or-more': string;
  readonly 'or-fewer': string;
  readonly about: string;
}
