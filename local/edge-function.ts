import { createContext, Script } from 'node:vm';
import * as z from 'zod/mini';

/**
 * A viewer-request function of the distribution, run as CloudFront runs it: plain JavaScript with a `handler(event)` and
 * nothing around it. It returns the request with a changed path, or its own response.
 */
export interface EdgeRequest {
  readonly method: string;
  readonly uri: string;
  readonly host: string;
}

const answerSchema = z.object({
  uri: z.optional(z.string()),
  statusCode: z.optional(z.number()),
  headers: z.optional(z.record(z.string(), z.object({ value: z.string() }))),
});
export type EdgeAnswer = z.infer<typeof answerSchema>;

export function compileEdgeFunction(code: string): (request: EdgeRequest) => EdgeAnswer {
  const script = new Script(`${code}\n;JSON.stringify(handler(JSON.parse(input)));`);
  return ({ method, uri, host }) => {
    const request = { method, uri, querystring: {}, headers: { host: { value: host } }, cookies: {} };
    const event = { version: '1.0', context: {}, viewer: { ip: '127.0.0.1' }, request };
    const context = createContext({ input: JSON.stringify(event) });
    return answerSchema.parse(JSON.parse(String(script.runInContext(context, { timeout: 100 }))));
  };
}
