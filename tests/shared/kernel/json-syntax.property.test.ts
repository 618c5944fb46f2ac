import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineAndColumn, syntaxErrorIn } from '../../../shared/kernel/json-syntax.ts';

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

test('finds a mistake exactly where the runtime refuses the text', () => {
  const scrap = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '1',
    '-',
    '0',
    '.5',
    'e9',
    'true',
    'nul',
    ' ',
    '\n',
    '\\',
    '\\u00e',
    '“',
  );
  const scraps = fc.array(scrap, { maxLength: 14 }).map((parts) => parts.join(''));
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '"', '}', 'x'))
    .map(
      ([json, at, put]) => `${json.slice(0, at % (json.length + 1))}${put}${json.slice((at % (json.length + 1)) + 1)}`,
    );
  fc.assert(
    fc.property(fc.oneof(scraps, broken, fc.json()), (text) => {
      expect(syntaxErrorIn(text) === undefined).toBe(isJson(text));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ['{"a": 1,}', 1, 9],
  ['{\n  "a": 1\n  "b": 2\n}', 3, 3],
  ['{\r\n"a": “x”}', 2, 6],
  ["{'a': 1}", 1, 2],
  ['{"a": 1}\n}', 2, 1],
  ['{\n"a": [1, 2\n', 3, 1],
  ['{"a": "two\nlines"}', 1, 11],
])('%j is wrong in line %i, column %i', (text, line, column) => {
  expect(lineAndColumn(text, syntaxErrorIn(text) ?? -1)).toEqual({ line, column });
});

test('no depth of brackets is too deep', () => {
  expect(syntaxErrorIn(`${'['.repeat(200_000)}x`)).toBe(200_000);
});
