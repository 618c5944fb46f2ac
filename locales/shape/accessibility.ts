/** A heading and its paragraphs. */
type Section = readonly [heading: string, ...paragraphs: string[]];

/** What we aim for, what is tested, what is not, what the pages need, and whom to contact. */
export interface AccessibilityWords {
  readonly title: string;
  readonly sections: readonly [Section, Section, Section, Section, Section];
}
