/** What an attacker found out. */
export interface Finding {
  /** What is logged. */
  readonly code: FindingCode;
  /** What it is about, for whoever reads the report; never a number that was to stay hidden. */
  readonly words: string;
  /** Where it stands in the file: `pulses[0].instruments[1].items[2]`. */
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
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What each kind of finding means, in a sentence for a steward. */
export const findingWords: { readonly [Code in FindingCode]: string } = {
  'undeclared-field': 'The file has a field, or a finer number, that a report must not have.',
  'threshold-lowered': 'The minimum of a group is lower than any programme may set it.',
  'small-group': 'A number is about fewer people than a group must have.',
  'small-remainder': 'A group with too few people is left over when others are subtracted.',
  'suppressed-count': 'A number that is hidden in one place is told in another.',
  'no-room-for-two': 'A number tells what everybody answered, or would tell it to somebody who differs.',
  'not-from-shown': 'A number or sentence does not follow from the numbers shown, so it may tell more than they do.',
  derived: 'A hidden number can be computed from those that are shown.',
  contradiction: 'The numbers cannot all be true, so at least one was not made by the rules of the report.',
  'below-one-level': 'A single question is shown for a group, and questions are for the whole community only.',
  'published-twice': 'The same answers are published twice, and the difference tells of few people.',
};
