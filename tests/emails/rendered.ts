/** Text of HTML, its entities read. */
export const decoded = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** What a reader sees of HTML, without tags, styles and entities. */
export const visible = (html: string) =>
  decoded(html.replaceAll(/<head>.*?<\/head>|<!--.*?-->/gs, '').replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ');

/** Calls to functions and reads of texts, by path. */
export function recorded<T extends object>(words: T, path: string, seen: Set<string>): T {
  return new Proxy(words, {
    get(target, key, receiver) {
      const value: unknown = Reflect.get(target, key, receiver);
      const here = `${path}.${String(key)}`;
      if (typeof value === 'object' && value !== null) return recorded(value, here, seen);
      seen.add(here);
      return value;
    },
  });
}

export const leaves = (words: object, path: string): string[] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${path}.${key}`) : [`${path}.${key}`],
  );
