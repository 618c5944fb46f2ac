import type { InstrumentStructure } from '../../contract/instrument.ts';
import { drafts } from './drafts.ts';

/**
 * Asks members for the change itself: of a change of 0.3 points it finds 58 %, where a comparison of two quarters finds 22 %
 * (docs/adr/0072). No community asks it unless it chooses to.
 */
export const changeNoticed = {
  id: 'change-noticed',
  version: 1,
  items: [{ id: 'openness', sensitivity: 'high', rights: 'Own wording, CC0-1.0.' }],
  // From "much harder" to "much easier".
  scale: { kind: 'labelled', lowest: 1, points: 5 },
  minimumAnswered: 1,
  favourableFrom: 4,
  source: 'Own wording.',
  licence: 'CC0-1.0',
  rights: 'Not validated.',
  translationStatus: { ...drafts, en: 'original' },
} as const satisfies InstrumentStructure;
