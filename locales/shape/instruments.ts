import type { TranslationStatus } from '../../shared/contract/instrument.ts';

/** What members read of one instrument of the catalogue, in one language. */
interface QuestionWords<Item extends string> {
  /** Where the wording comes from, or `draft, not validated`. */
  readonly status: TranslationStatus;
  readonly name: string;
  readonly instruction: string;
  readonly items: Readonly<Record<Item, string>>;
}

/**
 * The questions of the catalogue in one language. Published wording never changes, because fingerprints cover it: a new
 * wording is a new version under its own key.
 */
export interface InstrumentWords {
  /** Five points of agreement, negative first in every language and direction of writing. */
  readonly agreement: readonly [string, string, string, string, string];
  readonly psychologicalSafety: QuestionWords<
    'mistakes' | 'tough-issues' | 'difference' | 'risk' | 'asking-help' | 'undermining' | 'skills'
  >;
  readonly perceivedValue: QuestionWords<'immediate' | 'potential' | 'applied' | 'realised' | 'reframing'>;
  readonly leadershipSupport: QuestionWords<'contribution' | 'help' | 'time'>;
  readonly beliefInAction: QuestionWords<'change'>;
  /** For a scale from 0 to 10: the words at its lowest and its highest number. */
  readonly recommend: QuestionWords<'recommend'> & { readonly ends: readonly [lowest: string, highest: string] };
}
