import { type IncomingMessage, type OutgoingHttpHeaders, request, type Server, type ServerResponse } from 'node:http';
import { askForCapacity, consumedUnits } from './consumed-capacity.ts';
import { type NeededAction, neededActions } from './gateway-actions.ts';
import type { LambdaApi } from './lambda-api.ts';
import { callLoopback, loopbackAgent } from './loopback-call.ts';
import { releaseSeconds } from './object-store.ts';
import { loopbackServer } from './port.ts';
import type { Scheduler } from './scheduler.ts';
import type { Ses } from './ses.ts';

/** One SDK call of a function, for comparing calls with grants. */
export interface GatewayCall {
  /** Name of the caller's role, or `local` for the runtime itself. */
  readonly role: string;
  readonly service: string;
  /** The operation on the wire, such as `TransactWriteItems`; for S3 the HTTP method. */
  readonly operation: string;
  readonly actions: readonly NeededAction[];
  readonly status: number;
  /** Of the request's body. */
  readonly sentBytes: number;
  /** When it arrived and how long it took; milliseconds of this machine. */
  readonly began: number;
  readonly milliseconds: number;
  /** Capacity consumed, as DynamoDB reports it; only if calls are metered, and never for a refused call. */
  readonly units?: number | undefined;
}

/** A call as it arrives, before anything is done with it. */
export interface ArrivingCall extends Omit<GatewayCall, 'status' | 'units' | 'milliseconds'> {
  readonly body: string;
}

/**
 * What goes wrong with a call. `refuse`: nothing is done, the caller gets a 500. `lose`: everything is done and the connection
 * drops without an answer. `die-before`, `die-after`: the calling function ends during the call, as if its time were over,
 * before or after everything is done.
 */
export type Disturbance = 'refuse' | 'lose' | 'die-before' | 'die-after';

export interface Backends {
  readonly dynamoDbPort: number;
  /** S3 and SQS. */
  readonly objectStorePort: number;
  readonly ses: Ses;
  readonly scheduler: Scheduler;
  readonly lambda: LambdaApi;
  /** Buckets whose new objects are announced. */
  readonly announcedBuckets: ReadonlySet<string>;
  /** Called after an object was stored and before its writer gets an answer. */
  announceObject(bucket: string, key: string, size: number, etag: string): void;
  /** Called after a message was queued. */
  messageQueued(): void;
  onCall?: ((call: GatewayCall) => void) | undefined;
  /** Whether DynamoDB reports what each call consumes. */
  readonly meterCapacity?: boolean | undefined;
  disturb?: ((call: ArrivingCall) => Disturbance | undefined) | undefined;
  /** Ends the execution environment that a call came from. */
  endCaller(session: string): void;
}

interface Outcome {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string | Buffer;
}

/**
 * The one endpoint of every local SDK client. Service and caller are read from the credential scope of the signature
 * (`Credential=<role name>/<date>/<region>/<service>/aws4_request`). Signatures are not checked and nothing is denied
 * here: calls are reported, and tests compare them with the grants of the template.
 *
 * It sits in front of fauxqs for two things that fauxqs does not do: conditional writes of objects, and delays that do not
 * make a fast-forward wait in real time.
 */
export function createGateway(backends: () => Backends): Server {
  const objectLocks = new Map<string, Promise<unknown>>();
  return loopbackServer(async (incoming, outgoing) => {
    try {
      await route(backends(), incoming, outgoing, objectLocks);
    } catch (error) {
      if (!outgoing.headersSent) outgoing.writeHead(500, { 'content-type': 'text/plain' });
      outgoing.end(error instanceof Error ? error.message : 'gateway failed');
    }
  });
}

