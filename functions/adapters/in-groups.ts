/** Calls at once: enough to be quick, few enough for the client's sockets. */
const atOnce = 25;

/** Does `work` for every item, a group at a time. The first failure stops it; calls of that group may still be running. */
export async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += atOnce) await Promise.all(items.slice(i, i + atOnce).map(work));
}
