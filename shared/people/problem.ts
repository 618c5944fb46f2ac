/** What is wrong in a file that somebody wrote, where it is, and what to do about it. Shown to them as it is. */
export interface Problem {
  /** Row and column, or the path of a field. */
  readonly place: string;
  /** The value as it stands in their file, if there is one. */
  readonly value?: string;
  readonly problem: string;
  readonly cure: string;
}
