import { join } from 'node:path';
import { dataNames } from './data-names.ts';
import { startDynamoDb } from './dynamodb.ts';
import { type ObjectStore, startObjectStore } from './object-store.ts';
import type { Resource } from './resolve-template.ts';
import type { Lifetime } from './stack-options.ts';
import { createTables, type Tables } from './tables.ts';

export interface Storage {
  readonly dynamoDbPort: number;
  readonly tables: Tables;
  /** Buckets and queues. */
  readonly store: ObjectStore;
}

/** Starts the embedded services and creates the template's missing tables, buckets and queues. */
export async function startStorage(
  data: string,
  resources: readonly Resource[],
  { stopping, atTheEnd }: Lifetime,
): Promise<Storage> {
  // Each one is registered to stop as soon as it runs, even if the other fails to start.
  const stopAtTheEnd = <T extends { stop(): unknown }>(server: T): T => {
    atTheEnd(() => server.stop());
    return server;
  };
  const starting = [
    startDynamoDb(data, stopping).then(stopAtTheEnd),
    startObjectStore(join(data, dataNames.objects), resources).then(stopAtTheEnd),
  ] as const;
  await Promise.allSettled(starting);
  const [dynamoDb, store] = await Promise.all(starting);
  stopping.throwIfAborted();
  return { dynamoDbPort: dynamoDb.port, tables: await createTables(dynamoDb.port, resources), store };
}
