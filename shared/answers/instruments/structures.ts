import type { InstrumentRef } from '../../contract/community.ts';
import type { InstrumentStructure } from '../../contract/instrument.ts';
import { beliefInAction, beliefInAction2 } from './belief-in-action.ts';
import { changeNoticed } from './change-noticed.ts';
import { leadershipSupport, leadershipSupport2 } from './leadership-support.ts';
import { allIn } from './look-up.ts';
import { perceivedValue } from './perceived-value.ts';
import { perceivedValue2 } from './perceived-value-2.ts';
import { psychologicalSafety } from './psychological-safety.ts';
import { psychologicalSafety2 } from './psychological-safety-2.ts';
import { recommend } from './recommend.ts';

/** The catalogue without its words. */
export const structures: readonly InstrumentStructure[] = [
  psychologicalSafety,
  perceivedValue,
  leadershipSupport,
  beliefInAction,
  recommend,
  psychologicalSafety2,
  perceivedValue2,
  leadershipSupport2,
  beliefInAction2,
  changeNoticed,
];

/** The instruments of a pulse without their words, which is all that counting needs. See `allIn`. */
export const structuresOf = (
  refs: readonly InstrumentRef[],
  own: readonly InstrumentStructure[] = [],
): InstrumentStructure[] => allIn([...structures, ...own], refs);
