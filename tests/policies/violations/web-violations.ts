import { added, otherwise, type Violation } from './plant.ts';

const security = 'ResponseHeadersPolicyConfig.SecurityHeadersConfig';
const site = 'DistributionConfig';

/** The answer path and the site. */
export const webViolations: readonly Violation[] = [
  otherwise('an API without a throttle', 'ApiGatewayV2.Stage', 'ApiHttpApi', 'DefaultRouteSettings'),
  otherwise('routes that share one throttle', 'ApiGatewayV2.Stage', 'ApiHttpApi', 'RouteSettings'),
  otherwise('a route without a throttle', 'ApiGatewayV2.Stage', 'ApiHttpApi', 'RouteSettings', {
    'POST /api/status': { DetailedMetricsEnabled: false, ThrottlingBurstLimit: 50, ThrottlingRateLimit: 50 },
  }),
  otherwise('an API that logs its calls', 'ApiGatewayV2.Stage', 'ApiHttpApi', 'AccessLogSettings', {
    DestinationArn: 'any',
  }),
  otherwise('an API that other sites may call', 'ApiGatewayV2.Api', 'ApiHttpApi', 'CorsConfiguration', {
    AllowOrigins: ['*'],
  }),
  otherwise('an API that passes on who called', 'ApiGatewayV2.Integration', 'ApiHttpApi', 'RequestParameters', {
    'append:header.from': '$context.identity.sourceIp',
  }),
  otherwise(
    'a bucket that is read unsigned',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.Origins.0.OriginAccessControlId`,
  ),
  otherwise(
    'a bucket that is read unsigned after all',
    'CloudFront.OriginAccessControl',
    'Distribution',
    'OriginAccessControlConfig.SigningBehavior',
    'never',
  ),
  otherwise(
    'a way to the API without TLS',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.Origins.1.CustomOriginConfig.OriginProtocolPolicy`,
    'http-only',
  ),
  otherwise(
    'a way to the API over an old TLS',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.Origins.1.CustomOriginConfig.OriginSSLProtocols.0`,
    'TLSv1',
  ),
  otherwise(
    'pages over plain HTTP',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.DefaultCacheBehavior.ViewerProtocolPolicy`,
    'allow-all',
  ),
  otherwise(
    'calls that are cached',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.CacheBehaviors.0.CachePolicyId`,
    '658327ea-f89d-4fab-a63d-7e88639e58f6',
  ),
  otherwise(
    'an answer path that gets every header',
    'CloudFront.OriginRequestPolicy',
    'AnswerPath',
    'OriginRequestPolicyConfig.HeadersConfig',
    { HeaderBehavior: 'allViewer' },
  ),
  otherwise(
    'an answer path that gets cookies',
    'CloudFront.OriginRequestPolicy',
    'AnswerPath',
    'OriginRequestPolicyConfig.CookiesConfig',
    { CookieBehavior: 'all' },
  ),
  otherwise(
    'an answer path that gets the policy of readers',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.CacheBehaviors.1.OriginRequestPolicyId`,
    { Ref: 'ReadersF07297A3' },
  ),
  otherwise(
    'reports that are read from the bucket',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.CacheBehaviors.2.PathPattern`,
    '/private/*',
  ),
  otherwise(
    'a reply to one reader that is kept for others',
    'CloudFront.CachePolicy',
    'PerReader',
    'CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.CookiesConfig',
    { CookieBehavior: 'none' },
  ),
  otherwise('a distribution that logs who reads', 'CloudFront.Distribution', 'Distribution', `${site}.Logging`, {
    Bucket: 'logs',
  }),
  otherwise(
    'a distribution that logs at once',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.DefaultCacheBehavior.RealtimeLogConfigArn`,
    'any',
  ),
  otherwise(
    'code between a member and a page',
    'CloudFront.Distribution',
    'Distribution',
    `${site}.DefaultCacheBehavior.LambdaFunctionAssociations`,
    [{ EventType: 'viewer-request' }],
  ),
  otherwise(
    'answers that other sites may read',
    'CloudFront.ResponseHeadersPolicy',
    'SecurityHeaders',
    'ResponseHeadersPolicyConfig.CorsConfig',
    {},
  ),
  otherwise(
    'answers without a policy',
    'CloudFront.ResponseHeadersPolicy',
    'SecurityHeaders',
    `${security}.ContentSecurityPolicy`,
  ),
  otherwise(
    'a policy that lets others frame a page',
    'CloudFront.ResponseHeadersPolicy',
    'SecurityHeaders',
    `${security}.ContentSecurityPolicy.ContentSecurityPolicy`,
    "default-src 'none'",
  ),
  otherwise(
    'a policy that a page may override',
    'CloudFront.ResponseHeadersPolicy',
    'SecurityHeaders',
    `${security}.ContentSecurityPolicy.Override`,
    false,
  ),
  otherwise(
    'a site that may be opened without TLS',
    'CloudFront.ResponseHeadersPolicy',
    'SecurityHeaders',
    `${security}.StrictTransportSecurity`,
  ),
  otherwise(
    'a site whose parts may be opened without TLS',
    'CloudFront.ResponseHeadersPolicy',
    'SecurityHeaders',
    `${security}.StrictTransportSecurity.IncludeSubdomains`,
    false,
  ),
  otherwise(
    'a referrer for other sites',
    'CloudFront.ResponseHeadersPolicy',
    'SecurityHeaders',
    `${security}.ReferrerPolicy.ReferrerPolicy`,
    'origin',
  ),
  added('a trail of calls', 'CloudTrail.Trail', {}),
];
