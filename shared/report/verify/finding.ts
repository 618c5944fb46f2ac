/** What an attacker found out. `code` is what is logged; `words` say where, and never a number that was to stay hidden. */
export interface Finding {
  readonly code:
    | 'undeclared-field'
    | 'threshold-lowered'
    | 'small-group'
    | 'small-remainder'
    | 'suppressed-count'
    | 'no-room-for-two'
    | 'not-from-shown'
    | 'below-one-level'
    | 'published-twice';
  readonly words: string;
}
