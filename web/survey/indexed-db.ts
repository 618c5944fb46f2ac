import type { Progress, ProgressStorage } from './progress.ts';

const store = 'progress';

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * Progress in IndexedDB, durable before a promise resolves. If a browser allows no database (some private windows, or all
 * cookies blocked: then even reading the property throws), progress is kept in the tab alone: better one response that a
 * dead tab can lose than a member who cannot answer.
 */
export async function openProgressStorage(databases: () => IDBFactory): Promise<ProgressStorage> {
  let database: IDBDatabase;
  try {
    const opening = databases().open('commons-pulse', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    database = await settled(opening);
  } catch {
    return tabStorage();
  }
  const write = (change: (objects: IDBObjectStore) => void): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = database.transaction(store, 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      change(transaction.objectStore(store));
    });
  return {
    get: (key) => settled<Progress | undefined>(database.transaction(store).objectStore(store).get(key)),
    set: (key, progress) => write((objects) => void objects.put(progress, key)),
    delete: (key) => write((objects) => void objects.delete(key)),
  };
}

function tabStorage(): ProgressStorage {
  const kept = new Map<string, Progress>();
  return {
    get: async (key) => kept.get(key),
    set: async (key, progress) => void kept.set(key, progress),
    delete: async (key) => void kept.delete(key),
  };
}
