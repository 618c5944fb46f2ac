import type { InstrumentStructure } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { drafts } from './drafts.ts';

const rights = 'Own wording, CC0-1.0.';

/**
 * Five bars from enjoying to changing one's aims, and no sum: each says something else. Who has used nothing yet has an
 * answer where version 1 made them disagree (docs/adr/0072).
 */
export const perceivedValue2 = {
  id: 'perceived-value',
  version: 2,
  items: [
    { id: 'immediate', sensitivity: 'low', rights },
    { id: 'potential', sensitivity: 'low', rights },
    { id: 'applied', sensitivity: 'low', notYet: true, rights },
    { id: 'realised', sensitivity: 'low', notYet: true, rights },
    { id: 'reframing', sensitivity: 'low', rights },
  ],
  scale: agreementScale,
  minimumAnswered: 3,
  sum: false,
  favourableFrom: 4,
  source:
    'Own wording, one item for each value cycle of Wenger, E., Trayner, B. and de Laat, M. (2011), Promoting and assessing value creation in communities and networks.',
  licence: 'CC0-1.0',
  rights: 'No text is copied from the framework. Not validated.',
  translationStatus: { ...drafts, en: 'original' },
} as const satisfies InstrumentStructure;
