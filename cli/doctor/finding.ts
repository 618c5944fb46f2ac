/** One thing that was looked at: fine, to be done, worth knowing, or impossible to tell from here. */
export interface Finding {
  readonly state: 'fine' | 'to-do' | 'to-know' | 'unclear';
  readonly what: string;
  /** For what is not fine: what to do next. */
  readonly cure?: string;
}

export const fine = (what: string): Finding => ({ state: 'fine', what });
export const toDo = (what: string, cure: string): Finding => ({ state: 'to-do', what, cure });
export const toKnow = (what: string, cure: string): Finding => ({ state: 'to-know', what, cure });
export const unclear = (what: string, cure: string): Finding => ({ state: 'unclear', what, cure });
