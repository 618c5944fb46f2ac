import { expect, test } from 'vitest';
import { rowRanges, rowsIn } from '../../../shared/kernel/row-ranges.ts';

test.each([
  [[], []],
  [[12], ['12']],
  [
    [17, 12, 15, 16, 15],
    ['12', '15-17'],
  ],
  [
    [2, 3, 4, 100, 101],
    ['2-4', '100-101'],
  ],
])('rows %j are written as %j, each once', (rows, ranges) => {
  expect(rowRanges(rows)).toEqual(ranges);
  expect(ranges.reduce((sum, range) => sum + rowsIn(range), 0)).toBe(new Set(rows).size);
});
