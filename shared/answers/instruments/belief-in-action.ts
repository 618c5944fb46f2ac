import { agreementScale } from './agreement-scale.ts';
import { catalogued } from './catalogued.ts';

export const beliefInAction = catalogued('beliefInAction', {
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
});
