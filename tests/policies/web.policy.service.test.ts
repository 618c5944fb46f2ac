import { beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { siteKeys } from '../../shared/contract/objects.ts';
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
    DefaultRootObject: z.string(),
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
  allViewerExceptHost: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
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

test('the root address of the site shows the reports', () => {
  expect(distribution.DefaultRootObject).toBe(siteKeys.indexPage);
});

test('calls are never cached, never on plain HTTP, and reach the functions as they were sent', () => {
  const [calls, ...others] = distribution.CacheBehaviors;
  expect(others).toEqual([]);
  expect(calls).toMatchObject({
    PathPattern: '/api/*',
    CachePolicyId: managed.cachingDisabled,
    OriginRequestPolicyId: managed.allViewerExceptHost,
    ViewerProtocolPolicy: 'https-only',
  });
  expect(calls?.AllowedMethods).toContain('POST');
  expect(distribution.Origins.find(({ Id }) => Id === calls?.TargetOriginId)?.DomainName).toContain('.execute-api.');
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
