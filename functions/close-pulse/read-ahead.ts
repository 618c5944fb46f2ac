/** The same pages in the same order; the next one is requested while its reader works on the one before. */
export async function* readAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  const ask = () => {
    const next = iterator.next();
    // A reader that goes on meets the failure when it awaits the page; one that has stopped must not be ended by it.
    next.catch(() => undefined);
    return next;
  };
  let next = ask();
  for (let page = await next; !page.done; page = await next) {
    next = ask();
    yield page.value;
  }
}
