/**
 * An instrument: a versioned set of questions on one scale. Any change of wording, order or scale is a new version and a
 * visible break in the report. The catalogue in shared/answers is written in this shape; a community may bring instruments of
 * its own in the `instruments` of its `community.json`, which are stored in this shape too.
 */
import * as z from 'zod/mini';
import {
  byLanguage,
  hyphenatedSchema,
  inEveryLanguage,
  type Language,
  languageSchema,
  languages,
} from './identifiers.ts';
import { plainText } from './plain-text.ts';

/** Everything of an instrument but its words. */
export interface InstrumentStructure {
  /** As in `instrumentRefSchema`: lower-case words with hyphens. */
  readonly id: string;
  readonly version: number;
  readonly items: readonly ItemStructure[];
  /** `points` is the number of answers: the lowest has the value `lowest`, and each following one is worth one more. */
  readonly scale: { readonly kind: 'labelled' | 'numeric'; readonly lowest: number; readonly points: number };
  /** A person who answered fewer items than this has no person score. */
  readonly minimumAnswered: number;
  /** Points from this one up count as favourable. */
  readonly favourableFrom: number;
  /** False where the questions are not added up to a score: each is shown, and compared, by itself. */
  readonly sum?: false;
  readonly source: string;
  readonly licence: string;
  readonly rights: string;
  readonly translationStatus: Readonly<Record<Language, TranslationStatus>>;
}

export interface ItemStructure {
  /** Unique within its instrument and never changed, so that quarters can be compared. */
  readonly id: string;
  /** High: never shown in a mail, where a tap could be observed. */
  readonly sensitivity: 'low' | 'high';
  /** A further answer, "Not yet", for a question that presupposes something; only where questions are not added up. */
  readonly notYet?: true;
  /** Where this wording comes from and how it may be used. */
  readonly rights: string;
}

/** With its words in every language, unless `Known` names fewer. */
export interface Instrument<Known extends Language = Language> extends InstrumentStructure {
  /** The sentence above the questions, which says what the scale is about. */
  readonly instruction: Readonly<Record<Known, string>>;
  readonly items: readonly Item<Known>[];
  readonly scale: Scale<Known>;
  /** The words of the answer "Not yet", if an item has it. */
  readonly notYet?: Readonly<Record<Known, string>>;
}

/** With the name that reports give it; members are not shown it with the questions. */
export interface NamedInstrument<Known extends Language = Language> extends Instrument<Known> {
  readonly name: Readonly<Record<Known, string>>;
}

export interface Item<Known extends Language = Language> extends ItemStructure {
  readonly wording: Readonly<Record<Known, string>>;
}

export type Scale<Known extends Language = Language> = LabelledScale<Known> | NumericScale<Known>;
export interface LabelledScale<Known extends Language = Language> {
  readonly kind: 'labelled';
  readonly lowest: number;
  readonly points: number;
  /** One label per point, lowest first. */
  readonly labels: Readonly<Record<Known, readonly string[]>>;
}
interface NumericScale<Known extends Language> {
  readonly kind: 'numeric';
  readonly lowest: number;
  readonly points: number;
  /** The words at the lowest and the highest number. */
  readonly ends: Readonly<Record<Known, readonly [string, string]>>;
}

/** `missing`: at least one text has no wording in this language, so it is asked in the language it was written in. */
export const translationStatuses = ['as published', 'adapted', 'original', 'draft, not validated', 'missing'] as const;
export type TranslationStatus = (typeof translationStatuses)[number];

/** With at most this many items, a person score is a whole number of units of 1/2520 point. */
const mostItems = 10;
const text = (longest: number) => plainText(2, longest);
const inLanguages = <T extends z.ZodMiniType>(of: T) => z.partialRecord(languageSchema, of, byLanguage);

/**
 * The scales for which "room for two" was tested with every set of answers a small group can give: five or seven labelled
 * points from 1, or eleven numbers from 0, with the cuts from which an answer may count as favourable.
 */
export const favourableCuts = { labelled: { 5: [4], 7: [5, 6] }, numeric: { 11: [7, 8, 9] } } as const;

const scaleSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('labelled'),
    lowest: z._default(z.literal(1), 1),
    points: z._default(z.union([z.literal(5), z.literal(7)], { error: 'must be 5 or 7 labelled points' }), 5),
    labels: inLanguages(z.array(text(60)).check(z.minLength(5), z.maxLength(7))),
  }),
  z.strictObject({
    kind: z.literal('numeric'),
    lowest: z._default(z.literal(0), 0),
    points: z._default(z.literal(11), 11),
    ends: inLanguages(z.tuple([text(60), text(60)])),
  }),
]);

