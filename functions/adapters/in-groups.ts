/** Calls at once: enough to be quick, few enough for the client's sockets. */
const atOnce = 25;

/** Does `work` for every item, some at a time; the first failure ends it with the group in hand. */
export async function inGroups<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < items.length; i += atOnce) await Promise.all(items.slice(i, i + atOnce).map(work));
}
