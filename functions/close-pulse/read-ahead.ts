/** The same pages in the same order; the next one is asked for while its reader works on the one before. */
export async function* readAhead<T>(pages: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = pages[Symbol.asyncIterator]();
  const ask = () => {
    const next = iterator.next();
    // Whoever reads on meets the failure where it awaits the page; who does not, must not be ended by it.
    next.catch(() => undefined);
    return next;
  };
  let next = ask();
  for (let page = await next; !page.done; page = await next) {
    next = ask();
    yield page.value;
  }
}
