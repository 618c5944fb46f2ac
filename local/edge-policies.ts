/**
 * What CloudFront passes on of a request, and which objects it may read, from the template's policies. Origins get the path,
 * the body, what the two policies of a behaviour name, and the few headers that CloudFront adds on its own.
 */
import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod/mini';
import type { Resource } from './resolve-template.ts';

/** The header fields that an origin gets, by lower-case name. */
export type Forward = (headers: IncomingHttpHeaders, viewer: string) => Record<string, string>;

/** CloudFront's managed policies that the template may name; neither passes anything on to these origins. */
const managed: ReadonlySet<string> = new Set([
  '658327ea-f89d-4fab-a63d-7e88639e58f6',
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
]);

const headersSchema = z.object({
  HeaderBehavior: z.enum(['none', 'whitelist']),
  Headers: z._default(z.array(z.string()), []),
});
const cookiesSchema = z.object({
  CookieBehavior: z.enum(['none', 'whitelist']),
  Cookies: z._default(z.array(z.string()), []),
});
const queriesSchema = z.object({ QueryStringBehavior: z.literal('none') });
const partsSchema = z.object({
  HeadersConfig: headersSchema,
  CookiesConfig: cookiesSchema,
  QueryStringsConfig: queriesSchema,
});
const originRequestSchema = z.object({ OriginRequestPolicyConfig: partsSchema });
const cacheSchema = z.object({
  CachePolicyConfig: z.object({
    ParametersInCacheKeyAndForwardedToOrigin: z.extend(partsSchema, { EnableAcceptEncodingGzip: z.boolean() }),
  }),
});

interface Named {
  readonly headers: readonly string[];
  readonly cookies: readonly string[];
  readonly acceptsGzip: boolean;
}
const nothing: Named = { headers: [], cookies: [], acceptsGzip: false };

/**
 * What a behaviour with these policies passes on: what either names. No policy may pass on query strings.
 *
 * @throws Error if a policy is not in the template
 */
export function forwarding(resources: readonly Resource[], policies: readonly (string | undefined)[]): Forward {
  const named = policies.map((id) => (id === undefined || managed.has(id) ? nothing : namedBy(resources, id)));
  const names = new Set(named.flatMap(({ headers }) => headers.map((name) => name.toLowerCase())));
  const cookies = new Set(named.flatMap((one) => one.cookies));
  const acceptsGzip = named.some((one) => one.acceptsGzip);
  return (headers, viewer) => {
    const passed = Object.entries(headers).filter(([name]) => names.has(name));
    const sent = (headers.cookie ?? '').split(/; */).filter((cookie) => cookies.has(cookie.split('=')[0] ?? ''));
    return {
      ...Object.fromEntries(passed.map(([name, value]) => [name, String(value)])),
      ...(sent.length > 0 && { cookie: sent.toSorted().join('; ') }),
      ...(acceptsGzip && {
        'accept-encoding': /\bgzip\b/.test(String(headers['accept-encoding'])) ? 'gzip' : 'identity',
      }),
      host: 'origin.local',
      'user-agent': 'Amazon CloudFront',
      via: '2.0 local (CloudFront)',
      'x-amz-cf-id': 'local',
      'x-forwarded-for': viewer,
    };
  };
}

function namedBy(resources: readonly Resource[], id: string): Named {
  const found = resources.find(
    ({ type, name }) => /^AWS::CloudFront::(?:Cache|OriginRequest)Policy$/.test(type) && name === id,
  );
  if (!found) throw new Error('a policy of a behaviour must be in the template, or one of the managed ones known here');
  if (found.type === 'AWS::CloudFront::OriginRequestPolicy') {
    return partsOf(originRequestSchema.parse(found.properties).OriginRequestPolicyConfig, false);
  }
  const parts = cacheSchema.parse(found.properties).CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin;
  return partsOf(parts, parts.EnableAcceptEncodingGzip);
}

const partsOf = ({ HeadersConfig, CookiesConfig }: z.infer<typeof partsSchema>, acceptsGzip: boolean): Named => ({
  headers: HeadersConfig.Headers,
  cookies: CookiesConfig.Cookies,
  acceptsGzip,
});

const oneOrMore = z.union([z.string(), z.array(z.string())]);
const policySchema = z.object({
  Bucket: z.string(),
  PolicyDocument: z.object({
    Statement: z.array(
      z.object({
        Effect: z.string(),
        // A denial may name what it leaves alone instead.
        Action: z._default(oneOrMore, []),
        Principal: z.unknown(),
        Resource: oneOrMore,
      }),
    ),
  }),
});

/** Whether CloudFront may read a key of the bucket: whether a statement of the bucket's policy allows it. */
export function readableKeys(
  resources: readonly Resource[],
  bucket: { name: string; arn: string },
): (key: string) => boolean {
  const patterns = resources
    .filter(({ type }) => type === 'AWS::S3::BucketPolicy')
    .map(({ properties }) => policySchema.parse(properties))
    .filter(({ Bucket }) => Bucket === bucket.name)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(
      ({ Effect, Action, Principal }) =>
        Effect === 'Allow' &&
        [Action].flat().includes('s3:GetObject') &&
        JSON.stringify(Principal).includes('cloudfront.amazonaws.com'),
    )
    .flatMap(({ Resource }) => [Resource].flat())
    .map(patternOfArn);
  return (key) => patterns.some((pattern) => pattern.test(`${bucket.arn}/${key}`));
}

/** `*` in a resource of IAM stands for any characters, slashes too. */
const patternOfArn = (arn: string): RegExp =>
  new RegExp(
    `^${arn
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    's',
  );

/**
 * The path by which CloudFront chooses a behaviour (RFC 3986 section 6.2.2): letters, digits and `-._~` decoded, doubled
 * slashes and dot segments removed. The origin gets the path as it was sent.
 */
export function normalisedPath(path: string): string {
  const decoded = path.replaceAll(/%[0-9a-f]{2}/gi, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(letter) ? letter : code.toUpperCase();
  });
  const kept: string[] = [];
  const parts = decoded
    .replaceAll(/\/{2,}/g, '/')
    .split('/')
    .slice(1);
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
  }
  const last = parts.at(-1);
  return `/${kept.join('/')}${(last === '.' || last === '..') && kept.length > 0 ? '/' : ''}`;
}
