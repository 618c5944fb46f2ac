import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { JsonObject } from './cloud-assembly.ts';
import { compileEdgeFunction, type EdgeAnswer, type EdgeRequest } from './edge-function.ts';
import { type Forward, forwarding, normalisedPath, readableKeys } from './edge-policies.ts';
import type { HttpApi } from './http-api.ts';
import { callLoopback, ownAuthorization } from './loopback-call.ts';
import { objectPath } from './object-store.ts';
import type { Resource } from './resolve-template.ts';
import { apiDomain, bucketDomain } from './resource-names.ts';

/**
 * Acts as CloudFront, from the template's distribution: the first behaviour whose pattern matches leads to the API or to an
 * object that the bucket's policy lets CloudFront read, with the behaviour's methods, policies, viewer-request function and
 * response headers. Two headers are left out because they make sense only over HTTPS.
 */
export type HandleRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

const behaviourSchema = z.object({
  PathPattern: z._default(z.string(), '*'),
  TargetOriginId: z.string(),
  AllowedMethods: z._default(z.array(z.string()), ['GET', 'HEAD']),
  CachePolicyId: z.optional(z.string()),
  OriginRequestPolicyId: z.optional(z.string()),
  ResponseHeadersPolicyId: z.optional(z.string()),
  FunctionAssociations: z._default(z.array(z.object({ EventType: z.string(), FunctionARN: z.string() })), []),
});
const distributionSchema = z.object({
  DistributionConfig: z.object({
    Origins: z.array(z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z._default(z.string(), '') })),
    DefaultCacheBehavior: behaviourSchema,
    CacheBehaviors: z._default(z.array(behaviourSchema), []),
    DefaultRootObject: z._default(z.string(), ''),
    CustomErrorResponses: z._default(
      z.array(
        z.object({
          ErrorCode: z.number(),
          ResponseCode: z.optional(z.number()),
          ResponsePagePath: z.optional(z.string()),
        }),
      ),
      [],
    ),
  }),
});

type Headers = Readonly<Record<string, string>>;

interface Behaviour {
  readonly pattern: RegExp;
  readonly methods: ReadonlySet<string>;
  readonly headers: Headers;
  readonly rewrite: ((request: EdgeRequest) => EdgeAnswer) | undefined;
  readonly api: HttpApi | undefined;
  readonly forward: Forward;
  readonly bucket: string;
  readonly mayRead: (key: string) => boolean;
  readonly prefix: string;
}

export function createHttpEdge(
  resources: readonly Resource[],
  apis: readonly HttpApi[],
  objectStorePort: number,
): HandleRequest {
  const distributions = resources.filter(({ type }) => type === 'AWS::CloudFront::Distribution');
  const [distribution] = distributions;
  if (!distribution || distributions.length > 1) throw new Error('the template must have exactly one distribution');
  const config = distributionSchema.parse(distribution.properties).DistributionConfig;
  const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket');

  const behaviours = [...config.CacheBehaviors, config.DefaultCacheBehavior].map((behaviour): Behaviour => {
    const origin = config.Origins.find(({ Id }) => Id === behaviour.TargetOriginId);
    const api = apis.find(({ name }) => origin?.DomainName === apiDomain(name));
    const bucket = buckets.find(({ name }) => origin?.DomainName === bucketDomain(name));
    if (!origin || (!api && bucket === undefined))
      throw new Error('an origin must be an API or a bucket of the template');
    const code = behaviour.FunctionAssociations.find(({ EventType }) => EventType === 'viewer-request')?.FunctionARN;
    return {
      pattern: patternOf(behaviour.PathPattern),
      methods: new Set(behaviour.AllowedMethods),
      headers: headersOf(resources, behaviour.ResponseHeadersPolicyId),
      rewrite: code === undefined ? undefined : edgeFunctionOf(resources, code),
      api,
      forward: forwarding(resources, [behaviour.CachePolicyId, behaviour.OriginRequestPolicyId]),
      bucket: bucket?.name ?? '',
      mayRead: bucket ? readableKeys(resources, bucket) : () => false,
      prefix: origin.OriginPath,
    };
  });

  async function sendObject(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    behaviour: Behaviour,
    path: string,
  ): Promise<void> {
    const key = decodeURIComponent(`${behaviour.prefix}${path}`).slice(1);
    // Denied or missing, CloudFront gets 403: it may not list the bucket.
    const found = behaviour.mayRead(key) ? await getObject(behaviour.bucket, key, incoming) : undefined;
    if (!found || found.status === 404 || found.status === 403) {
      const page = config.CustomErrorResponses.find(({ ErrorCode }) => ErrorCode === 404 || ErrorCode === 403);
      const custom =
        page?.ResponsePagePath && (await getObject(behaviour.bucket, page.ResponsePagePath.slice(1), incoming));
      const status = page?.ResponseCode ?? 404;
      if (custom && custom.status === 200)
        return send(outgoing, status, { ...custom.headers, ...behaviour.headers }, custom.body);
      const headers = { 'content-type': 'text/html; charset=utf-8', ...behaviour.headers };
      return send(outgoing, status, headers, Buffer.from(notFoundPage));
    }
    send(outgoing, found.status, { ...found.headers, ...behaviour.headers }, found.body);
  }

  async function getObject(bucket: string, key: string, incoming: IncomingMessage) {
    const condition = incoming.headers['if-none-match'];
    const reply = await callLoopback(objectStorePort, {
      method: incoming.method === 'HEAD' ? 'HEAD' : 'GET',
      path: objectPath(bucket, key),
      headers: { authorization: ownAuthorization('s3'), ...(condition ? { 'if-none-match': condition } : {}) },
    });
    const headers = Object.fromEntries(
      passedHeaders.flatMap((name) => (typeof reply.headers[name] === 'string' ? [[name, reply.headers[name]]] : [])),
    );
    return { ...reply, headers };
  }

  return async (incoming, outgoing) => {
    const [sent = '/'] = (incoming.url ?? '/').split('?');
    const behaviour = behaviours.find(({ pattern }) => pattern.test(normalisedPath(sent)));
    if (!behaviour) throw new Error('the default behaviour must match every path');
    const method = incoming.method ?? 'GET';
    if (!behaviour.methods.has(method)) {
      return send(
        outgoing,
        405,
        { 'content-type': 'text/plain', ...behaviour.headers },
        Buffer.from('method not allowed\n'),
      );
    }
    const host = incoming.headers.host ?? '';
    const answer = behaviour.rewrite?.({ method, uri: sent, host }) ?? { uri: sent };
    if (answer.statusCode !== undefined) {
      const headers = Object.fromEntries(
        Object.entries(answer.headers ?? {}).map(([name, { value }]) => [name, value]),
      );
      return send(outgoing, answer.statusCode, { ...headers, ...behaviour.headers }, Buffer.alloc(0));
    }
    const path = answer.uri ?? sent;
    if (behaviour.api) {
      for (const [name, value] of Object.entries(behaviour.headers)) outgoing.setHeader(name, value);
      const headers = behaviour.forward(incoming.headers, incoming.socket.remoteAddress ?? '');
      return behaviour.api.handle(incoming, outgoing, { path, headers });
    }
    return sendObject(incoming, outgoing, behaviour, path === '/' ? `/${config.DefaultRootObject}` : path);
  };
}

