import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Clock } from './clock.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { account } from './loopback-call.ts';
import type { Resource } from './resolve-template.ts';
import { routeThrottles } from './route-throttles.ts';

/**
 * The HTTP API of the template: its routes and their throttles, called with payload 2.0. The request time comes from the logical clock, so a
 * handler decides by the same time as everything else.
 */
export interface HttpApi {
  readonly name: string;
  /** Answers what the edge passes on of a request. */
  handle(incoming: IncomingMessage, outgoing: ServerResponse, passed: PassedOn): Promise<void>;
}

/** The path as it was sent, without a query, and the header fields that an origin gets. */
export interface PassedOn {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const routeSchema = z.object({ ApiId: z.string(), RouteKey: z.string(), Target: z.string() });
const integrationSchema = z.object({ IntegrationUri: z.string(), PayloadFormatVersion: z.literal('2.0') });
const replySchema = z.object({
  statusCode: z._default(z.number(), 200),
  headers: z._default(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])), {}),
  cookies: z._default(z.array(z.string()), []),
  body: z._default(z.string(), ''),
  isBase64Encoded: z._default(z.boolean(), false),
});

/** Requests that the service itself rejects. */
const largestBody = 10 * 1024 * 1024;

interface Route {
  readonly key: string;
  readonly method: string;
  readonly path: RegExp;
  readonly parameters: readonly string[];
  readonly target: LambdaFunction;
}

export function createHttpApi(
  api: Resource,
  resources: readonly Resource[],
  functions: ReadonlyMap<string, LambdaFunction>,
  clock: Clock,
  onFailure: (functionName: string, what: string) => void,
): HttpApi {
  const routes = routesOf(api, resources, functions);
  const admits = routeThrottles(api, resources, () => performance.now());
  return {
    name: api.name,
    async handle(incoming, outgoing, passed) {
      const found = routes.find(
        ({ method, path }) => (method === 'ANY' || method === incoming.method) && path.test(passed.path),
      );
      if (!found) return sendJson(outgoing, 404, { message: 'Not Found' });
      if (!admits(found.key)) return sendJson(outgoing, 429, { message: 'Too Many Requests' });
      const body = await limitedBody(incoming);
      if (body === undefined) return sendJson(outgoing, 413, { message: 'Request Entity Too Large' });
      try {
        const event = payload(found, incoming, passed, body, clock);
        const answer = await found.target.invoke(event);
        const structured = typeof answer === 'object' && answer !== null && 'statusCode' in answer;
        const reply = replySchema.parse(structured ? answer : { body: JSON.stringify(answer) });
        if (reply.statusCode >= 500 && reply.statusCode !== 503)
          onFailure(found.target.label, `answered ${reply.statusCode}`);
        const headers = { 'content-type': 'application/json', ...reply.headers };
        outgoing.writeHead(reply.statusCode, {
          ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])),
          ...(reply.cookies.length > 0 ? { 'set-cookie': reply.cookies } : {}),
        });
        outgoing.end(reply.isBase64Encoded ? Buffer.from(reply.body, 'base64') : reply.body);
      } catch (error) {
        onFailure(found.target.label, error instanceof Error ? `${error.name}: ${error.message}` : 'failed');
        sendJson(outgoing, 500, { message: 'Internal Server Error' });
      }
    },
  };
}

function routesOf(
  api: Resource,
  resources: readonly Resource[],
  functions: ReadonlyMap<string, LambdaFunction>,
): readonly Route[] {
  const integrations = new Map(
    resources
      .filter(({ type, stack }) => type === 'AWS::ApiGatewayV2::Integration' && stack === api.stack)
      .map(({ name, properties }) => [name, integrationSchema.parse(properties).IntegrationUri]),
  );
  return resources
    .filter(({ type }) => type === 'AWS::ApiGatewayV2::Route')
    .flatMap(({ properties, logicalId }): Route[] => {
      const { ApiId, RouteKey, Target } = routeSchema.parse(properties);
      if (ApiId !== api.name) return [];
      const target = functions.get(integrations.get(Target.split('/').at(-1) ?? '') ?? '');
      if (!target) throw new Error(`route ${logicalId} must lead to a function of the template`);
      const [method = 'ANY', template = ''] = RouteKey === '$default' ? ['ANY', '/{any+}'] : RouteKey.split(' ');
      const parameters: string[] = [];
      const pattern = template.replaceAll(/\{([^}+]+)(\+?)\}/g, (_, parameter: string, greedy: string) => {
        parameters.push(parameter);
        return greedy ? '(.+)' : '([^/]+)';
      });
      return [{ key: RouteKey, method, path: new RegExp(`^${pattern}$`), parameters, target }];
    })
    .sort(
      (a, b) => a.parameters.length - b.parameters.length || Number(a.method === 'ANY') - Number(b.method === 'ANY'),
    );
}

function payload(
  route: Route,
  incoming: IncomingMessage,
  { path, headers: { cookie, ...headers } }: PassedOn,
  body: Buffer,
  clock: Clock,
): object {
  const values = route.path.exec(path)?.slice(1) ?? [];
  const pathParameters = Object.fromEntries(route.parameters.map((name, i) => [name, decode(values[i] ?? '')]));
  const asText = /^(?:text\/|application\/(?:.*json|javascript|.*xml|x-www-form-urlencoded))/.test(
    headers['content-type'] ?? 'text/plain',
  );
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: '',
    headers,
    ...(cookie ? { cookies: cookie.split('; ') } : {}),
    ...(route.parameters.length > 0 ? { pathParameters } : {}),
    requestContext: {
      accountId: account,
      apiId: 'local',
      domainName: headers['host'] ?? '',
      domainPrefix: 'local',
      requestId: randomUUID(),
      routeKey: route.key,
      stage: '$default',
      time: clock.now(),
      timeEpoch: clock.epochMilliseconds(),
      http: {
        method: incoming.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: incoming.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
    },
    ...(body.length > 0 ? { body: body.toString(asText ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: body.length > 0 && !asText,
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function limitedBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > largestBody) return undefined;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function sendJson(outgoing: ServerResponse, status: number, value: unknown): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' });
  outgoing.end(JSON.stringify(value));
}
