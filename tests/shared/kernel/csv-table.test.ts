import { expect, test } from 'vitest';
import { readCsv } from '../../../shared/kernel/csv-table.ts';
import { firstOf, inRow, ProblemList } from '../../../shared/kernel/problem.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian: boolean) => {
  const view = new DataView(new ArrayBuffer(2 + 2 * text.length));
  for (const [index, unit] of [0xfeff, ...Array.from(text, (letter) => letter.charCodeAt(0))].entries()) {
    view.setUint16(2 * index, unit, !bigEndian);
  }
  return new Uint8Array(view.buffer);
};
const read = (bytes: Uint8Array) => {
  const table = readCsv(bytes);
  if (!table.ok) throw new Error(JSON.stringify(table.error));
  return table.value;
};
const cells = [
  ['email', 'name'],
  ['ana@example.org', 'Ana "Zed", Silva; ä'],
];
const written = (separator: string) =>
  `email${separator}name\r\nana@example.org${separator}"Ana ""Zed"", Silva; ä"\r\n`;

test.each([
  ['UTF-8', utf8(written(','))],
  ['UTF-8 with a byte order mark', utf8(`\uFEFF${written(',')}`)],
  ['UTF-16 as Excel writes "Unicode text"', utf16(written('\t'), false)],
  ['UTF-16 in the other byte order', utf16(written(','), true)],
  ['semicolons, as Excel writes them when a comma is the decimal sign', utf8(`\uFEFF${written(';')}`)],
  ['tabs', utf8(written('\t'))],
  ["Excel's sep= line", utf8(`sep=;\r\n${written(';')}`)],
  ['line feeds', utf8(written(',').replaceAll('\r', ''))],
  ['no line break at the end', utf8(written(',').trimEnd())],
])('the same cells are read from %s', (_, bytes) => {
  expect(read(bytes)).toEqual({ rows: cells, problems: [] });
});

test('rows keep the numbers that a spreadsheet shows, whichever are empty', () => {
  expect(read(utf8('a,b\n\n , \n"",\nx,y\n')).rows).toEqual([['a', 'b'], [], [], [], ['x', 'y']]);
});

test('rows around a wrong quotation mark are read', () => {
  const { rows, problems } = read(utf8('a,b\n"x,y\n1,"2, 3"\n4,5 "6"\n'));
  expect(rows).toEqual([['a', 'b'], [], ['1', '2, 3'], [], []]);
  expect(problems.map(({ row, value }) => [row, value])).toEqual([
    [2, '"x,y'],
    [4, '4,5 "6"'],
  ]);
});

test.each([
  ['Latin-1', Uint8Array.of(0x65, 0xe9, 0x0a)],
  ['UTF-16 that begins without its mark', utf16('email,name', false).slice(2)],
  ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0)],
])('%s is not a table, and the cure is given', (_, bytes) => {
  const table = readCsv(bytes);
  expect(table.ok ? undefined : table.error).toMatchObject({
    place: 'the file',
    cure: expect.stringContaining('CSV UTF-8'),
  });
});

test.each(['\n', '\r\n', '\r'])('more lines than rows that people bring are not read, ended by %j', (end) => {
  const table = readCsv(utf8(`a${end}`.repeat(400_001)));
  expect(table.ok ? '' : table.error.problem).toBe('has more than 400,000 lines.');
  expect(readCsv(utf8(`a${end}`.repeat(399_999))).ok).toBe(true);
});

test('of endless mistakes, the first are kept and the others counted', () => {
  const list = new ProblemList();
  for (let row = 6_000; row > 0; row--) list.add(inRow(row, 'email', 'x', 'is wrong.', 'Correct it.'));
  expect(list.count).toBe(6_000);
  expect(list.inOrder()).toHaveLength(5_001);
  expect(list.inOrder()[0]?.row).toBe(1_001);
  const both = firstOf([{ place: 'id', problem: 'is wrong.', cure: 'Correct it.' }, ...list.inOrder()]);
  expect(both).toHaveLength(5_001);
  expect(both.at(-1)).toMatchObject({ more: 1_001, problem: 'have 1001 more mistakes.' });
});

test('a list of mistakes too long to read is cut, and says how long it was', () => {
  const many = Array.from({ length: 5_003 }, (_, index) => inRow(index + 2, 'email', 'x', 'is wrong.', 'Correct it.'));
  expect(firstOf(many)).toHaveLength(5_001);
  expect(firstOf(many).at(-1)?.problem).toBe('have 3 more mistakes.');
  expect(firstOf(many.slice(0, 5_000))).toHaveLength(5_000);
  expect(inRow(2, 'email', 'x'.repeat(10_000), 'is wrong.', 'Correct it.').value).toHaveLength(201);
});
