/** The catalogue of instruments. Entries are added, never changed: last year's pulse must read the same. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { InstrumentRef } from '../contract/community.ts';
import { type Language, languages } from '../contract/identifiers.ts';
import type { Instrument } from '../contract/instrument.ts';
import { prefixFree, toHex } from '../kernel/bytes.ts';
import { PulseError } from '../kernel/errors.ts';
import { beliefInAction } from './instruments/belief-in-action.ts';
import { leadershipSupport } from './instruments/leadership-support.ts';
import { perceivedValue } from './instruments/perceived-value.ts';
import { psychologicalSafety } from './instruments/psychological-safety.ts';
import { recommend } from './instruments/recommend.ts';

export type { Instrument, Item, Scale } from '../contract/instrument.ts';

export const instruments: readonly Instrument[] = [
  psychologicalSafety,
  perceivedValue,
  leadershipSupport,
  beliefInAction,
  recommend,
];

/** @param own the community's own instruments; the catalogue comes first */
export const findInstrument = (ref: InstrumentRef, own: readonly Instrument[] = []): Instrument | undefined =>
  [...instruments, ...own].find(({ id, version }) => id === ref.id && version === ref.version);

/**
 * The instruments of a pulse, in the order of its manifest. One that is in neither the catalogue nor the community's own
 * instruments breaks two promises: that the catalogue only grows, and that a pulse keeps what it asks.
 */
export const instrumentsOf = (refs: readonly InstrumentRef[], own: readonly Instrument[] = []): Instrument[] =>
  refs.map((ref) => {
    const found = findInstrument(ref, own);
    if (!found) throw new PulseError('promise-broken', 'instrument must be in the catalogue or the community’s own');
    return found;
  });

export const questionCount = (refs: readonly InstrumentRef[], own: readonly Instrument[] = []): number =>
  instrumentsOf(refs, own).reduce((count, { items }) => count + items.length, 0);

/**
 * SHA-256, in hex, of everything a person reads of these instruments: ids, wordings, instructions and scale words in all
 * languages, prefix-free in a fixed order. It is in the manifest, so a question cannot be reworded after the first mail.
 *
 * @param hashed fewer languages, to compare with a hash from before others were added
 */
export function hashItems(
  refs: readonly InstrumentRef[],
  own: readonly Instrument[] = [],
  hashed: readonly Language[] = languages,
): string {
  const fields = instrumentsOf(refs, own).flatMap((instrument) => {
    const { scale } = instrument;
    return [
      instrument.id,
      String(instrument.version),
      `${scale.lowest}/${scale.points}/${instrument.favourableFrom}`,
      ...hashed.flatMap((language) => [
        instrument.instruction[language],
        ...(scale.kind === 'labelled' ? scale.labels[language] : scale.ends[language]),
      ]),
      ...instrument.items.flatMap(({ id, wording }) => [id, ...hashed.map((language) => wording[language])]),
    ];
  });
  return toHex(sha256(prefixFree(...fields)));
}
