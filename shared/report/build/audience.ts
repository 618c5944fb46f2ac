import type { Answering } from '../disclosure/who-answered-it.ts';

/** `size` is how many members its label has, though fewer may have answered. */
export interface AnsweringGroup extends Answering {
  readonly size: number;
}

/** What all numbers of one instrument depend on. */
export interface Audience extends Answering {
  /** By label. */
  readonly groups: ReadonlyMap<string, AnsweringGroup>;
  /** The pulse's, which the report says. */
  readonly minimumGroup: number;
}
