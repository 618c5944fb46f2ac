import { describe, expect, it } from 'vitest';
import { csvCell } from '../../../shared/kernel/csv-cell.ts';

describe('a cell of a table', () => {
  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1', '＝1+1'])(
    'is not a formula to a spreadsheet: %j',
    (cell) => {
      expect(csvCell(cell)).toMatch(/^"?'/);
    },
  );

  it('is not one if the semicolon divides lines either, wherever the sign is', () => {
    expect(csvCell('Thanks;=HYPERLINK("http://x")')).toBe(`"Thanks;'=HYPERLINK(""http://x"")"`);
    expect(csvCell('a\t@b')).toBe(`"a\t'@b"`);
  });

  it('keeps words and numbers as they are', () => {
    for (const cell of ['-0.3', '4', 'Great: more - of it = this', 'a; - b', '']) {
      expect(csvCell(cell).replaceAll('"', '')).toBe(cell);
    }
  });
});
