import { inEveryLanguage } from '../../contract/identifiers.ts';
import type { TranslationStatus } from '../../contract/instrument.ts';

/** What every translation is until it is validated with people who speak the language. */
export const drafts = inEveryLanguage((): TranslationStatus => 'draft, not validated');
