import type { InstrumentRef } from '../../contract/community.ts';
import { PulseError } from '../../kernel/errors.ts';

/** @param known the catalogue, then the community's own instruments */
export const findIn = <Known extends InstrumentRef>(known: readonly Known[], ref: InstrumentRef): Known | undefined =>
  known.find(({ id, version }) => id === ref.id && version === ref.version);

/**
 * The instruments of a pulse, in the order of its manifest. One that is in neither the catalogue nor the community's own
 * instruments breaks two promises: that the catalogue only grows, and that a pulse keeps what it asks.
 */
export const allIn = <Known extends InstrumentRef>(known: readonly Known[], refs: readonly InstrumentRef[]): Known[] =>
  refs.map((ref) => {
    const found = findIn(known, ref);
    if (!found) throw new PulseError('promise-broken', 'instrument must be in the catalogue or the community’s own');
    return found;
  });
