/** What a few lines about a report say. {percent} {name} {score} {lowest} {highest} {since} {number} {count} {whole} are filled in. */
export interface ResultWords {
  readonly answered: string;
  readonly nearlyAll: string;
  readonly tooFew: string;
  readonly score: string;
  /** Of a single question. */
  readonly favourable: string;
  /** These follow the score, the last two where no change is clear. */
  readonly higher: string;
  readonly lower: string;
  readonly 'no-clear-change': string;
  readonly rising: string;
  readonly falling: string;
  /** Numbers that include everything beyond them. */
  readonly 'or-more': string;
  readonly 'or-fewer': string;
  readonly about: string;
  /** A number of people that is not exact. */
  readonly between: string;
}
