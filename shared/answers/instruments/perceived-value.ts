import type { InstrumentStructure } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { drafts } from './drafts.ts';

export const perceivedValue = {
  id: 'perceived-value',
  version: 1,
  items: [
    {
      id: 'immediate',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
    },
    {
      id: 'potential',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
    },
    {
      id: 'applied',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
    },
    {
      id: 'realised',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
    },
    {
      id: 'reframing',
      sensitivity: 'low',
      rights: 'Own wording, CC0-1.0.',
    },
  ],
  scale: agreementScale,
  minimumAnswered: 3,
  favourableFrom: 4,
  source:
    'Own wording, one item for each value cycle of Wenger, E., Trayner, B. and de Laat, M. (2011), Promoting and assessing value creation in communities and networks.',
  licence: 'CC0-1.0',
  rights: 'No text is copied from the framework. Not validated.',
  translationStatus: { ...drafts, en: 'original' },
} as const satisfies InstrumentStructure;