const writtenSchema = z.strictObject({
  id: hyphenatedSchema,
  version: z.int().check(z.minimum(1)),
  /** The language in which every text must be given; other languages fall back to it. */
  language: z._default(languageSchema, 'en'),
  name: inLanguages(text(60)),
  instruction: inLanguages(text(200)),
  items: z
    .array(
      z.strictObject({
        id: hyphenatedSchema,
        wording: inLanguages(text(200)),
        sensitivity: z._default(z.enum(['low', 'high']), 'high'),
        rights: text(300),
      }),
    )
    .check(z.minLength(1), z.maxLength(mostItems)),
  scale: scaleSchema,
  minimumAnswered: z.optional(z.int().check(z.minimum(1))),
  favourableFrom: z.optional(z.int()),
  source: text(500),
  licence: text(100),
  rights: text(500),
  translationStatus: z._default(inLanguages(z.enum(translationStatuses)), {}),
});
type Written = z.output<typeof writtenSchema>;

/** A community's own instrument as it is stored: every text in every language, and the language it was written in. */
export interface OwnInstrument extends NamedInstrument {
  readonly language: Language;
}

/**
 * Reads a community's own instrument. A missing translation is filled with the text in the instrument's own `language`, and
 * the status of that translation becomes `missing`. Parsing a stored instrument gives the same instrument.
 */
export const ownInstrumentSchema = z.pipe(writtenSchema.check(z.superRefine(checkTexts)), z.transform(complete));

const textsOf = ({
  name,
  instruction,
  items,
  scale,
}: Written): [path: (string | number)[], texts: Partial<Record<Language, unknown>>][] => [
  [['name'], name],
  [['instruction'], instruction],
  ...items.map(({ wording }, i): [(string | number)[], Partial<Record<Language, string>>] => [
    ['items', i, 'wording'],
    wording,
  ]),
  scale.kind === 'labelled' ? [['scale', 'labels'], scale.labels] : [['scale', 'ends'], scale.ends],
];

function checkTexts(written: Written, context: z.core.$RefinementCtx): void {
  const { language, items, scale, favourableFrom, minimumAnswered } = written;
  const wrong = (path: (string | number)[], message: string, input: unknown) =>
    context.addIssue({ code: 'custom', path, message, input });
  for (const [path, texts] of textsOf(written)) {
    if (texts[language] === undefined) wrong([...path, language], `must be given in the language "${language}"`, path);
  }
  if (scale.kind === 'labelled') {
    for (const [name, labels] of Object.entries(scale.labels)) {
      if (labels?.length !== scale.points || new Set(labels).size !== scale.points) {
        wrong(['scale', 'labels', name], `must be ${scale.points} different labels, the lowest point first`, name);
      }
    }
  }
  const ids = items.map(({ id }) => id);
  for (const [i, id] of ids.entries()) {
    if (ids.indexOf(id) < i) wrong(['items', i, 'id'], 'must be unique in its instrument', id);
  }
  const cuts = cutsOf(scale);
  if (favourableFrom !== undefined && !cuts.includes(favourableFrom)) {
    wrong(['favourableFrom'], `must be ${cuts.join(' or ')} on this scale`, favourableFrom);
  }
  if (minimumAnswered !== undefined && minimumAnswered > items.length) {
    wrong(['minimumAnswered'], 'must not be more than there are items', minimumAnswered);
  }
}

const cutsOf = ({ kind, points }: Written['scale']): readonly number[] =>
  kind === 'labelled' ? favourableCuts.labelled[points] : favourableCuts.numeric[points];

/** Five of seven, three of five, two of three: the rule of the catalogue. */
export const fewestAnswered = (items: number): number => Math.ceil(items * 0.6);

function complete(written: Written): OwnInstrument {
  const { language, items, scale, translationStatus, favourableFrom, minimumAnswered, ...rest } = written;
  const filled = <T>(texts: Partial<Record<Language, T>>): Record<Language, T> => {
    const own = texts[language];
    if (own === undefined) throw new RangeError('a text must be given in the language of its instrument');
    return inEveryLanguage((other) => texts[other] ?? own);
  };
  const lacks = (other: Language) => textsOf(written).some(([, texts]) => texts[other] === undefined);
  const statusOf = (other: Language): TranslationStatus =>
    lacks(other) ? 'missing' : (translationStatus[other] ?? (other === language ? 'original' : 'draft, not validated'));
  return {
    ...rest,
    language,
    name: filled(written.name),
    instruction: filled(written.instruction),
    items: items.map((item) => ({ ...item, wording: filled(item.wording) })),
    scale:
      scale.kind === 'labelled' ? { ...scale, labels: filled(scale.labels) } : { ...scale, ends: filled(scale.ends) },
    minimumAnswered: minimumAnswered ?? fewestAnswered(items.length),
    favourableFrom: favourableFrom ?? cutsOf(scale)[kindOfDefault(scale)] ?? scale.points - 1,
    translationStatus: inEveryLanguage(statusOf),
  };
}

/** 4 of 1 to 5, 6 of 1 to 7, 8 of 0 to 10: the upper part of the scale, as in the catalogue. */
const kindOfDefault = ({ points }: Written['scale']): number => (points === 5 ? 0 : 1);

/** The languages in which at least one text of an instrument appears in another language. */
export const missingTranslations = ({ translationStatus }: Instrument): Language[] =>
  languages.filter((language) => translationStatus[language] === 'missing');
