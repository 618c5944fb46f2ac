import type { InstrumentStructure } from '../../contract/instrument.ts';
import { agreementScale } from './agreement-scale.ts';
import { drafts } from './drafts.ts';

export const leadershipSupport = {
  id: 'leadership-support',
  version: 1,
  items: [
    {
      id: 'contribution',
      sensitivity: 'high',
      rights: 'After SPOS item 1, free use with credit to Eisenberger et al. (1986): the referent is "our leaders".',
    },
    {
      id: 'help',
      sensitivity: 'high',
      rights: 'SPOS item 8, free use with credit to Eisenberger et al. (1986): the referent is "our leaders".',
    },
    {
      id: 'time',
      sensitivity: 'high',
      rights: 'Own wording, CC0-1.0.',
    },
  ],
  scale: agreementScale,
  minimumAnswered: 2,
  favourableFrom: 4,
  source:
    'Items 1 and 2 after the Survey of Perceived Organizational Support, Eisenberger et al. (1986), Journal of Applied Psychology 71(3), 500-507; see Shanock et al. (2019). Item 3 is own wording.',
  licence: 'Free use with credit (items 1 and 2); CC0-1.0 (item 3)',
  rights:
    'Survey of Perceived Organizational Support, copyright University of Delaware 1984. Adapted to "our leaders".',
  translationStatus: { ...drafts, en: 'adapted' },
} as const satisfies InstrumentStructure;

/** The same questions, with scale words of equal strength in every language. */
export const leadershipSupport2 = { ...leadershipSupport, version: 2 } as const satisfies InstrumentStructure;
