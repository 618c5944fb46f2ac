/** The result of one check: fine, to do, worth knowing, or unclear from here. */
export interface Finding {
  readonly state: 'fine' | 'to-do' | 'to-know' | 'unclear';
  readonly what: string;
  /** For everything but `fine`: what to do next. */
  readonly cure?: string;
  /** What to paste into a shell, or into a zone, to do it. */
  readonly paste?: string;
}

export const fine = (what: string): Finding => ({ state: 'fine', what });
const notFine =
  (state: Finding['state']) =>
  (what: string, cure: string, paste?: string): Finding => ({
    state,
    what,
    cure,
    ...(paste !== undefined && { paste }),
  });
export const toDo = notFine('to-do');
export const toKnow = notFine('to-know');
export const unclear = notFine('unclear');
