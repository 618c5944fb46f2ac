import type { Language } from '../../shared/contract/identifiers.ts';
import { arabic } from './words/ar.ts';
import { german } from './words/de.ts';
import { english } from './words/en.ts';
import { spanish } from './words/es.ts';
import { french } from './words/fr.ts';
import { portuguese } from './words/pt-br.ts';

/** A title and its paragraphs: what stands in place of the form. */
export type Notice = readonly [title: string, ...paragraphs: string[]];

/**
 * Every word of the survey page but the questions. Placeholders in braces are filled in when the page is rendered, or by
 * its script: {community} {quarter} {count} {closes} {opens} {publishes} {group} {invited} {question}.
 */
export interface SurveyWords {
  readonly languageName: string;
  readonly title: string;
  readonly lead: { readonly one: string; readonly other: string };
  readonly anonymous: string;
  readonly anonymousHow: string;
  readonly privacyLink: string;
  readonly preferNot: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly send: string;
  readonly needsScript: string;
  readonly otherLanguages: string;
  readonly script: ScriptWords;
}

export interface ScriptWords {
  readonly group: string;
  readonly restored: string;
  readonly problemTitle: string;
  readonly selectAnswer: string;
  readonly selectOne: string;
  readonly errorPrefix: string;
  readonly sending: string;
  readonly offline: string;
  readonly notSent: string;
  readonly sendAgain: string;
  readonly finishing: string;
  readonly receipt: string;
  readonly receiptHelp: string;
  readonly receiptLink: string;
  readonly copy: string;
  readonly copied: string;
  readonly notices: Readonly<Record<NoticeName, Notice>>;
}

export type NoticeName =
  | 'done'
  | 'used-elsewhere'
  | 'not-open'
  | 'closed'
  | 'unknown-link'
  | 'manifest'
  | 'group'
  | 'proof'
  | 'request';

export const surveyWords: Readonly<Record<Language, SurveyWords>> = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  'pt-BR': portuguese,
  ar: arabic,
};

/** Puts values into the braces; a name without a value stays as it is, for the page's script to fill in. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{([a-z]+)\}/g, (braces, name: string) => values[name] ?? braces);
