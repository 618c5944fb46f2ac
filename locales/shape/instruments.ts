/** What reports call the instruments of the catalogue, by id. */
export type InstrumentNames = Readonly<
  Record<
    | 'psychological-safety'
    | 'perceived-value'
    | 'leadership-support'
    | 'belief-in-action'
    | 'recommend'
    | 'change-noticed',
    string
  >
>;

/** What members read of one instrument of the catalogue, in one language. */
export interface QuestionWords<Item extends string> {
  readonly instruction: string;
  readonly items: Readonly<Record<Item, string>>;
}

type FivePoints = readonly [string, string, string, string, string];

/**
 * The questions of the catalogue in one language. Published wording never changes, because fingerprints cover it: a new
 * wording is a new version under its own key.
 */
export interface InstrumentWords {
  /** Five points of agreement, negative first in every language and direction of writing. */
  readonly agreement: FivePoints;
  /**
   * The same five points in words of equal strength in every language; from version 2 of each instrument on. The first words
   * softened the second and the fourth point in German and French alone ("eher", "plutôt").
   */
  readonly evenAgreement: FivePoints;
  /** The further answer to a question that some members cannot answer yet. */
  readonly notYet: string;
  readonly psychologicalSafety: QuestionWords<
    'mistakes' | 'tough-issues' | 'difference' | 'risk' | 'asking-help' | 'undermining' | 'skills'
  >;
  readonly psychologicalSafety2: QuestionWords<
    'mistakes' | 'tough-issues' | 'difference' | 'risk' | 'asking-help' | 'support' | 'skills'
  >;
  readonly perceivedValue: QuestionWords<'immediate' | 'potential' | 'applied' | 'realised' | 'reframing'>;
  readonly perceivedValue2: QuestionWords<'immediate' | 'potential' | 'applied' | 'realised' | 'reframing'>;
  readonly leadershipSupport: QuestionWords<'contribution' | 'help' | 'time'>;
  readonly beliefInAction: QuestionWords<'change'>;
  /** For a scale from 0 to 10: the words at its lowest and its highest number. */
  readonly recommend: QuestionWords<'recommend'> & { readonly ends: readonly [lowest: string, highest: string] };
  /** The question ends where one of its labels follows. */
  readonly changeNoticed: QuestionWords<'openness'> & { readonly labels: FivePoints };
}
