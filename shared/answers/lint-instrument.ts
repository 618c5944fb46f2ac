/**
 * What a careful reader would say about the questions of an instrument. Warnings, never refusals: a good question may break
 * any of these rules, and the published items that we ship break two. Word lists find most cases, not all; Arabic, where
 * "and" is a letter of the next word, is not checked for double questions.
 *
 * Why: negated items are misread and split a scale in two; a double-barrelled item has no answer for a person who agrees with
 * half of it; people answer unequal scales in one pulse by habit; a missing translation asks people in another language.
 */
import { questionLints } from '../../locales/question-lint.ts';
import { type Language, languages } from '../contract/identifiers.ts';
import { type Instrument, missingTranslations, type NamedInstrument } from '../contract/instrument.ts';

export interface LintWarning {
  readonly code: 'negated' | 'double-barrelled' | 'long' | 'repeated' | 'unequal-scale' | 'missing-translation';
  /** The instrument, and the item and language where there is one. */
  readonly place: string;
  readonly words: string;
}

/** Longer than what a phone shows in three lines. */
const longestWording = 120;

/** Warnings about one instrument, in the order of its items; only about texts that were written, not about fallbacks. */
export function lintInstrument(instrument: NamedInstrument): LintWarning[] {
  const missing = missingTranslations(instrument);
  const written = languages.filter((language) => !missing.includes(language));
  const items = instrument.items.flatMap(({ id, wording }) =>
    written.flatMap((language) => {
      const place = `${instrument.id}, ${id}, ${language}`;
      return lintWording(wording[language], language).map((warning) => ({ place, ...warning }));
    }),
  );
  return [
    ...items,
    ...repeatedItems(instrument, written),
    ...missing.map((language) => missingIn(instrument, language)),
  ];
}

function lintWording(wording: string, language: Language): Omit<LintWarning, 'place'>[] {
  const warnings: Omit<LintWarning, 'place'>[] = [];
  const negation = firstOf(wording, questionLints[language].negations);
  if (negation) {
    const words = `is negated by "${negation}": people who disagree must think twice. Say what should be true.`;
    warnings.push({ code: 'negated', words });
  }
  const join = firstOf(wording, questionLints[language].joins);
  if (join) {
    const words = `asks for two things with "${join}": people who agree with only one cannot answer. Ask for one, or make two items.`;
    warnings.push({ code: 'double-barrelled', words });
  }
  if (wording.length > longestWording) {
    const words = `has ${wording.length} characters; more than ${longestWording} do not fit a phone.`;
    warnings.push({ code: 'long', words });
  }
  return warnings;
}

/** The first of the words found in the text: as a separate word, or as a contraction such as n’t. */
function firstOf(text: string, words: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return words.find((word) => {
    const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const isPart = /['’]/.test(word);
    return new RegExp(isPart ? escaped : `(?<![\\p{L}\\p{M}])${escaped}(?![\\p{L}\\p{M}])`, 'u').test(lower);
  });
}

function repeatedItems({ id, items }: Instrument, written: readonly Language[]): LintWarning[] {
  return written.flatMap((language) => {
    const wordings = items.map(({ wording }) => wording[language].toLowerCase());
    return items.flatMap((item, i): LintWarning[] => {
      if (wordings.indexOf(wordings[i] ?? '') === i) return [];
      return [{ code: 'repeated', place: `${id}, ${item.id}, ${language}`, words: 'is worded like another item.' }];
    });
  });
}

const missingIn = ({ id, name }: NamedInstrument, language: Language): LintWarning => ({
  code: 'missing-translation',
  place: `${id}, ${language}`,
  words: `is not fully translated: readers of ${language} get it in another language, as in "${name[language]}".`,
});

/** Scales that differ between the instruments of one pulse. A single question may well have its own scale. */
export function lintPulse(instruments: readonly Instrument<'en'>[]): LintWarning[] {
  const [first, ...others] = instruments.filter(({ items }) => items.length > 1);
  if (!first) return [];
  const shape = ({ scale }: Instrument<'en'>) =>
    scale.kind === 'labelled'
      ? `${scale.points} points in words, "${scale.labels.en[0]}" to "${scale.labels.en.at(-1)}"`
      : `${scale.points} numbers`;
  return others
    .filter((other) => shape(other) !== shape(first))
    .map((other) => ({
      code: 'unequal-scale',
      place: other.id,
      words: `has ${shape(other)}, while ${first.id} in the same pulse has ${shape(first)}: people answer the second out of habit from the first.`,
    }));
}
