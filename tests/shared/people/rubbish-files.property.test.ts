/** Whatever lands in the inbox, an import ends with rows or with mistakes that have a place, words and a cure. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '../../../shared/kernel/problem.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { parseForgetList } from '../../../shared/people/forget-list.ts';
import { parseRoster } from '../../../shared/people/roster.ts';
import { readAttendance } from '../../../shared/signals/attendance-file.ts';
import { readFacts } from '../../../shared/signals/fact-file.ts';

const readers: readonly ((bytes: Uint8Array) => Result<unknown, Problem[]>)[] = [
  parseRoster,
  parseForgetList,
  readFacts,
  (bytes) => readAttendance(bytes, 'zoom-2026-10-06.csv'),
];
const header = 'email,name,group,timezone,language,role';
const good = (n: number) => `m${n}@example.org,Member ${n},Berlin,Europe/Berlin,de,member`;

function expectSense(bytes: Uint8Array): void {
  for (const read of readers) {
    const result = read(bytes);
    if (result.ok) continue;
    expect(result.error.length).toBeGreaterThan(0);
    for (const { place, problem, cure } of result.error) {
      expect(place).not.toBe('');
      expect(problem).toMatch(/^\w.+\.$/s);
      expect(cure).toMatch(/^[A-Z].+[.?]$/s);
    }
  }
}

test('bytes of any kind', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), expectSense), { numRuns: 300 });
});

const scrap = fc.constantFrom(
  header,
  good(1),
  '"',
  '""',
  ',',
  ';',
  '\t',
  '\r',
  '\n',
  '\r\n',
  '\0',
  '\uFEFF',
  'sep=;',
  'ü',
);
test('scraps of a roster in any order', () => {
  const text = fc.array(fc.oneof(scrap, fc.string({ maxLength: 8 })), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, (whole) => expectSense(new TextEncoder().encode(whole))),
    { numRuns: 300 },
  );
});

test('one wrong quotation mark anywhere in a roster is found in its row, and no other row is called wrong', () => {
  const rows = Array.from({ length: 8 }, (_, n) => good(n));
  fc.assert(
    fc.property(fc.nat(7), fc.nat(good(0).length), (index, at) => {
      const row = rows[index] ?? '';
      const broken = rows.with(index, `${row.slice(0, at)}"${row.slice(at)}`);
      const result = parseRoster(new TextEncoder().encode([header, ...broken].join('\n')));
      expect(result.ok ? [] : [...new Set(result.error.map((problem) => problem.row))]).toEqual([index + 2]);
    }),
  );
});

test('a hundred thousand rows are read, and a file of which every row is wrong is told to its end', () => {
  const rows = Array.from({ length: 100_000 }, (_, n) => good(n));
  const right = parseRoster(new TextEncoder().encode([header, ...rows].join('\n')));
  expect(right.ok && right.value.length).toBe(100_000);
  const some = rows.slice(0, 2_000);
  const zones = some.map((row, n) => row.replace('Europe/Berlin', `Europe/Berl${n}`));
  const quotes = some.map((row) => row.replace('Member', '"Member'));
  for (const wrong of [zones, quotes]) {
    const refused = parseRoster(new TextEncoder().encode([header, ...wrong].join('\n')));
    expect(refused.ok ? 0 : refused.error.length).toBe(2_000);
  }
});
