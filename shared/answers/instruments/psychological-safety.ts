import type { InstrumentStructure } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { drafts } from './drafts.ts';

const rights = 'DORA 2019 culture items, CC BY 4.0, after Edmondson (1999): "our team" became "this community".';

export const psychologicalSafety = {
  id: 'psychological-safety',
  version: 1,
  items: [
    {
      id: 'mistakes',
      sensitivity: 'high',
      rights,
    },
    {
      id: 'tough-issues',
      sensitivity: 'low',
      rights,
    },
    {
      id: 'difference',
      sensitivity: 'high',
      rights,
    },
    {
      id: 'risk',
      sensitivity: 'high',
      rights,
    },
    {
      id: 'asking-help',
      sensitivity: 'low',
      rights,
    },
    {
      id: 'undermining',
      sensitivity: 'high',
      rights,
    },
    {
      id: 'skills',
      sensitivity: 'low',
      rights,
    },
  ],
  scale: agreementScale,
  minimumAnswered: 5,
  favourableFrom: 4,
  source:
    'DORA research programme, State of DevOps 2019, culture items; after Edmondson, A. C. (1999), Administrative Science Quarterly 44(2), 350-383, doi 10.2307/2666999.',
  licence: 'CC BY 4.0',
  rights: 'Adapted: "our team" became "this community", and the scale has five points. Not validated in this form.',
  translationStatus: { ...drafts, en: 'adapted' },
} as const satisfies InstrumentStructure;
