import { gzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Log } from './log.ts';
import { answering, type HttpRequest, requestOf } from './on-http.ts';

/** The parts of a reader's request that a use case sees: no address, no agent, and of all headers two. */
export interface ReadingRequest extends HttpRequest {
  readonly cookies: Readonly<Record<string, string>>;
  /** The languages that the browser asks for, best first. */
  readonly languages: readonly string[];
}

export interface ReadingReply {
  readonly status: 200 | 404;
  readonly body: Uint8Array | string;
  readonly contentType: string;
  /** A whole `Set-Cookie` value. */
  readonly cookie?: string;
}

/** Smaller bodies gain nothing. */
const compressedFrom = 1_000;

/**
 * Turns a use case into an HTTP API handler (payload 2.0) that compresses and answers HEAD as GET without a body, which
 * CloudFront does not where it does not cache. A reply has no ETag, because CloudFront passes on no conditions where it passes
 * on cookies: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Cookies.html. The browser asks each time, so
 * that a report that was closed is closed.
 */
export const onReading = (handle: (request: ReadingRequest) => Promise<ReadingReply>, log: Log) =>
  answering(async (event) => {
    const request = requestOf(event);
    const reply = await handle({
      ...request,
      route: request.route.replace(/^HEAD /, 'GET '),
      cookies: cookiesOf(event),
      languages: languagesOf(event.headers['accept-language'] ?? ''),
    });
    return structured(reply, event);
  }, log);

function structured(
  { status, body, contentType, cookie }: ReadingReply,
  event: APIGatewayProxyEventV2,
): APIGatewayProxyStructuredResultV2 {
  const isFound = status === 200 && cookie === undefined;
  const prepared = prepare(body);
  const headers: Record<string, string> = {
    'cache-control': isFound ? 'private, no-cache' : 'no-store',
    'content-type': contentType,
    vary: 'accept-encoding',
  };
  const isZipped = prepared.zipped !== undefined && /\bgzip\b/.test(event.headers['accept-encoding'] ?? '');
  if (isZipped) headers['content-encoding'] = 'gzip';
  return {
    statusCode: status,
    headers,
    ...(cookie !== undefined && { cookies: [cookie] }),
    ...(event.requestContext.http.method === 'HEAD'
      ? {}
      : { body: (isZipped ? prepared.zipped : undefined) ?? base64(prepared.bytes), isBase64Encoded: true }),
  };
}

interface Prepared {
  readonly bytes: Uint8Array;
  /** As base64, which is what Lambda takes. */
  readonly zipped: string | undefined;
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A store that keeps a file gives the same bytes each time; they are compressed once. */
const known = new WeakMap<Uint8Array, Prepared>();

function prepare(body: Uint8Array | string): Prepared {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  const before = known.get(bytes);
  if (before) return before;
  const zipped = bytes.length < compressedFrom ? undefined : base64(gzipSync(bytes));
  const prepared = { bytes, zipped };
  known.set(bytes, prepared);
  return prepared;
}

const cookiesOf = ({ cookies = [] }: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(
    cookies.flatMap((cookie) => {
      const end = cookie.indexOf('=');
      return end < 1 ? [] : [[cookie.slice(0, end).trim(), cookie.slice(end + 1).trim()]];
    }),
  );

/** RFC 9110 section 12.5.4, best first; the order settles what has the same weight. */
const languagesOf = (header: string): string[] =>
  header
    .split(',')
    .map((part) => {
      const [tag = '', weight = ''] = part.split(';');
      return { tag: tag.trim(), weight: weight.trim().startsWith('q=') ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => tag !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
