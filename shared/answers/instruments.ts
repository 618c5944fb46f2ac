/** The catalogue of instruments. Entries are added, never changed: last year's pulse must read the same. */
import { instrumentWords } from '../../locales/instruments.ts';
import type { InstrumentRef } from '../contract/community.ts';
import type { Language } from '../contract/identifiers.ts';
import type { Instrument } from '../contract/instrument.ts';
import { hashQuestions } from './instruments/hash-questions.ts';
import { inWords } from './instruments/in-words.ts';
import { allIn, findIn } from './instruments/look-up.ts';

export type { Instrument, Item, Scale } from '../contract/instrument.ts';

/** In every language. `instruments/structures.ts` has them without words, `instruments/in-english.ts` in English alone. */
export const instruments: readonly Instrument[] = inWords(instrumentWords);

/** @param own the community's own instruments; the catalogue comes first */
export const findInstrument = (ref: InstrumentRef, own: readonly Instrument[] = []): Instrument | undefined =>
  findIn([...instruments, ...own], ref);

/** The instruments of a pulse. See `allIn`. */
export const instrumentsOf = (refs: readonly InstrumentRef[], own: readonly Instrument[] = []): Instrument[] =>
  allIn([...instruments, ...own], refs);

export const questionCount = (refs: readonly InstrumentRef[], own: readonly Instrument[] = []): number =>
  instrumentsOf(refs, own).reduce((count, { items }) => count + items.length, 0);

/** `hashQuestions` of the instruments of a pulse. */
export const hashItems = (
  refs: readonly InstrumentRef[],
  own: readonly Instrument[] = [],
  hashed?: readonly Language[],
): string => hashQuestions(instrumentsOf(refs, own), hashed);
