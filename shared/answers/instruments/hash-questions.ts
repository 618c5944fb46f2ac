import { sha256 } from '@noble/hashes/sha2.js';
import { type Language, languages } from '../../contract/identifiers.ts';
import type { Instrument } from '../../contract/instrument.ts';
import { prefixFree, toHex } from '../../kernel/bytes.ts';

/**
 * SHA-256, in hex, of everything a person reads of these instruments: ids, wordings, instructions and scale words in all
 * languages, prefix-free in a fixed order. It is in the manifest, so a question cannot be reworded after the first mail.
 *
 * @param hashed fewer languages, to compare with a hash from before others were added
 */
export function hashQuestions(instruments: readonly Instrument[], hashed: readonly Language[] = languages): string {
  const fields = instruments.flatMap((instrument) => {
    const { scale, notYet } = instrument;
    return [
      instrument.id,
      String(instrument.version),
      `${scale.lowest}/${scale.points}/${instrument.favourableFrom}`,
      ...hashed.flatMap((language) => [
        instrument.instruction[language],
        ...(scale.kind === 'labelled' ? scale.labels[language] : scale.ends[language]),
      ]),
      ...instrument.items.flatMap((item) => [
        item.id,
        ...hashed.map((language) => item.wording[language]),
        ...(item.notYet && notYet ? hashed.map((language) => notYet[language]) : []),
      ]),
    ];
  });
  return toHex(sha256(prefixFree(...fields)));
}
