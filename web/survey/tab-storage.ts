/** What the page needs of a tab's storage. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The tab's own storage, or a map where the browser refuses it (all cookies blocked: then even reading the property
 * throws) or has no room: the page works, and a reload loses what was in it.
 */
export function tabStorage(sessionStorage: () => Storage): TabStorage {
  const map = new Map<string, string>();
  let stored: Storage | undefined;
  try {
    stored = sessionStorage();
  } catch {
    // The map has to do.
  }
  return {
    getItem: (key) => map.get(key) ?? stored?.getItem(key) ?? null,
    setItem(key, value) {
      map.set(key, value);
      try {
        stored?.setItem(key, value);
      } catch {
        // A full store is no reason to lose the page: the map has it.
      }
    },
    removeItem(key) {
      map.delete(key);
      stored?.removeItem(key);
    },
  };
}
