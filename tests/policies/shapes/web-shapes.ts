import * as z from 'zod/mini';
import { siteKeys } from '../../../shared/contract/objects.ts';
import { documentedHeaders } from '../../e2e/documented-traces.ts';
import { among, exactly, nameOf, on, plain, type Shape, tags } from './shape.ts';

/** Identifiers that CloudFront publishes for its managed policies. */
const managed = {
  cachingOptimized: '658327ea-f89d-4fab-a63d-7e88639e58f6',
  cachingDisabled: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
};

const twoYears = 2 * 365 * 24 * 60 * 60;

const readersPasses = z.strictObject({
  CookieBehavior: exactly('whitelist'),
  Cookies: z.tuple([exactly('reader-q1'), exactly('reader-q2'), exactly('reader-q3'), exactly('reader-q4')]),
});

const methods = (...names: string[]) => z.array(among(names)).check(z.length(names.length));

export const webShapes: Readonly<Record<string, Shape>> = {
  /**
   * The words of docs/privacy.md, and TLS for two years; anything an origin says instead is overridden. No other site may
   * read.
   */
  'AWS::CloudFront::ResponseHeadersPolicy': () =>
    plain({
      ResponseHeadersPolicyConfig: z.strictObject({
        Name: z.string(),
        CustomHeadersConfig: z.strictObject({
          Items: z.tuple([
            z.strictObject({ Header: exactly('X-Robots-Tag'), Override: on, Value: exactly('noindex') }),
          ]),
        }),
        SecurityHeadersConfig: z.strictObject({
          ContentSecurityPolicy: z.strictObject({
            ContentSecurityPolicy: exactly(documentedHeaders.get('content-security-policy') ?? ''),
            Override: on,
          }),
          ContentTypeOptions: z.strictObject({ Override: on }),
          FrameOptions: z.strictObject({ FrameOption: exactly('DENY'), Override: on }),
          ReferrerPolicy: z.strictObject({ ReferrerPolicy: exactly('no-referrer'), Override: on }),
          StrictTransportSecurity: z.strictObject({
            AccessControlMaxAgeSec: exactly(twoYears),
            IncludeSubdomains: on,
            Override: on,
          }),
        }),
      }),
    }),

  /** The answer path gets the body and its type; readers may send their passes. No query, and no other header. */
  'AWS::CloudFront::OriginRequestPolicy': () => {
    const policy = (headers: string[], cookies: z.ZodMiniType) =>
      plain({
        OriginRequestPolicyConfig: z.strictObject({
          Name: z.string(),
          Comment: z.string(),
          HeadersConfig: z.strictObject({
            HeaderBehavior: exactly('whitelist'),
            Headers: z.array(among(headers)).check(z.length(headers.length)),
          }),
          CookiesConfig: cookies,
          QueryStringsConfig: z.strictObject({ QueryStringBehavior: exactly('none') }),
        }),
      });
    return z.union([
      policy(['content-type'], z.strictObject({ CookieBehavior: exactly('none') })),
      policy(['content-type'], readersPasses),
    ]);
  },

  /** A reply to one reader is kept for nobody with other rights, and by its own word for nobody at all. */
  'AWS::CloudFront::CachePolicy': () =>
    plain({
      CachePolicyConfig: z.strictObject({
        Name: z.string(),
        Comment: z.string(),
        MinTTL: exactly(0),
        DefaultTTL: exactly(0),
        MaxTTL: exactly(1),
        ParametersInCacheKeyAndForwardedToOrigin: z.strictObject({
          EnableAcceptEncodingGzip: on,
          EnableAcceptEncodingBrotli: exactly(false),
          HeadersConfig: z.strictObject({
            HeaderBehavior: exactly('whitelist'),
            Headers: z.tuple([exactly('accept-language')]),
          }),
          CookiesConfig: readersPasses,
          QueryStringsConfig: z.strictObject({ QueryStringBehavior: exactly('none') }),
        }),
      }),
    }),

  /** Every request to the bucket is signed, whatever the browser sent. */
  'AWS::CloudFront::OriginAccessControl': () =>
    plain({
      OriginAccessControlConfig: z.strictObject({
        Name: z.string(),
        OriginAccessControlOriginType: exactly('s3'),
        SigningBehavior: exactly('always'),
        SigningProtocol: exactly('sigv4'),
      }),
    }),

  /** Two origins, each reached over TLS; no log, and no code between a member and a page. */
  'AWS::CloudFront::Distribution': (deployment) => {
    const [site, api] = ['.s3.', '.execute-api.'];
    const headers = nameOf(deployment, 'AWS::CloudFront::ResponseHeadersPolicy');
    const accessControls = deployment.resources
      .filter(({ type }) => type === 'AWS::CloudFront::OriginAccessControl')
      .map(({ logicalId }) => `${logicalId}.Id`);
    const policy = (id: string) => nameOf(deployment, 'AWS::CloudFront::OriginRequestPolicy', id);
    const call = {
      AllowedMethods: methods('GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'),
      CachePolicyId: exactly(managed.cachingDisabled),
      Compress: z.boolean(),
      ResponseHeadersPolicyId: headers,
      TargetOriginId: z.string(),
      ViewerProtocolPolicy: exactly('https-only'),
    };
    const read = {
      ...call,
      AllowedMethods: methods('GET', 'HEAD'),
      CachePolicyId: nameOf(deployment, 'AWS::CloudFront::CachePolicy'),
      OriginRequestPolicyId: policy('Readers'),
      ViewerProtocolPolicy: exactly('redirect-to-https'),
    };
    return plain({
      DistributionConfig: z
        .strictObject({
          CacheBehaviors: z.tuple([
            z.strictObject({ ...call, PathPattern: exactly('/api/read'), OriginRequestPolicyId: policy('Readers') }),
            z.strictObject({ ...call, PathPattern: exactly('/api/*'), OriginRequestPolicyId: policy('AnswerPath') }),
            z.strictObject({ ...read, PathPattern: exactly('/reports/*') }),
            z.strictObject({ ...read, PathPattern: exactly('/read/*') }),
            z.strictObject({ ...read, PathPattern: exactly('/') }),
          ]),
          // Where there is nothing, a page says so; a list of receipts requested too early appears ten seconds later.
          CustomErrorResponses: z.tuple([
            z.strictObject({
              ErrorCachingMinTTL: exactly(10),
              ErrorCode: exactly(403),
              ResponseCode: exactly(404),
              ResponsePagePath: exactly(`/${siteKeys.notFound}`),
            }),
          ]),
          Comment: z.string(),
          DefaultCacheBehavior: z.strictObject({
            AllowedMethods: methods('GET', 'HEAD'),
            CachePolicyId: exactly(managed.cachingOptimized),
            Compress: on,
            ResponseHeadersPolicyId: headers,
            TargetOriginId: z.string(),
            ViewerProtocolPolicy: exactly('redirect-to-https'),
          }),
          Enabled: on,
          HttpVersion: exactly('http2and3'),
          IPV6Enabled: on,
          Origins: z.tuple([
            z.strictObject({
              Id: z.string(),
              DomainName: z.string().check(z.includes(site)),
              OriginAccessControlId: among(accessControls),
              S3OriginConfig: z.strictObject({ OriginAccessIdentity: exactly('') }),
            }),
            z.strictObject({
              Id: z.string(),
              DomainName: z.string().check(z.includes(api)),
              CustomOriginConfig: z.strictObject({
                OriginProtocolPolicy: exactly('https-only'),
                OriginSSLProtocols: z.tuple([exactly('TLSv1.2')]),
              }),
            }),
          ]),
          PriceClass: exactly('PriceClass_All'),
        })
        .check(
          z.refine(
            ({ Origins, DefaultCacheBehavior, CacheBehaviors }) =>
              DefaultCacheBehavior.TargetOriginId === Origins[0].Id &&
              CacheBehaviors.every(({ TargetOriginId }) => TargetOriginId === Origins[1].Id) &&
              Origins[0].Id !== Origins[1].Id,
            { error: 'pages must come from the bucket, and calls and reports from the API' },
          ),
        ),
      Tags: tags,
    });
  },
};
