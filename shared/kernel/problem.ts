import { err, type Result } from './result.ts';

/** What is wrong in a person's file, where, and what to do about it. Shown to them as it is. */
export interface Problem {
  /** Row and column, or the path of a field. */
  readonly place: string;
  /** In a table: the row as a spreadsheet numbers it, the header being row 1, and the name of the column. */
  readonly row?: number;
  readonly column?: string;
  /** The value in their file, if there is one; long ones are cut, hidden characters are shown as their numbers. */
  readonly value?: string;
  readonly problem: string;
  readonly cure: string;
  /** In the last of a long list: how many mistakes are not in it. */
  readonly more?: number;
}

const longestValue = 200;

/** A value as it is shown in an outcome. */
export const shownValue = (value: string): string =>
  (value.length > longestValue ? `${value.slice(0, longestValue)}…` : value).replaceAll(
    /[\p{Bidi_Control}\u2028\u2029]|(?![\t\r\n])\p{Cc}/gu,
    (hidden) => `[U+${(hidden.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );

/** What is wrong in one cell, or in a whole row when there is no column. */
export function inRow(row: number, column: string | undefined, value: string, problem: string, cure: string): Problem {
  const place = column === undefined ? `row ${row}` : `row ${row}, ${column}`;
  const shown = value !== '' && { value: shownValue(value) };
  return { place, row, ...(column !== undefined && { column }), ...shown, problem, cure };
}

export const tooLarge = (mostBytes: number): Problem => ({
  place: 'the file',
  problem: `is larger than ${mostBytes / 1024 / 1024} MB.`,
  cure: 'Bring only the columns and rows that are needed.',
});

/** More than a person corrects one by one: then it is probably the wrong file, and further mistakes are only counted. */
const mostProblems = 5_000;

/** The mistakes of a table: the first are kept and all others counted, so that no file fills the memory with them. */
export class ProblemList {
  readonly #kept: Problem[] = [];
  #count = 0;

  get count(): number {
    return this.#count;
  }

  add(problem: Problem): void {
    this.#count++;
    if (this.#kept.length < mostProblems) this.#kept.push(problem);
  }

  addAll(problems: Iterable<Problem>): void {
    for (const problem of problems) this.add(problem);
  }

  /** In the order of their rows. */
  inOrder(): Problem[] {
    const kept = this.#kept.toSorted((a, b) => (a.row ?? 0) - (b.row ?? 0));
    return this.#count > kept.length ? [...kept, furtherOnes(this.#count - kept.length)] : kept;
  }
}

const furtherOnes = (more: number): Problem => ({
  place: 'all files',
  more,
  problem: `have ${more} more mistakes.`,
  cure: 'Correct these first.',
});

/** As many as are worth writing down; the last one says how many more there are. */
export function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const listed = problems.filter(({ more }) => more === undefined);
  const counted = problems.reduce((sum, { more = 0 }) => sum + more, 0);
  const more = counted + Math.max(0, listed.length - mostProblems);
  return more > 0 ? [...listed.slice(0, mostProblems), furtherOnes(more)] : listed;
}

/**
 * What a reader of a file throws, in place of saying it, is a mistake of ours; the person who brought the file hears of it all the same. Only for
 * what is decided from bytes alone: what a store throws may go well the next time, and is not caught here.
 */
export function withoutThrowing<T>(read: () => Result<T, Problem[]>): Result<T, Problem[]> {
  try {
    return read();
  } catch (error) {
    const kind = error instanceof Error ? error.name : 'unknown';
    const cure = 'Nothing of it was taken. Ask the operator to report this, with the file, if it may be shown.';
    return err([
      { place: 'the file', problem: `could not be read because of a fault in this program (${kind}).`, cure },
    ]);
  }
}