async function route(
  backends: Backends,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  objectLocks: Map<string, Promise<unknown>>,
): Promise<void> {
  const scope = /Credential=([^/]+)\/\d+\/[^/]+\/([^/]+)\//.exec(incoming.headers.authorization ?? '');
  if (!scope) {
    outgoing.writeHead(403, { 'content-type': 'text/plain' });
    outgoing.end('only signed calls from an SDK client are answered here');
    return;
  }
  const [, role = '', service = ''] = scope;
  const { method = 'GET', url = '/' } = incoming;
  const began = performance.now();
  const body = await bodyOf(incoming);
  const target = incoming.headers['x-amz-target'];
  const operation = typeof target === 'string' ? target.slice(target.indexOf('.') + 1) : method;
  const { onCall, disturb } = backends;
  const form = service === 'ses' ? new URLSearchParams(body.toString('utf8')) : undefined;
  const readable = (onCall ?? disturb) && service !== 's3' ? body.toString('utf8') : '';
  const actions = onCall || disturb ? neededActions({ service, method, url, operation, body: readable }) : [];
  const call = { role, service, operation: form?.get('Action') ?? operation, actions, sentBytes: body.length, began };
  const report = (status: number, units?: number): void =>
    onCall?.({ ...call, status, units, milliseconds: performance.now() - began });

  const disturbance = disturb?.({ ...call, body: readable });
  const endCaller = (): void => {
    const session = incoming.headers['x-amz-security-token'];
    if (disturbance?.startsWith('die')) backends.endCaller(String(session));
    outgoing.destroy();
  };
  if (disturbance === 'die-before') {
    endCaller();
    return;
  }
  if (disturbance === 'refuse') {
    outgoing.writeHead(500, { 'content-type': 'text/plain' });
    outgoing.end();
    return;
  }
  const finish = ({ status, headers, body: reply }: Outcome): void => {
    report(status);
    if (disturbance) {
      endCaller();
      return;
    }
    outgoing.writeHead(status, headers);
    outgoing.end(reply);
  };
  const pass = (port: number, sent: Buffer, done: (status: number, reply: Buffer) => void): void =>
    forward(incoming, outgoing, { port, body: sent, done, lose: disturbance && endCaller });

  switch (service) {
    case 'ses': {
      const reply = await backends.ses.handle(body.toString('utf8'));
      return finish({ ...reply, headers: { 'content-type': 'text/xml' } });
    }
    case 'scheduler': {
      const { status, errorType, json } = backends.scheduler.handle(method, url, body.toString('utf8'));
      const headers = { 'content-type': 'application/json', ...(errorType ? { 'x-amzn-errortype': errorType } : {}) };
      return finish({ status, headers, body: JSON.stringify(json) });
    }
    case 'lambda': {
      const invocationType = incoming.headers['x-amz-invocation-type'];
      const reply = await backends.lambda.handle(method, url, invocationType, body.toString('utf8'));
      const failed = reply.functionFailed ? { 'x-amz-function-error': 'Unhandled' } : {};
      const headers = { 'content-type': 'application/json', ...failed };
      return finish({ status: reply.status, headers, body: JSON.stringify(reply.json) ?? '' });
    }
    case 'sqs':
      return pass(backends.objectStorePort, undelayed(body), (status) => {
        report(status);
        backends.messageQueued();
      });
    case 'dynamodb': {
      const metered = backends.meterCapacity === true && /Item|Query|Scan/.test(operation);
      return pass(backends.dynamoDbPort, metered ? askForCapacity(body) : body, (status, reply) =>
        report(status, metered ? consumedUnits(reply) : undefined),
      );
    }
    case 's3': {
      if (method !== 'PUT') return pass(backends.objectStorePort, body, (status) => report(status));
      const path = new URL(url, 'http://s3').pathname;
      const write = (objectLocks.get(path) ?? Promise.resolve()).then(() => putObject(backends, incoming, path, body));
      const settled = write.catch(() => undefined);
      objectLocks.set(path, settled);
      try {
        return finish(await write);
      } finally {
        if (objectLocks.get(path) === settled) objectLocks.delete(path);
      }
    }
    default:
      return finish({
        status: 501,
        headers: { 'content-type': 'text/plain' },
        body: `there is no local ${service}; see local/gateway`,
      });
  }
}

/** One writer of a path at a time, so that no other write comes between the check and the write. */
async function putObject(backends: Backends, incoming: IncomingMessage, path: string, body: Buffer): Promise<Outcome> {
  const port = backends.objectStorePort;
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = headers;
  if (ifNoneMatch !== undefined || ifMatch !== undefined) {
    const authorization = headers['authorization'] ?? '';
    const before = await callLoopback(port, { method: 'HEAD', path, headers: { authorization } });
    const exists = before.status === 200;
    if (ifNoneMatch === '*' && exists) return s3Error(412, 'PreconditionFailed', 'If-None-Match');
    if (ifMatch !== undefined && !exists) return s3Error(404, 'NoSuchKey', 'If-Match');
    if (ifMatch !== undefined && before.headers.etag !== ifMatch) return s3Error(412, 'PreconditionFailed', 'If-Match');
  }
  const reply = await callLoopback(port, { method: 'PUT', path: incoming.url ?? path, headers, body });
  const [, bucket = '', ...parts] = path.split('/');
  const key = decodeURIComponent(parts.join('/'));
  if (reply.status === 200 && key !== '' && backends.announcedBuckets.has(bucket)) {
    const size = Number(headers['x-amz-decoded-content-length'] ?? body.length);
    backends.announceObject(bucket, key, size, (reply.headers.etag ?? '').replaceAll('"', ''));
  }
  return reply;
}

const s3Error = (status: number, code: string, condition: string): Outcome => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body:
    `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code>` +
    `<Message>The condition you specified did not hold</Message><Condition>${condition}</Condition></Error>`,
});

/** Long delays would hold up logical time in real seconds, so every local delay is short. */
function undelayed(body: Buffer): Buffer {
  const text = body.toString('utf8');
  if (!/"(?:DelaySeconds|VisibilityTimeout)":/.test(text)) return body;
  return Buffer.from(text.replaceAll(/"(DelaySeconds|VisibilityTimeout)":\d+/g, `"$1":${releaseSeconds}`));
}

function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  {
    port,
    body,
    done,
    lose,
  }: {
    readonly port: number;
    readonly body: Buffer;
    readonly done: (status: number, reply: Buffer) => void;
    /** Sent instead of a reply. */
    readonly lose: (() => void) | undefined;
  },
): void {
  const headers = { ...incoming.headers, host: `127.0.0.1:${port}`, 'content-length': String(body.length) };
  delete headers['transfer-encoding'];
  const upstream = request(
    { host: '127.0.0.1', port, agent: loopbackAgent, method: incoming.method, path: incoming.url, headers },
    (reply) => {
      const status = reply.statusCode ?? 502;
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.once('end', () => done(status, Buffer.concat(chunks)));
      if (lose) return reply.once('end', lose).resume();
      outgoing.writeHead(status, reply.headers);
      return reply.pipe(outgoing);
    },
  );
  upstream.on('error', (error) => outgoing.destroy(error));
  upstream.end(body);
}

function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', reject);
  });
}
