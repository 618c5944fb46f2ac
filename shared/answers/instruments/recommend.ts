import { instrumentWords } from '../../../locales/instruments.ts';
import { inEveryLanguage } from '../../contract/identifiers.ts';
import { catalogued } from './catalogued.ts';

/** Published as a mean like any other item, not as promoters minus detractors: small groups are too few for that. */
export const recommend = catalogued('recommend', {
  id: 'recommend',
  version: 1,
  items: [
    {
      id: 'recommend',
      sensitivity: 'low',
      rights: 'CHAOSS Project Recommendability, MIT: "project" became "community".',
    },
  ],
  scale: {
    kind: 'numeric',
    lowest: 0,
    points: 11,
    ends: inEveryLanguage((language) => instrumentWords[language].recommend.ends),
  },
  minimumAnswered: 1,
  // The upper quarter of the scale, as 4 is on the scale of agreement.
  favourableFrom: 8,
  source: 'CHAOSS, Project Recommendability metric.',
  licence: 'MIT',
  rights: 'Wording adapted to a community of practice.',
});
