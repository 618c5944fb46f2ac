import { Server } from 'node:net';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import * as z from 'zod/mini';
import { callLoopback, ownAuthorization, region } from './loopback-call.ts';
import type { Resource } from './resolve-template.ts';

/**
 * The local S3 and SQS: fauxqs in this process, with everything in one SQLite file. Objects share that file with messages,
 * because loose files would not survive a kill in the middle of a write.
 */
export interface ObjectStore {
  readonly port: number;
  readonly queues: Queues;
  readonly objects: Objects;
  stop(): Promise<void>;
}

interface QueueContent {
  readonly ready: number;
  readonly delayed: number;
  readonly inFlight: readonly { readonly receiptHandle: string }[];
}

interface Queues {
  send(queue: string, body: string): void;
  content(queue: string): QueueContent;
}

interface Objects {
  read(bucket: string, key: string): Promise<Uint8Array | undefined>;
  list(bucket: string, prefix: string): Promise<string[]>;
}

/**
 * How long a delayed or released message stays invisible, whatever its sender asked for, because logical time does not move
 * meanwhile. Not zero: fauxqs 2.4.1 loses a persistent message whose visibility timeout is set to zero.
 */
export const releaseSeconds = 0.05;

/** A path of the S3 protocol: every part of the key encoded, with the slashes between them kept. */
export const objectPath = (bucket: string, key: string): string =>
  `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;

const queueSchema = z.object({
  FifoQueue: z._default(z.coerce.boolean(), false),
  VisibilityTimeout: z._default(z.coerce.number(), 30),
  RedrivePolicy: z.optional(z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() })),
});

export async function startObjectStore(data: string, resources: readonly Resource[]): Promise<ObjectStore> {
  const server = await onLoopback(() => startFauxqs({ port: 0, logger: false, dataDir: data, defaultRegion: region }));
  createQueuesAndBuckets(server, resources);
  const { port } = server;

  const content = (queue: string): QueueContent => {
    const messages = server.inspectQueue(queue)?.messages;
    if (!messages) throw new Error(`queue must exist: ${queue}`);
    return { ready: messages.ready.length, delayed: messages.delayed.length, inFlight: messages.inflight };
  };

  const get = (path: string) =>
    callLoopback(port, { method: 'GET', path, headers: { authorization: ownAuthorization('s3') } });

  return {
    port,
    queues: { send: (queue, body) => void server.sendMessage(queue, body), content },
    objects: {
      async read(bucket, key) {
        const reply = await get(objectPath(bucket, key));
        return reply.status === 200 ? new Uint8Array(reply.body) : undefined;
      },
      async list(bucket, prefix) {
        const keys: string[] = [];
        for (let after = ''; ; after = keys.at(-1) ?? '') {
          const query = new URLSearchParams({ 'list-type': '2', prefix, 'start-after': after });
          const page = (await get(`/${bucket}?${query}`)).body.toString('utf8');
          for (const [, key = ''] of page.matchAll(/<Key>([^<]*)<\/Key>/g)) keys.push(unescapeXml(key));
          if (!page.includes('<IsTruncated>true</IsTruncated>')) return keys;
        }
      },
    },
    stop: () => server.stop(),
  };
}

/** `setup`, never `createQueue`: the latter empties an existing queue. Dead-letter queues come first. */
function createQueuesAndBuckets(server: FauxqsServer, resources: readonly Resource[]): void {
  const queues = resources
    .filter(({ type }) => type === 'AWS::SQS::Queue')
    .map(({ name, properties }) => {
      const { FifoQueue, VisibilityTimeout, RedrivePolicy } = queueSchema.parse(properties);
      const attributes: Record<string, string> = { VisibilityTimeout: String(VisibilityTimeout) };
      if (FifoQueue) attributes['FifoQueue'] = 'true';
      if (RedrivePolicy) attributes['RedrivePolicy'] = JSON.stringify(RedrivePolicy);
      return { name, attributes };
    })
    .sort((a, b) => Number('RedrivePolicy' in a.attributes) - Number('RedrivePolicy' in b.attributes));
  const buckets = resources.filter(({ type }) => type === 'AWS::S3::Bucket').map(({ name }) => name);
  server.setup({ queues, buckets });
}

/**
 * fauxqs listens on every address of the machine, with no option to change it. Because it holds other people's mail, a
 * listen call during its start is limited to the loopback address.
 */
async function onLoopback<T>(start: () => Promise<T>): Promise<T> {
  const original = Server.prototype.listen;
  Object.defineProperty(Server.prototype, 'listen', {
    configurable: true,
    writable: true,
    value(this: Server, first: unknown, ...rest: unknown[]) {
      const options = typeof first === 'object' && first !== null ? { ...first, host: '127.0.0.1' } : first;
      return Reflect.apply(original, this, [options, ...rest]);
    },
  });
  try {
    return await start();
  } finally {
    Object.defineProperty(Server.prototype, 'listen', { configurable: true, writable: true, value: original });
  }
}

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
