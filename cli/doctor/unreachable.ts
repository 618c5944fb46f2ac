import { type Finding, unclear } from './finding.ts';

/** Why AWS could not be asked, as far as the error tells, and what to do; its text may name the account and is not shown. */
export function judgeUnreachable(error: unknown): Finding {
  const { name, message } = error instanceof Error ? error : { name: 'unknown error', message: '' };
  const known = reasons.find(({ sign }) => sign.test(name) || sign.test(message));
  return known ? unclear(known.what, known.cure) : unclear(`SES was not reached (${name})`, 'look again later');
}

const reasons: readonly { readonly sign: RegExp; readonly what: string; readonly cure: string }[] = [
  {
    sign: /Region is missing/,
    what: 'no region is set, so nobody can be asked',
    cure: 'set AWS_REGION to the region of your stacks, for example: export AWS_REGION=eu-central-1',
  },
  {
    sign: /CredentialsProviderError|Could not load credentials|profile/i,
    what: 'no AWS credentials were found',
    cure: 'sign in first, for example with "aws sso login", and name the profile in AWS_PROFILE',
  },
  {
    sign: /^(?:ExpiredToken|RequestExpired)|expired/i,
    what: 'your sign-in to AWS has expired',
    cure: 'sign in again, for example with "aws sso login"',
  },
  {
    sign: /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature/,
    what: 'AWS does not know these credentials',
    cure: 'look which AWS_PROFILE or AWS_ACCESS_KEY_ID is set, and whether this computer’s clock is right',
  },
  {
    sign: /AccessDenied|NotAuthorized/,
    what: 'these credentials may not ask SES about the account',
    cure: 'allow ses:Get* to whoever runs the doctor; it changes nothing',
  },
  {
    sign: /ENOTFOUND|EAI_AGAIN/,
    what: 'there is no SES under that region’s name, or no way to it',
    cure: 'look for a typing mistake in AWS_REGION, then at your network',
  },
  {
    sign: /TimeoutError|ETIMEDOUT|ECONNREFUSED|ECONNRESET/,
    what: 'SES did not answer',
    cure: 'look at your network, or ask again later',
  },
];
