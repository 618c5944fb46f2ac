import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { forwarding, readableKeys } from '../../local/edge-policies.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { readerCookies } from '../../shared/contract/reading.ts';
import { publicErrors } from '../../shared/kernel/errors.ts';
import { documentedHeaders } from '../e2e/documented-traces.ts';
import { type SynthesisedTemplate, synthesisedTemplate } from './synthesised-template.ts';

const behaviourSchema = z.object({
  PathPattern: z.optional(z.string()),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.optional(z.string()),
  ResponseHeadersPolicyId: z.string(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.string(),
});
const distributionSchema = z.object({
  DistributionConfig: z.object({
    CacheBehaviors: z.array(behaviourSchema),
    CustomErrorResponses: z.array(
      z.strictObject({
        ErrorCode: z.number(),
        ErrorCachingMinTTL: z.number(),
        ResponseCode: z.number(),
        ResponsePagePath: z.string(),
      }),
    ),
    DefaultRootObject: z.optional(z.undefined()),
    DefaultCacheBehavior: behaviourSchema,
    Logging: z.optional(z.undefined()),
    Origins: z.array(
      z.object({ Id: z.string(), DomainName: z.string(), OriginAccessControlId: z.optional(z.string()) }),
    ),
  }),
});
/** Identifiers that CloudFront publishes for its managed policies. */
const managed = {
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
};

let template: SynthesisedTemplate;
let distribution: z.infer<typeof distributionSchema>['DistributionConfig'];
beforeAll(async () => {
  template = await synthesisedTemplate();
  const found = template.ofType('AWS::CloudFront::Distribution');
  expect(found).toHaveLength(1);
  distribution = distributionSchema.parse(found[0]?.properties).DistributionConfig;
});

test('pages are read from the site bucket, over TLS, and cannot be written', () => {
  const { DefaultCacheBehavior: pages, Origins } = distribution;
  expect(pages.AllowedMethods).toEqual(['GET', 'HEAD']);
  expect(pages.ViewerProtocolPolicy).toBe('redirect-to-https');
  const origin = Origins.find(({ Id }) => Id === pages.TargetOriginId);
  const site = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Site'))?.name ?? '?';
  expect(origin?.DomainName.startsWith(`${site}.s3.`)).toBe(true);
  expect(origin?.OriginAccessControlId).toBeDefined();
});

test('where there is nothing, a page says so in words, and no call is answered with the status that the page replaces', () => {
  // A bucket that may not be listed answers 403 for anything missing; the page replaces every 403, including those of calls.
  expect(distribution.CustomErrorResponses).toEqual([
    { ErrorCode: 403, ErrorCachingMinTTL: 10, ResponseCode: 404, ResponsePagePath: `/${siteKeys.notFound}` },
  ]);
  expect(Object.values(publicErrors).map(({ status }) => status)).not.toContain(403);
});

const originPolicySchema = z.object({
  OriginRequestPolicyConfig: z.object({
    HeadersConfig: z.object({ HeaderBehavior: z.literal('whitelist'), Headers: z.array(z.string()) }),
    CookiesConfig: z.object({ CookieBehavior: z.string(), Cookies: z.optional(z.array(z.string())) }),
    QueryStringsConfig: z.strictObject({ QueryStringBehavior: z.literal('none') }),
  }),
});
const cachePolicySchema = z.object({
  CachePolicyConfig: z.object({
    MinTTL: z.literal(0),
    DefaultTTL: z.literal(0),
    MaxTTL: z.literal(1),
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      EnableAcceptEncodingGzip: z.literal(true),
      EnableAcceptEncodingBrotli: z.literal(false),
      HeadersConfig: z.strictObject({
        HeaderBehavior: z.literal('whitelist'),
        Headers: z.tuple([z.literal('accept-language')]),
      }),
      CookiesConfig: z.strictObject({ CookieBehavior: z.literal('whitelist'), Cookies: z.array(z.string()) }),
      QueryStringsConfig: z.strictObject({ QueryStringBehavior: z.literal('none') }),
    }),
  }),
});
const behaviourOf = (pattern: string) => {
  const found = distribution.CacheBehaviors.find(({ PathPattern }) => PathPattern === pattern);
  if (!found) throw new Error(`there must be a behaviour of ${pattern}`);
  expect(distribution.Origins.find(({ Id }) => Id === found.TargetOriginId)?.DomainName).toContain('.execute-api.');
  const { properties } =
    template.ofType('AWS::CloudFront::OriginRequestPolicy').find(({ name }) => name === found.OriginRequestPolicyId) ??
    {};
  return { ...found, passed: originPolicySchema.parse(properties).OriginRequestPolicyConfig };
};

test('the answer path is never cached, never on plain HTTP, and gets the body and its type and nothing else', () => {
  const calls = behaviourOf('/api/*');
  expect(calls).toMatchObject({ CachePolicyId: managed.cachingDisabled, ViewerProtocolPolicy: 'https-only' });
  expect(calls.AllowedMethods).toContain('POST');
  expect(calls.passed.HeadersConfig.Headers).toEqual(['content-type']);
  expect(calls.passed.CookiesConfig).toEqual({ CookieBehavior: 'none' });
});

test('a reader’s pass never reaches the answer path, nor does anything else that a browser says of itself', () => {
  const { CachePolicyId, OriginRequestPolicyId } = behaviourOf('/api/*');
  const forward = forwarding(template.resources, [CachePolicyId, OriginRequestPolicyId]);
  const sent = {
    'content-type': 'application/json',
    cookie: 'reader-q4=2026-Q4.2027-03-01.x; other=1',
    'user-agent': 'A phone',
    'accept-language': 'de',
    referer: 'https://pulse.example/s/x',
    authorization: 'x',
  };
  const { 'user-agent': agent, ...passed } = forward(sent, '192.0.2.7');
  expect(agent).toBe('Amazon CloudFront');
  expect(Object.keys(passed).sort()).toEqual(['content-type', 'host', 'via', 'x-amz-cf-id', 'x-forwarded-for']);
});

