/** What was compared, and how it came out: `not-compared` says why, and is no difference. */
export interface Check {
  readonly what:
    | 'fingerprint'
    | 'manifest'
    | 'page'
    | 'protocol'
    | 'page-of-source'
    | 'protocol-of-source'
    | 'wording-of-source'
    | 'privacy-page'
    | 'functions';
  readonly language?: string;
  readonly outcome: 'equal' | 'differs' | 'not-compared';
  readonly words: string;
}

export const equal = (what: Check['what'], words: string, language?: string): Check =>
  check(what, 'equal', words, language);
export const differs = (what: Check['what'], words: string, language?: string): Check =>
  check(what, 'differs', words, language);
export const notCompared = (what: Check['what'], words: string, language?: string): Check =>
  check(what, 'not-compared', words, language);

const check = (what: Check['what'], outcome: Check['outcome'], words: string, language: string | undefined): Check => ({
  what,
  outcome,
  words,
  ...(language !== undefined && { language }),
});
