/**
 * The one error of the project. A `PulseError` carries a kind (what the caller may do about it) and a code from a closed
 * list (what to tell them). Its message is for engineers: lower case, subject and requirement, never the offending value.
 */

/**
 * invalid: the caller sent something wrong. refused: a rule says no. unavailable: try again, nothing was lost.
 * broken: our own promise failed.
 */
export type ErrorKind = 'invalid' | 'refused' | 'unavailable' | 'broken';

/** Every public code, with its kind, HTTP status and the sentence a person may read. Nothing else leaves a handler. */
export const publicErrors = {
  'request-malformed': { kind: 'invalid', status: 400, sentence: 'The request could not be read.' },
  'link-unknown': { kind: 'invalid', status: 404, sentence: 'This link is not known. Check that it is complete.' },
  'credential-invalid': { kind: 'invalid', status: 422, sentence: 'This answer does not carry a valid credential.' },
  'already-issued': {
    kind: 'refused',
    status: 409,
    sentence: 'This link was already used. Continue in the browser where you pressed Send.',
  },
  'pulse-not-open': { kind: 'refused', status: 409, sentence: 'This pulse is not open yet.' },
  'pulse-closed': { kind: 'refused', status: 410, sentence: 'This pulse is closed.' },
  'not-found': { kind: 'invalid', status: 404, sentence: 'There is nothing at this address.' },
  'try-again': { kind: 'unavailable', status: 503, sentence: 'Please try again in a moment. Nothing was lost.' },
  'configuration-missing': { kind: 'broken', status: 500, sentence: 'Sorry, there is a problem on our side.' },
  'key-missing': { kind: 'broken', status: 500, sentence: 'Sorry, there is a problem on our side.' },
  'promise-broken': { kind: 'broken', status: 500, sentence: 'Sorry, there is a problem on our side.' },
} as const satisfies Record<string, { kind: ErrorKind; status: number; sentence: string }>;

export type ErrorCode = keyof typeof publicErrors;

export class PulseError extends Error {
  readonly code: ErrorCode;
  readonly kind: ErrorKind;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.name = 'PulseError';
    this.code = code;
    this.kind = publicErrors[code].kind;
  }
}