test('a read link is exchanged apart from the answer path, where CloudFront lets a reply set a cookie', () => {
  const patterns = distribution.CacheBehaviors.map(({ PathPattern }) => PathPattern);
  expect(patterns).toEqual(['/api/read', '/api/*', '/reports/*', '/read/*', '/']);
  const exchange = behaviourOf('/api/read');
  expect(exchange).toMatchObject({ CachePolicyId: managed.cachingDisabled, ViewerProtocolPolicy: 'https-only' });
  expect(exchange.passed.CookiesConfig).toEqual({ CookieBehavior: 'whitelist', Cookies: readerCookies });
});

test.each(['/reports/*', '/read/*', '/'])(
  'readers at %s are answered by the function, which gets what it needs',
  (pattern) => {
    const reading = behaviourOf(pattern);
    expect(reading.ViewerProtocolPolicy).toBe('redirect-to-https');
    expect(reading.AllowedMethods).toEqual(['GET', 'HEAD']);
    expect(reading.passed.HeadersConfig.Headers).toEqual(['content-type']);
    expect(reading.passed.CookiesConfig).toEqual({ CookieBehavior: 'whitelist', Cookies: readerCookies });
    const cache = template.ofType('AWS::CloudFront::CachePolicy').find(({ name }) => name === reading.CachePolicyId);
    const key = cachePolicySchema.parse(cache?.properties).CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin;
    // Were a reply ever kept, nobody with other rights would get it.
    expect(key.CookiesConfig.Cookies).toEqual(readerCookies);
  },
);

test('of the bucket, CloudFront may read the public prefixes, and no report', () => {
  const site = template.ofType('AWS::S3::Bucket').find(({ logicalId }) => logicalId.startsWith('Site'));
  const mayRead = readableKeys(template.resources, { name: site?.name ?? '', arn: site?.arn ?? '' });
  for (const key of [
    's/guild-2026-10/en',
    'assets/protocol-1.js',
    'privacy-de',
    'receipt-ar',
    'accessibility-en',
    'not-found',
  ])
    expect(mayRead(key), key).toBe(true);
  for (const key of [
    'reports/index.json',
    'reports/public.json',
    'reports/makers/given-back.json',
    'reports/makers/2026-Q4/report.html',
    '/reports/makers/2026-Q4/report.json',
    'Reports/makers/2026-Q4/report.html',
    '%2e/reports/index.json',
    'index.html',
    '',
  ])
    expect(mayRead(key), key).toBe(false);
});

const headersSchema = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) }),
    SecurityHeadersConfig: z.object({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), Override: z.literal(true) }),
      ContentTypeOptions: z.strictObject({ Override: z.literal(true) }),
      FrameOptions: z.object({ FrameOption: z.literal('DENY') }),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.literal('no-referrer') }),
      StrictTransportSecurity: z.object({ AccessControlMaxAgeSec: z.number().check(z.minimum(31_536_000)) }),
    }),
  }),
});

test('every answer carries the headers that no page may do without', () => {
  const [policy] = template.ofType('AWS::CloudFront::ResponseHeadersPolicy');
  const { SecurityHeadersConfig } = headersSchema.parse(policy?.properties).ResponseHeadersPolicyConfig;
  const directives = SecurityHeadersConfig.ContentSecurityPolicy.ContentSecurityPolicy.split('; ').toSorted();
  // In addition, each page allows its own code alone, by hash; a browser obeys both.
  expect(directives).toEqual([
    "base-uri 'none'",
    "connect-src 'self'",
    "default-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    'img-src data:',
    "script-src 'self' 'unsafe-inline'",
    "style-src 'self' 'unsafe-inline'",
  ]);
  for (const behaviour of [distribution.DefaultCacheBehavior, ...distribution.CacheBehaviors]) {
    expect(behaviour.ResponseHeadersPolicyId).toBe(policy?.name);
  }
});

test('the headers that journeys through the local site see on each page and call are those that are deployed', () => {
  const [policy] = template.ofType('AWS::CloudFront::ResponseHeadersPolicy');
  const { SecurityHeadersConfig: security, CustomHeadersConfig } = headersSchema.parse(
    policy?.properties,
  ).ResponseHeadersPolicyConfig;
  const deployed = new Map([
    ['content-security-policy', security.ContentSecurityPolicy.ContentSecurityPolicy],
    ['referrer-policy', security.ReferrerPolicy.ReferrerPolicy],
    // CloudFormation's only value for it.
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', security.FrameOptions.FrameOption],
    ...CustomHeadersConfig.Items.map(({ Header, Value }) => [Header.toLowerCase(), Value] as const),
  ]);
  // Except Strict-Transport-Security, which is not for a site without TLS.
  expect([...documentedHeaders.keys()].toSorted()).toEqual([...deployed.keys()].toSorted());
  for (const [name, words] of documentedHeaders) expect(deployed.get(name), name).toContain(words);
});

test('nothing records who requested what, and when', () => {
  expect(
    template.ofType('AWS::ApiGatewayV2::Stage').every(({ properties }) => !('AccessLogSettings' in properties)),
  ).toBe(true);
  const types = new Set(template.resources.map(({ type }) => type));
  for (const watching of [
    'AWS::CloudFront::RealtimeLogConfig',
    'AWS::CloudTrail::Trail',
    'AWS::Logs::DeliverySource',
    'AWS::EC2::FlowLog',
    'AWS::XRay::Group',
  ]) {
    expect(types).not.toContain(watching);
  }
});
