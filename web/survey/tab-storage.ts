/** The part of a tab's storage that the page uses. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The tab's own storage, or a map if the browser refuses it (all cookies blocked: then even reading the property throws) or
 * it is full: the page works, and a reload loses its contents.
 */
export function tabStorage(sessionStorage: () => Storage): TabStorage {
  const map = new Map<string, string>();
  let stored: Storage | undefined;
  try {
    stored = sessionStorage();
  } catch {
    // Falls back to the map.
  }
  return {
    getItem: (key) => map.get(key) ?? stored?.getItem(key) ?? null,
    setItem(key, value) {
      map.set(key, value);
      try {
        stored?.setItem(key, value);
      } catch {
        // A full store must not break the page: the map has the value.
      }
    },
    removeItem(key) {
      map.delete(key);
      stored?.removeItem(key);
    },
  };
}
