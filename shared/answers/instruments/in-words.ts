import type { InstrumentNames, InstrumentWords, QuestionWords } from '../../../locales/shape/instruments.ts';
import type { Language } from '../../contract/identifiers.ts';
import type { Instrument, InstrumentStructure, ItemStructure, Scale } from '../../contract/instrument.ts';
import { beliefInAction, beliefInAction2 } from './belief-in-action.ts';
import { changeNoticed } from './change-noticed.ts';
import { leadershipSupport, leadershipSupport2 } from './leadership-support.ts';
import { perceivedValue } from './perceived-value.ts';
import { perceivedValue2 } from './perceived-value-2.ts';
import { psychologicalSafety } from './psychological-safety.ts';
import { psychologicalSafety2 } from './psychological-safety-2.ts';
import { recommend } from './recommend.ts';

type ByLanguage<Known extends Language, T> = Readonly<Record<Known, T>>;

/** An instrument of the catalogue; its id also finds its name. */
interface Catalogued<Known extends Language> extends Instrument<Known> {
  readonly id: keyof InstrumentNames;
}

/** The catalogue joined with its words, in the languages that are given and no other. */
export function inWords<Known extends Language>(
  words: ByLanguage<Known, InstrumentWords>,
): readonly Catalogued<Known>[] {
  const agreement: Scale<Known> = { ...psychologicalSafety.scale, labels: pick(words, 'agreement') };
  const even: Scale<Known> = { ...psychologicalSafety2.scale, labels: pick(words, 'evenAgreement') };
  const ease: Scale<Known> = { ...changeNoticed.scale, labels: each(words, (own) => own.changeNoticed.labels) };
  const likelihood: Scale<Known> = { ...recommend.scale, ends: each(words, (own) => own.recommend.ends) };
  return [
    joined(psychologicalSafety, pick(words, 'psychologicalSafety'), agreement),
    joined(perceivedValue, pick(words, 'perceivedValue'), agreement),
    joined(leadershipSupport, pick(words, 'leadershipSupport'), agreement),
    joined(beliefInAction, pick(words, 'beliefInAction'), agreement),
    joined(recommend, pick(words, 'recommend'), likelihood),
    joined(psychologicalSafety2, pick(words, 'psychologicalSafety2'), even),
    { ...joined(perceivedValue2, pick(words, 'perceivedValue2'), even), notYet: pick(words, 'notYet') },
    joined(leadershipSupport2, pick(words, 'leadershipSupport'), even),
    joined(beliefInAction2, pick(words, 'beliefInAction'), even),
    joined(changeNoticed, pick(words, 'changeNoticed'), ease),
  ];
}

interface WithItems<ItemId extends string> extends InstrumentStructure {
  readonly id: keyof InstrumentNames;
  readonly items: readonly (ItemStructure & { readonly id: ItemId })[];
}

const joined = <Known extends Language, ItemId extends string>(
  structure: WithItems<ItemId>,
  words: ByLanguage<Known, QuestionWords<ItemId>>,
  scale: Scale<Known>,
): Catalogued<Known> => ({
  ...structure,
  instruction: each(words, ({ instruction }) => instruction),
  items: structure.items.map((item) => ({ ...item, wording: each(words, ({ items }) => items[item.id]) })),
  scale,
});

const pick = <Known extends Language, Key extends keyof InstrumentWords>(
  words: ByLanguage<Known, InstrumentWords>,
  key: Key,
): ByLanguage<Known, InstrumentWords[Key]> => each(words, (own) => own[key]);

const each = <Known extends Language, From, To>(from: ByLanguage<Known, From>, to: (of: From) => To) =>
  Object.fromEntries(Object.entries<From>(from).map(([language, of]) => [language, to(of)])) as Record<Known, To>;
