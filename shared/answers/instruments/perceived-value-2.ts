import type { InstrumentStructure } from '../../contract/instrument.ts';
import { perceivedValue } from './perceived-value.ts';

const rights = 'Own wording, CC0-1.0.';

/**
 * Five bars from enjoying to changing one's aims, and no sum: each says something else. Who has used nothing yet has an
 * answer where version 1 made them disagree (docs/adr/0072).
 */
export const perceivedValue2 = {
  ...perceivedValue,
  version: 2,
  items: [
    { id: 'immediate', sensitivity: 'low', rights },
    { id: 'potential', sensitivity: 'low', rights },
    { id: 'applied', sensitivity: 'low', notYet: true, rights },
    { id: 'realised', sensitivity: 'low', notYet: true, rights },
    { id: 'reframing', sensitivity: 'low', rights },
  ],
  sum: false,
} as const satisfies InstrumentStructure;
