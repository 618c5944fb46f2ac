import type { InstrumentStructure } from '../../contract/instrument.ts';
import { drafts } from './drafts.ts';

/** Published as a mean like any other item, not as promoters minus detractors: small groups are too few for that. */
export const recommend = {
  id: 'recommend',
  version: 1,
  items: [
    {
      id: 'recommend',
      sensitivity: 'low',
      rights: 'CHAOSS Project Recommendability, MIT: "project" became "community".',
    },
  ],
  scale: { kind: 'numeric', lowest: 0, points: 11 },
  minimumAnswered: 1,
  // The upper quarter of the scale, as 4 is on the scale of agreement.
  favourableFrom: 8,
  source: 'CHAOSS, Project Recommendability metric.',
  licence: 'MIT',
  rights: 'Wording adapted to a community of practice.',
  translationStatus: { ...drafts, en: 'adapted' },
} as const satisfies InstrumentStructure;
