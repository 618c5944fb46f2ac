import type { FindingCode } from '../../shared/report/shape/finding.ts';

/** What a steward reads about the rules that a report would have broken; each rule's code follows, for the operator. */
export type WithheldKind = 'few' | 'hidden' | 'single' | 'twice' | 'unruly';

export const withheldKindOf: { readonly [Code in FindingCode]: WithheldKind } = {
  'small-group': 'few',
  'small-remainder': 'few',
  'threshold-lowered': 'few',
  'suppressed-count': 'hidden',
  derived: 'hidden',
  'no-room-for-two': 'single',
  'below-one-level': 'single',
  'published-twice': 'twice',
  subtracted: 'twice',
  'not-coarse': 'twice',
  'undeclared-field': 'unruly',
  'not-from-shown': 'unruly',
  contradiction: 'unruly',
};
