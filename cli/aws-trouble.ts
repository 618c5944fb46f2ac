/**
 * Why AWS could not be reached, as far as the error says, and what to do about it. Only names of rights and regions are
 * copied from the error's own text, because the rest may name the account.
 */
import { cureForRegion } from './regions.ts';

export interface Trouble {
  readonly what: string;
  readonly cure: string;
  /** A shell command that does it. */
  readonly paste?: string;
  /** Whether every other request to AWS would fail the same way. */
  readonly forAll: boolean;
}

/** The fields that distinguish errors of the SDK and of Node. */
interface Signs {
  readonly name: string;
  readonly code: string;
  readonly message: string;
}

/**
 * @param profile the value of AWS_PROFILE, if it is set
 * @returns undefined for an error that is not about reaching AWS
 */
export function troubleWithAws(error: unknown, profile?: string): Trouble | undefined {
  const signs = signsOf(error);
  for (const { sign, says } of troubles) {
    const match = sign.exec(`${signs.name} ${signs.message} ${signs.code}`);
    if (match) return { forAll: true, ...says(match, profile) };
  }
  if (isDenied(signs)) {
    const right = /perform:? ([a-z0-9-]+:[A-Za-z]+)/.exec(signs.message)?.[1];
    const what = right ? `these credentials do not allow ${right}` : 'these credentials do not allow this';
    const cure = 'sign in with a role that allows it, or request that right';
    return { what, cure, forAll: false };
  }
  if (!isOfAws(error)) return undefined;
  if (error.$fault !== 'server' && !/Throttl|TooManyRequests|NotFound/.test(signs.name)) return undefined;
  const what = `AWS answered ${signs.name}`;
  return /NotFound/.test(signs.name)
    ? { what, cure: 'a part of the stage is missing; the doctor says which', forAll: false }
    : { what, cure: 'try again in a few minutes', forAll: false };
}

/** The first of several attempts, such as Node's over IPv6 and IPv4. */
function signsOf(error: unknown): Signs {
  if (!(error instanceof Error)) return { name: 'unknown error', code: '', message: '' };
  const inner = error instanceof AggregateError ? error.errors[0] : undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return inner instanceof Error ? signsOf(inner) : { name: error.name, code, message: error.message };
}

export const isDenied = ({ name }: Pick<Signs, 'name'>): boolean =>
  /AccessDenied|NotAuthorized|AuthorizationError|UnauthorizedOperation/.test(name);

const isOfAws = (error: unknown): error is Error & { readonly $fault?: unknown } =>
  error instanceof Error && '$metadata' in error;

const troubles: readonly {
  readonly sign: RegExp;
  readonly says: (match: RegExpExecArray, profile: string | undefined) => Omit<Trouble, 'forAll'>;
}[] = [
  {
    sign: /Region is missing/,
    says: () => ({
      what: 'no region is set, so AWS cannot be reached',
      cure: 'set it to the region of your stacks, for example',
      paste: 'export AWS_REGION=eu-central-1',
    }),
  },
  {
    // Before the credentials: with a wrong clock they look expired.
    sign: /RequestTimeTooSkewed|Signature (?:expired|not yet current)/,
    says: () => ({ what: 'this computer’s clock is wrong, so AWS refuses to answer', cure: 'set it, then try again' }),
  },
  {
    sign: /ExpiredToken|RequestExpired|expired|SSO session .* is invalid/i,
    says: (_, profile) => ({ what: 'your sign-in to AWS has expired', cure: 'sign in again', paste: signIn(profile) }),
  },
  {
    sign: /CredentialsProviderError|TokenProviderError|Could not load credentials|Could not resolve credentials/i,
    says: (_, profile) =>
      profile
        ? {
            what: `no AWS credentials were found under the profile "${profile}" of AWS_PROFILE`,
            cure: '"aws configure list-profiles" shows how your profiles are spelt; then sign in',
            paste: signIn(profile),
          }
        : {
            what: 'no AWS credentials were found',
            cure: 'sign in first, and name the profile in AWS_PROFILE; docs/install.md, step 2',
            paste: signIn(profile),
          },
  },
  {
    sign: /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature/,
    says: () => ({
      what: 'AWS does not recognise these credentials',
      cure: 'check which AWS_PROFILE or AWS_ACCESS_KEY_ID is set, and whether the region is enabled in your account',
      paste: 'aws sts get-caller-identity',
    }),
  },
  {
    sign: /(?:ENOTFOUND|EAI_AGAIN)(?: [\w.-]+?\.([a-z]+(?:-[a-z]+)+-\d+)\.(?:amazonaws|api\.aws))?/,
    says: ([, region = '']) => {
      const cure = region === '' ? undefined : cureForRegion(region);
      return cure
        ? { what: `there is no AWS region "${region}"`, cure }
        : { what: 'AWS was not found on the network', cure: 'check your network, then the spelling of the region' };
    },
  },
  {
    sign: /CERT_|_CERT|SELF_SIGNED|unable to (?:get|verify)/i,
    says: () => ({
      what: 'this computer does not trust the certificate of the server that answered',
      cure: 'if your organisation inspects traffic, set NODE_EXTRA_CA_CERTS to its certificate',
    }),
  },
  {
    sign: /TimeoutError|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EPIPE|socket hang up/,
    says: () => ({ what: 'AWS did not answer', cure: 'check your network and proxy, or try again later' }),
  },
];

const signIn = (profile: string | undefined): string => `aws sso login${profile ? ` --profile ${profile}` : ''}`;
