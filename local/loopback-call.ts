import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** One pool of kept-open connections to the embedded services. */
export const loopbackAgent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface LoopbackReply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export function callLoopback(
  port: number,
  options: {
    readonly method: string;
    readonly path: string;
    readonly headers?: Record<string, string>;
    readonly body?: string | Uint8Array;
  },
): Promise<LoopbackReply> {
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = options;
    const length = { 'content-length': String(body === undefined ? 0 : Buffer.byteLength(body)) };
    const outgoing = request(
      { host: '127.0.0.1', port, agent: loopbackAgent, method, path, headers: { ...headers, ...length } },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('error', reject);
        reply.on('end', () =>
          resolve({ status: reply.statusCode ?? 0, headers: reply.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A header for our own calls: the embedded services read the scope and check no signature. */
export const ownAuthorization = (service: string): string =>
  `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;

/** Account and region that every embedded service agrees on. */
export const account = '000000000000';
export const region = 'eu-central-1';

/** One call of the AWS JSON protocol; a failure is thrown under the service's own error name. */
export async function callJson(port: number, service: string, target: string, input: unknown): Promise<unknown> {
  const reply = await callLoopback(port, {
    method: 'POST',
    path: '/',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': target,
      'x-amz-date': '20260101T000000Z',
      authorization: ownAuthorization(service),
    },
    body: JSON.stringify(input),
  });
  const output: unknown = reply.body.length === 0 ? {} : JSON.parse(reply.body.toString('utf8'));
  if (reply.status === 200) return output;
  const type = typeof output === 'object' && output !== null && '__type' in output ? String(output.__type) : '';
  const error = new Error(`${target} answered ${reply.status} ${type}`);
  error.name = type.split('#').pop() ?? type;
  throw error;
}
