import { instrumentWords } from '../../../locales/instruments.ts';
import type { InstrumentWords } from '../../../locales/shape/instruments.ts';
import { inEveryLanguage } from '../../contract/identifiers.ts';
import type { Instrument, Item } from '../../contract/instrument.ts';

type Key = Exclude<keyof InstrumentWords, 'agreement'>;

interface Facts<ItemId> extends Omit<Instrument, 'name' | 'instruction' | 'items' | 'translationStatus'> {
  readonly items: readonly (Omit<Item, 'id' | 'wording'> & { readonly id: ItemId })[];
}

/** A catalogue instrument: the parts that do not depend on language, joined with its words in every language. */
export function catalogued<K extends Key>(
  key: K,
  { id, version, items, ...facts }: Facts<keyof InstrumentWords[K]['items'] & string>,
): Instrument {
  return {
    id,
    version,
    name: inEveryLanguage((language) => instrumentWords[language][key].name),
    instruction: inEveryLanguage((language) => instrumentWords[language][key].instruction),
    items: items.map((item) => ({ ...item, wording: wordingOf(key, item.id) })),
    ...facts,
    translationStatus: inEveryLanguage((language) => instrumentWords[language][key].status),
  };
}

const wordingOf = <K extends Key>(key: K, item: keyof InstrumentWords[K]['items'] & string) =>
  inEveryLanguage((language) => {
    const wordings: InstrumentWords[K]['items'] = instrumentWords[language][key].items;
    return String(wordings[item]);
  });
