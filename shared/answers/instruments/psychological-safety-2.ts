import type { InstrumentStructure } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { drafts } from './drafts.ts';

const rights = 'Own wording, CC0-1.0.';

/**
 * The seven themes of version 1 without a negation, because 8 % of readers misread "It is not difficult" and turn 4.1 into
 * 3.9. Unvalidated, so version 1 remains the default; a community chooses (docs/adr/0072).
 */
export const psychologicalSafety2 = {
  id: 'psychological-safety',
  version: 2,
  items: [
    { id: 'mistakes', sensitivity: 'high', rights },
    { id: 'tough-issues', sensitivity: 'low', rights },
    { id: 'difference', sensitivity: 'high', rights },
    { id: 'risk', sensitivity: 'high', rights },
    { id: 'asking-help', sensitivity: 'low', rights },
    { id: 'support', sensitivity: 'high', rights },
    { id: 'skills', sensitivity: 'low', rights },
  ],
  scale: agreementScale,
  minimumAnswered: 5,
  favourableFrom: 4,
  source: 'Own wording, on the themes of Edmondson, A. C. (1999), Administrative Science Quarterly 44(2), 350-383.',
  licence: 'CC0-1.0',
  rights: 'No text is copied from published scales. Not validated.',
  translationStatus: { ...drafts, en: 'original' },
} as const satisfies InstrumentStructure;
