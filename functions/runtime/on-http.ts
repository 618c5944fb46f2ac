import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { limits } from '../../shared/contract/limits.ts';
import { type ErrorCode, PulseError, publicErrors } from '../../shared/kernel/errors.ts';
import { type Instant, instantOf } from '../../shared/kernel/time.ts';
import type { Log } from './log.ts';

/**
 * The parts of an HTTP request that a use case sees. The address, the agent, headers and the event itself stop here: no use
 * case can log or store what it never receives.
 */
export interface HttpRequest {
  readonly route: string;
  readonly now: Instant;
  readonly path: Readonly<Record<string, string>>;
  /** The body as text, at most `limits.requestMaxBytes` long. */
  readonly body: string;
}

export interface HttpReply {
  readonly status: number;
  readonly body: string;
  readonly contentType: 'application/json' | 'text/html; charset=utf-8' | 'text/plain; charset=utf-8';
}

/** For any mistake in a body the caller gets one code and no detail. */
export const malformed = () => new PulseError('request-malformed', 'body must be JSON of the documented shape');

/**
 * Turns a use case into an HTTP API handler (payload 2.0). Errors become their public code and sentence; anything but a
 * `PulseError` is our fault: it answers 500 and logs only the error's class.
 */
export const onHttp = (handle: (request: HttpRequest) => Promise<HttpReply>, log: Log) =>
  answering(async (event) => structured(await handle(requestOf(event))), log);

/** @throws PulseError request-malformed for a body that is too long */
export function requestOf(event: APIGatewayProxyEventV2): HttpRequest {
  const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(body) > limits.requestMaxBytes) throw malformed();
  const path = Object.fromEntries(Object.entries(event.pathParameters ?? {}).map(([k, v]) => [k, v ?? '']));
  return { route: event.routeKey, now: instantOf(event.requestContext.timeEpoch), path, body };
}

/** A handler that turns errors into their public code and sentence. */
export function answering(
  answer: (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>,
  log: Log,
) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      return await answer(event);
    } catch (error) {
      const code: ErrorCode = error instanceof PulseError ? error.code : 'promise-broken';
      const { kind, status, sentence } = publicErrors[code];
      if (kind === 'broken') {
        log('request.failed', { code, errorName: error instanceof Error ? error.name : 'unknown' });
      } else {
        log('request.refused', { code });
      }
      const body = JSON.stringify({ code, message: sentence });
      return structured({ status, body, contentType: 'application/json' });
    }
  };
}

const structured = (reply: HttpReply): APIGatewayProxyStructuredResultV2 => ({
  statusCode: reply.status,
  headers: { 'content-type': reply.contentType, 'cache-control': 'no-store' },
  body: reply.body,
});
