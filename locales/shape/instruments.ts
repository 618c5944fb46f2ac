/** What reports call the instruments of the catalogue, by id. */
export type InstrumentNames = Readonly<
  Record<'psychological-safety' | 'perceived-value' | 'leadership-support' | 'belief-in-action' | 'recommend', string>
>;

/** What members read of one instrument of the catalogue, in one language. */
export interface QuestionWords<Item extends string> {
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
