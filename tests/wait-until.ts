/**
 * Waits for what another part of the system will do. The limit is far above what that ever takes: it only turns an endless
 * wait into a sentence.
 *
 * @param what a clause about what must happen, such as `the queue is empty`
 * @throws Error that says what did not happen, and how many seconds it waited
 */
export async function waitUntil(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitSeconds = 60,
  everyMilliseconds = 50,
): Promise<void> {
  const since = performance.now();
  while (!(await holds())) {
    if (performance.now() - since > limitSeconds * 1000) {
      throw new Error(`waited ${limitSeconds} seconds in vain until ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, everyMilliseconds));
  }
}
