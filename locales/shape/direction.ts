/** How a language is written. */
export interface Direction {
  readonly way: 'ltr' | 'rtl';
  /** BCP 47 tag for dates, numbers, lists and plural rules. */
  readonly locale: string;
  /** Between the parts of a list, with its space. */
  readonly comma: string;
}
