import type { FindingCode } from '../../shared/report/shape/finding.ts';

/** What a steward is told of the rules that a report would have broken; the code of each stands behind it, for the operator. */
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
  'undeclared-field': 'unruly',
  'not-from-shown': 'unruly',
  contradiction: 'unruly',
};