const passedHeaders = [
  'content-type',
  'cache-control',
  'content-encoding',
  'content-disposition',
  'content-language',
  'content-length',
  'etag',
  'last-modified',
];

function send(outgoing: ServerResponse, status: number, headers: Headers, body: Buffer): void {
  outgoing.writeHead(status, headers);
  outgoing.end(body);
}

const notFoundPage =
  '<!doctype html><html lang="en"><title>Not found</title><p>There is nothing at this address.</p></html>\n';

const patternOf = (pattern: string): RegExp => {
  const path = pattern.startsWith('/') || pattern.startsWith('*') ? pattern : `/${pattern}`;
  const escaped = path
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`);
};

function edgeFunctionOf(resources: readonly Resource[], arn: string): (request: EdgeRequest) => EdgeAnswer {
  const found = resources.find(({ type, arn: own }) => type === 'AWS::CloudFront::Function' && own === arn);
  if (!found) throw new Error('a function association must name a function of the template');
  return compileEdgeFunction(z.object({ FunctionCode: z.string() }).parse(found.properties).FunctionCode);
}

const flag = z.optional(z.union([z.boolean(), z.string()]));
const policySchema = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z.optional(z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) })),
    SecurityHeadersConfig: z.optional(
      z.object({
        ContentSecurityPolicy: z.optional(z.object({ ContentSecurityPolicy: z.string() })),
        ContentTypeOptions: z.optional(z.object({ Override: flag })),
        FrameOptions: z.optional(z.object({ FrameOption: z.string() })),
        ReferrerPolicy: z.optional(z.object({ ReferrerPolicy: z.string() })),
      }),
    ),
  }),
});

function headersOf(resources: readonly Resource[], policyId: string | undefined): Headers {
  const policy = resources.find(
    ({ type, name }) => type === 'AWS::CloudFront::ResponseHeadersPolicy' && name === policyId,
  );
  if (policyId === undefined) return {};
  if (!policy) throw new Error('a response headers policy must be in the template');
  const properties: JsonObject = policy.properties;
  const { CustomHeadersConfig, SecurityHeadersConfig: security } =
    policySchema.parse(properties).ResponseHeadersPolicyConfig;
  const headers: Record<string, string> = {};
  for (const { Header, Value } of CustomHeadersConfig?.Items ?? []) headers[Header.toLowerCase()] = Value;
  const contentPolicy = security?.ContentSecurityPolicy?.ContentSecurityPolicy;
  // Locally there is no HTTPS to upgrade to; Strict-Transport-Security is left out for the same reason.
  if (contentPolicy) headers['content-security-policy'] = contentPolicy.replace(/;?\s*upgrade-insecure-requests/, '');
  if (security?.ContentTypeOptions) headers['x-content-type-options'] = 'nosniff';
  if (security?.FrameOptions) headers['x-frame-options'] = security.FrameOptions.FrameOption;
  if (security?.ReferrerPolicy) headers['referrer-policy'] = security.ReferrerPolicy.ReferrerPolicy;
  return headers;
}
