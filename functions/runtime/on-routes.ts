import type * as z from 'zod/mini';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Log } from './log.ts';
import { type HttpReply, type HttpRequest, malformed, onHttp } from './on-http.ts';

type Answer = (request: HttpRequest) => Promise<HttpReply>;

/** Parses a JSON body for a use case, and turns what it returns into a JSON reply. */
export const answerJson =
  <T>(schema: z.ZodMiniType<T>, answer: (body: T, now: Instant) => Promise<unknown>): Answer =>
  async ({ body, now }) => ({
    status: 200,
    body: JSON.stringify(await answer(parseBody(schema, body), now)),
    contentType: 'application/json',
  });

/** @throws PulseError request-malformed */
function parseBody<T>(schema: z.ZodMiniType<T>, body: string): T {
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    throw malformed();
  }
}

/** Turns use cases, by their routes, into one HTTP API handler. Any other route is not found. */
export const onRoutes = (answers: Readonly<Record<string, Answer>>, log: Log) =>
  onHttp(async (request) => {
    const answer = answers[request.route];
    if (!answer) throw new PulseError('not-found', 'route must be one of the answer path');
    return answer(request);
  }, log);
