/** Something an attacker found. */
export interface Finding {
  /** What is logged. */
  readonly code: FindingCode;
  /** What it is about, for readers of the report; never a number that was meant to stay hidden. */
  readonly words: string;
  /** Where it is in the file: `pulses[0].instruments[1].items[2]`. */
  readonly place: string;
}

export const findingCodes = [
  'undeclared-field',
  'threshold-lowered',
  'small-group',
  'small-remainder',
  'suppressed-count',
  'no-room-for-two',
  'not-from-shown',
  'derived',
  'contradiction',
  'below-one-level',
  'published-twice',
  'not-coarse',
  'subtracted',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What each kind of finding means, in one sentence for a steward. */
export const findingWords: { readonly [Code in FindingCode]: string } = {
  'undeclared-field': 'The file has a field, or a finer number, that a report must not have.',
  'threshold-lowered': 'The minimum group size is lower than any community may set.',
  'small-group': 'A number covers fewer people than a group must have.',
  'small-remainder': 'Subtracting the groups shown leaves a group with too few people.',
  'suppressed-count': 'A number hidden in one place is shown in another.',
  'no-room-for-two':
    'A number reveals what everyone answered, or would reveal it to the one person who answered differently.',
  'not-from-shown': 'A number or sentence does not follow from the numbers shown, so it may reveal more than they do.',
  derived: 'A hidden number can be worked out from those shown.',
  contradiction: 'The numbers can’t all be true, so at least one does not follow the rules of the report.',
  'below-one-level': 'A single question is shown for a group; questions are for the whole community only.',
  'published-twice': 'The same answers are published twice, and the difference could reveal a few people.',
  'not-coarse': 'A pulse that may only be shown in half points shows something finer.',
  subtracted:
    'Two communities with nearly the same members show the same questions in full, and their difference is about a few people.',
};
