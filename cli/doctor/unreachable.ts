import { type Finding, unclear } from './finding.ts';

/** Why AWS could not be asked, as far as the error tells, and what to do; its text may name the account and is not shown. */
export interface Unreachable {
  readonly finding: Finding;
  /** Whether any other question to AWS would end the same way. */
  readonly forAll: boolean;
}

/** @param right what whoever asks must be allowed, as IAM words it */
export function judgeUnreachable(error: unknown, service: string, right: string): Unreachable {
  const { name, message } = error instanceof Error ? error : { name: 'unknown error', message: '' };
  const known = reasons.find(({ sign }) => sign.test(name) || sign.test(message));
  if (known) return { finding: unclear(known.what, known.cure, known.paste), forAll: true };
  if (/AccessDenied|NotAuthorized|AuthorizationError/.test(name)) {
    const what = `these credentials may not ask ${service}`;
    return { finding: unclear(what, `allow ${right} to whoever runs the doctor; it changes nothing`), forAll: false };
  }
  return { finding: unclear(`${service} was not reached (${name})`, 'look again later'), forAll: false };
}

const reasons: readonly {
  readonly sign: RegExp;
  readonly what: string;
  readonly cure: string;
  readonly paste?: string;
}[] = [
  {
    sign: /Region is missing/,
    what: 'no region is set, so nobody can be asked',
    cure: 'set it to the region of your stacks, for example',
    paste: 'export AWS_REGION=eu-central-1',
  },
  {
    sign: /^(?:ExpiredToken|RequestExpired)|expired/i,
    what: 'your sign-in to AWS has expired',
    cure: 'sign in again',
    paste: 'aws sso login',
  },
  {
    sign: /CredentialsProviderError|Could not load credentials|profile/i,
    what: 'no AWS credentials were found',
    cure: 'sign in first, and name the profile in AWS_PROFILE; docs/install.md, step 2',
    paste: 'aws sso login',
  },
  {
    sign: /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature/,
    what: 'AWS does not know these credentials',
    cure: 'look which AWS_PROFILE or AWS_ACCESS_KEY_ID is set, and whether this computer’s clock is right',
    paste: 'aws sts get-caller-identity',
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN/,
    what: 'there is no AWS under that region’s name, or no way to it',
    cure: 'look for a typing mistake in the region, then at your network',
  },
  {
    sign: /TimeoutError|ETIMEDOUT|ECONNREFUSED|ECONNRESET/,
    what: 'AWS did not answer',
    cure: 'look at your network, or ask again later',
  },
];
