/**
 * Where a text stops being JSON. The runtime's own parser gives a place for some mistakes only, and quotes the text for the
 * others. Iterative, so that no depth of brackets ends it.
 */

/** Index of the first character that JSON does not allow; the length of the text when it ends too early; undefined for JSON. */
export function syntaxErrorIn(text: string): number | undefined {
  const open: string[] = [];
  let at = afterSpace(text, 0);
  for (;;) {
    // A value, or the end of an empty list or group.
    const start = text.charAt(at);
    if (start === '{' || start === '[') {
      open.push(start);
      at = afterSpace(text, at + 1);
      if (text.charAt(at) !== closing(start)) {
        if (start === '[') continue;
        const colon = afterKey(text, at);
        if (text.charAt(colon) !== ':') return colon;
        at = afterSpace(text, colon + 1);
        continue;
      }
    } else {
      const end = start === '"' ? afterString(text, at) : afterWord(text, at);
      if (end < 0) return -end - 1;
      at = afterSpace(text, end);
    }
    // What follows a value: the ends of what is open, or a comma.
    for (let last = open.at(-1); last !== undefined && text.charAt(at) === closing(last); last = open.at(-1)) {
      open.pop();
      at = afterSpace(text, at + 1);
    }
    const last = open.at(-1);
    if (last === undefined) return at === text.length ? undefined : at;
    if (text.charAt(at) !== ',') return at;
    at = afterSpace(text, at + 1);
    if (last === '[') continue;
    const colon = afterKey(text, at);
    if (text.charAt(colon) !== ':') return colon;
    at = afterSpace(text, colon + 1);
  }
}

/** Line and column, counted from 1, of a place in a text whose lines end in any way. */
export function lineAndColumn(text: string, index: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, index).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

const closing = (bracket: string): string => (bracket === '{' ? '}' : ']');

function afterSpace(text: string, at: number): number {
  let index = at;
  while (index < text.length && ' \t\r\n'.includes(text.charAt(index))) index++;
  return index;
}

/** Where the colon of a field should be, or the first wrong character of its name. */
function afterKey(text: string, at: number): number {
  if (text.charAt(at) !== '"') return at;
  const end = afterString(text, at);
  return end < 0 ? -end - 1 : afterSpace(text, end);
}

/** The index behind a string; -1 minus the index of the first wrong character. */
function afterString(text: string, at: number): number {
  for (let index = at + 1; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') return index + 1;
    if (character < ' ') return -index - 1;
    if (character !== '\\') continue;
    const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(index + 1, index + 6))?.[0];
    if (escaped === undefined) return -index - 1;
    index += escaped.length;
  }
  return -text.length - 1;
}

const word = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;

function afterWord(text: string, at: number): number {
  word.lastIndex = at;
  return word.test(text) ? word.lastIndex : -at - 1;
}
