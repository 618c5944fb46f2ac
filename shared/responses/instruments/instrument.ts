import type { Language } from '../../contract/identifiers.ts';

/** A set of questions under one scale, versioned: any change of wording, order or scale is a new version. */
export interface Instrument {
  /** As in `instrumentRefSchema`: lower-case words with hyphens. */
  readonly id: string;
  readonly version: number;
  readonly name: Readonly<Record<Language, string>>;
  /** The sentence above the questions; says what the scale is about. */
  readonly instruction: Readonly<Record<Language, string>>;
  readonly items: readonly Item[];
  readonly scale: Scale;
  /** A person who answered fewer items has no person score. */
  readonly minimumAnswered: number;
  /** Points from here on up count as favourable. */
  readonly favourableFrom: number;
  readonly source: string;
  readonly licence: string;
  readonly rights: string;
  readonly translationStatus: Readonly<Record<Language, TranslationStatus>>;
}

export interface Item {
  /** Unique in its instrument and kept for ever, so that quarters can be compared. */
  readonly id: string;
  readonly wording: Readonly<Record<Language, string>>;
  /** High: never shown in a mail, where a tap could be seen. */
  readonly sensitivity: 'low' | 'high';
}

/** `points` is the number of answers; the lowest one has the value `lowest`, each next one a value higher by one. */
export type Scale = LabelledScale | NumericScale;
export interface LabelledScale {
  readonly kind: 'labelled';
  readonly lowest: number;
  readonly points: number;
  /** One label a point, lowest first. */
  readonly labels: Readonly<Record<Language, readonly string[]>>;
}
interface NumericScale {
  readonly kind: 'numeric';
  readonly lowest: number;
  readonly points: number;
  /** Words at the lowest and at the highest number. */
  readonly ends: Readonly<Record<Language, readonly [string, string]>>;
}

export type TranslationStatus = 'as published' | 'adapted' | 'original' | 'draft, not validated';

/** The English wording has the given status; every translation so far is a draft that no study has validated. */
export const draftTranslations = (english: TranslationStatus): Readonly<Record<Language, TranslationStatus>> => ({
  en: english,
  de: 'draft, not validated',
  fr: 'draft, not validated',
  es: 'draft, not validated',
  'pt-BR': 'draft, not validated',
  ar: 'draft, not validated',
});
