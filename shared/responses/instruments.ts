/** The catalogue of instruments. What is in it is never changed, only added to: a pulse of last year must read the same. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { InstrumentRef } from '../contract/community.ts';
import type { Language } from '../contract/identifiers.ts';
import { prefixFree, toHex } from '../kernel/bytes.ts';
import { PulseError } from '../kernel/errors.ts';
import { beliefInAction } from './instruments/belief-in-action.ts';
import type { Instrument } from './instruments/instrument.ts';
import { leadershipSupport } from './instruments/leadership-support.ts';
import { perceivedValue } from './instruments/perceived-value.ts';
import { psychologicalSafety } from './instruments/psychological-safety.ts';
import { recommend } from './instruments/recommend.ts';

export type { Instrument, Item, Scale } from './instruments/instrument.ts';

export const instruments: readonly Instrument[] = [
  psychologicalSafety,
  perceivedValue,
  leadershipSupport,
  beliefInAction,
  recommend,
];

export const findInstrument = (ref: InstrumentRef): Instrument | undefined =>
  instruments.find(({ id, version }) => id === ref.id && version === ref.version);

/** The instruments of a pulse in the order of its manifest; an unknown one breaks the promise that the catalogue only grows. */
export const instrumentsOf = (refs: readonly InstrumentRef[]): Instrument[] =>
  refs.map((ref) => {
    const found = findInstrument(ref);
    if (!found) throw new PulseError('promise-broken', 'instrument must be in the catalogue');
    return found;
  });

export const questionCount = (refs: readonly InstrumentRef[]): number =>
  instrumentsOf(refs).reduce((count, { items }) => count + items.length, 0);

const hashedLanguages: readonly Language[] = ['en', 'de', 'fr', 'es', 'pt-BR', 'ar'];

/**
 * SHA-256, in hex, of everything a person reads of these instruments: ids, wordings, instructions and scale words in all
 * languages, prefix-free in a fixed order. It is in the manifest, so a question cannot be reworded after the first mail.
 */
export function hashItems(refs: readonly InstrumentRef[]): string {
  const fields = instrumentsOf(refs).flatMap((instrument) => {
    const { scale } = instrument;
    return [
      instrument.id,
      String(instrument.version),
      `${scale.lowest}/${scale.points}/${instrument.favourableFrom}`,
      ...hashedLanguages.flatMap((language) => [
        instrument.instruction[language],
        ...(scale.kind === 'labelled' ? scale.labels[language] : scale.ends[language]),
      ]),
      ...instrument.items.flatMap(({ id, wording }) => [id, ...hashedLanguages.map((language) => wording[language])]),
    ];
  });
  return toHex(sha256(prefixFree(...fields)));
}
