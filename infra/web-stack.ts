import { CfnOutput, Duration, Fn, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { siteKeys } from '../shared/contract/objects.ts';
import { readerCookies } from '../shared/contract/reading.ts';
import type { DataStack } from './data-stack.ts';
import type { Stage } from './stages.ts';

export interface WebProps extends StackProps {
  readonly stage: Stage;
  readonly data: DataStack;
  readonly api: HttpApi;
}

/**
 * What no response of this site may do, whatever its content: load from, send to or be framed by another site. Each page
 * narrows this in its head to its own scripts and styles, by hash; a browser obeys both, so the words for inline code here
 * allow nothing that the page does not.
 */
const outerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * One address for pages and calls. Calls and reports go to the functions and are never cached; everything else is a public
 * file. No access log.
 *
 * What a function gets of a request is what it needs. CloudFront adds on its own: the host, its own name as the agent, an id of
 * its own, and `X-Forwarded-For` with the visitor's address.
 */
export class WebStack extends Stack {
  constructor(scope: Construct, id: string, { stage, data, api, ...props }: WebProps) {
    super(scope, id, props);
    const headers = new ResponseHeadersPolicy(this, 'SecurityHeaders', {
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: outerPolicy,
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      },
      customHeadersBehavior: { customHeaders: [{ header: 'X-Robots-Tag', value: 'noindex', override: true }] },
    });
    // By its name: the data stack lets this account's distributions read it, so the stacks do not depend on each other.
    const site = Bucket.fromBucketAttributes(this, 'Site', {
      bucketArn: data.site.bucketArn,
      bucketRegionalDomainName: data.site.bucketRegionalDomainName,
    });
    const answers = new OriginRequestPolicy(this, 'AnswerPath', {
      comment: 'commons-pulse: the body and its type, nothing else of a request',
      headerBehavior: OriginRequestHeaderBehavior.allowList('content-type'),
      cookieBehavior: OriginRequestCookieBehavior.none(),
      queryStringBehavior: OriginRequestQueryStringBehavior.none(),
    });
    const readers = new OriginRequestPolicy(this, 'Readers', {
      comment: 'commons-pulse: what reading a report needs, nothing else of a request',
      headerBehavior: OriginRequestHeaderBehavior.allowList('content-type'),
      cookieBehavior: OriginRequestCookieBehavior.allowList(...readerCookies),
      queryStringBehavior: OriginRequestQueryStringBehavior.none(),
    });
    // Every reply says that it is not to be kept. Caching is on, for a second at most, because CloudFront passes on
    // Accept-Encoding in no other way; what decides a reply is part of the key all the same.
    const perReader = new CachePolicy(this, 'PerReader', {
      comment: 'commons-pulse: replies that depend on the reader',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(1),
      cookieBehavior: CacheCookieBehavior.allowList(...readerCookies),
      headerBehavior: CacheHeaderBehavior.allowList('accept-language'),
      queryStringBehavior: CacheQueryStringBehavior.none(),
      enableAcceptEncodingGzip: true,
    });
    const calls = {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint))),
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      responseHeadersPolicy: headers,
    };
    const reading = {
      ...calls,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: perReader,
      originRequestPolicy: readers,
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'commons-pulse',
      ...(stage.certificateArn && {
        domainNames: [new URL(stage.siteUrl).hostname],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', stage.certificateArn),
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      // The bucket answers 403 for a missing object. No API call is answered with that status, or its reply would be replaced.
      errorResponses: [
        {
          httpStatus: 403,
          responseHttpStatus: 404,
          responsePagePath: `/${siteKeys.notFound}`,
          // A list of receipts is requested before it exists.
          ttl: Duration.seconds(10),
        },
      ],
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(site),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: headers,
        compress: true,
      },
      // The first pattern that matches counts.
      additionalBehaviors: {
        // Apart from the answer path: where no cookie is passed on, CloudFront also drops the one that a reply sets.
        '/api/read': { ...calls, originRequestPolicy: readers },
        '/api/*': { ...calls, originRequestPolicy: answers },
        '/reports/*': reading,
        '/read/*': reading,
        '/': reading,
      },
    });
    Validations.of(distribution).acknowledge({
      id: 'Annotation::@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac',
      reason: 'The data stack grants the read in the bucket policy itself.',
    });
    new CfnOutput(this, 'SiteAddress', { value: `https://${distribution.distributionDomainName}` });
  }
}
