import type { InstrumentStructure } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { drafts } from './drafts.ts';

export const beliefInAction = {
  id: 'belief-in-action',
  version: 1,
  items: [
    {
      id: 'change',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
    },
  ],
  scale: agreementScale,
  minimumAnswered: 1,
  favourableFrom: 4,
  source: 'Own wording.',
  licence: 'CC0-1.0',
  rights: 'Not validated.',
  translationStatus: { ...drafts, en: 'original' },
} as const satisfies InstrumentStructure;

/** The same question, with scale words of equal strength in every language. */
export const beliefInAction2 = { ...beliefInAction, version: 2 } as const satisfies InstrumentStructure;
