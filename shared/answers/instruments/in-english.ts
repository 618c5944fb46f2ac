import { instrumentNames, instruments } from '../../../locales/en/instruments.ts';
import type { InstrumentRef } from '../../contract/community.ts';
import type { NamedInstrument } from '../../contract/instrument.ts';
import { inWords } from './in-words.ts';
import { allIn, findIn } from './look-up.ts';

type InEnglish = NamedInstrument<'en'>;

/** The catalogue as reports and notes on an import say it: without the words of the other languages. */
export const instrumentsInEnglish: readonly InEnglish[] = inWords({ en: instruments }).map((instrument) => ({
  ...instrument,
  name: { en: instrumentNames[instrument.id] },
}));

/** @param own the community's own instruments; the catalogue comes first */
export const findInEnglish = (ref: InstrumentRef, own: readonly InEnglish[] = []): InEnglish | undefined =>
  findIn([...instrumentsInEnglish, ...own], ref);

/** The instruments of a pulse in English. See `allIn`. */
export const englishOf = (refs: readonly InstrumentRef[], own: readonly InEnglish[] = []): InEnglish[] =>
  allIn([...instrumentsInEnglish, ...own], refs);
