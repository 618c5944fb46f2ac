import type { LambdaFunction } from './lambda-function.ts';
import { callLoopback, ownAuthorization } from './loopback-call.ts';
import { type ObjectStore, objectPath } from './object-store.ts';

/** The two buckets as stewards and readers use them, outside the functions. */
export interface Buckets {
  /** Stores an object in the inbox bucket as a steward would, which triggers the import. */
  putInboxObject(key: string, bytes: Uint8Array): Promise<void>;
  readInboxObject(key: string): Promise<Uint8Array | undefined>;
  readSiteObject(key: string): Promise<Uint8Array | undefined>;
  listSiteObjects(prefix: string): Promise<string[]>;
}

/** Finds the buckets by the environment of the functions, so the template alone names them. */
export function openBuckets(
  { objects }: Pick<ObjectStore, 'objects'>,
  functions: ReadonlyMap<string, LambdaFunction>,
  gatewayPort: number,
): Buckets {
  const named = (variable: 'INBOX_BUCKET' | 'SITE_BUCKET'): string => {
    for (const { environment } of functions.values()) {
      const bucket = environment[variable];
      if (bucket !== undefined) return bucket;
    }
    throw new Error(`a function of the template must have ${variable} in its environment`);
  };
  return {
    async putInboxObject(key, bytes) {
      const path = objectPath(named('INBOX_BUCKET'), key);
      const headers = { authorization: ownAuthorization('s3'), 'content-type': 'application/octet-stream' };
      const reply = await callLoopback(gatewayPort, { method: 'PUT', path, headers, body: bytes });
      if (reply.status !== 200) throw new Error(`the inbox must take an object, but answered ${reply.status}`);
    },
    readInboxObject: (key) => objects.read(named('INBOX_BUCKET'), key),
    readSiteObject: (key) => objects.read(named('SITE_BUCKET'), key),
    listSiteObjects: (prefix) => objects.list(named('SITE_BUCKET'), prefix),
  };
}
