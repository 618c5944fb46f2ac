/**
 * What one language may lack compared with another. A language's words are a tree of texts: sentences, sentences made by a
 * function, and sentences by plural form. Two languages must have the same tree, with the same values in each text.
 */

type Text = string | ((...values: never[]) => string) | Forms;
/** Sentences by plural rule. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

const rules = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
export const isForms = (value: unknown): value is Forms =>
  typeof value === 'object' && value !== null && 'other' in value && Object.keys(value).every((key) => rules.has(key));

const isText = (value: unknown): value is Text =>
  typeof value === 'string' || typeof value === 'function' || isForms(value);

/** Every text by its path: `script.notices.done.0`. */
export function textsOf(words: unknown, path: readonly string[] = []): Map<string, Text> {
  if (isText(words)) return new Map([[path.join('.'), words]]);
  return new Map(Object.entries(words ?? {}).flatMap(([key, value]) => [...textsOf(value, [...path, key])]));
}

/** Differences between the words of a language and those of the language it is translated from. */
export function flaws(original: unknown, translated: unknown): string[] {
  const [wanted, given] = [textsOf(original), textsOf(translated)];
  return [
    ...[...wanted.keys()].filter((path) => !given.has(path)).map((path) => `missing: ${path}`),
    ...[...given.keys()].filter((path) => !wanted.has(path)).map((path) => `extra: ${path}`),
    ...[...given].filter(([, text]) => sample(text).trim() === '').map(([path]) => `empty: ${path}`),
    ...[...given].flatMap(([path, text]) => {
      const same = wanted.get(path);
      if (same === undefined) return [];
      const [values, others] = [valuesIn(same), valuesIn(text)];
      return values === others ? [] : [`values differ: ${path} has ${others || 'none'}, not ${values || 'none'}`];
    }),
  ];
}

/** Placeholders in braces, and the function arguments, as often as each occurs. */
const valuesIn = (text: Text): string => (sample(text).match(/\{[\w.]+\}/g) ?? []).toSorted().join(' ');

/** A sentence in which every value is its own name in braces. */
function sample(text: Text): string {
  if (typeof text === 'string') return text;
  if (isForms(text)) return text.other;
  const values = Array.from({ length: text.length }, (_, index) => named(String(index)));
  return String(Reflect.apply(text, undefined, values));
}

/** A value that reads as its name, has fields that read as theirs, and counts as a hundred: `other` in every language. */
const named = (name: string): unknown =>
  new Proxy(Object.freeze({}), {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return (hint: string) => (hint === 'number' ? 100 : `{${name}}`);
      return named(`${name}.${String(key)}`);
    },
  });

/** Counts for which a language has a plural rule, but these words have no form. */
export const countsWithoutForm = (forms: Forms, locale: string, counts: readonly number[]): number[] => {
  const plural = new Intl.PluralRules(locale);
  return counts.filter((count) => plural.select(count) !== 'other' && forms[plural.select(count)] === undefined);
};

/** Reads the words while `say` runs, and names the texts that it did not touch. */
export function unsaid<Words extends object>(
  table: { readonly en: Words },
  say: () => void,
  elsewhere = (_path: string) => false,
): string[] {
  const writable: { en: Words } = table;
  const original = table.en;
  const seen = new Set<string>();
  writable.en = recorded(original, [], seen);
  try {
    say();
  } finally {
    writable.en = original;
  }
  return [...textsOf(original).keys()].filter((path) => !seen.has(path) && !elsewhere(path));
}

function recorded<T extends object>(words: T, path: readonly string[], seen: Set<string>): T {
  return new Proxy(words, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      const here = [...path, String(key)];
      if (isText(value)) seen.add(here.join('.'));
      return typeof value === 'object' && value !== null && !isForms(value) ? recorded(value, here, seen) : value;
    },
  });
}
