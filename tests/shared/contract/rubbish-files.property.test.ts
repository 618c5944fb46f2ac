/**
 * Whatever lands in the inbox, its reader ends with what the file says or with mistakes that have a place, words and a cure.
 * Ten thousand files; a reader that throws would be caught by its guard and count as a fault here.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStewardSide } from '../../../functions/import-signals/steward-side-file.ts';
import { communitySchema } from '../../../shared/contract/community.ts';
import { parseCommunity } from '../../../shared/contract/community-file.ts';
import { type Problem, withoutThrowing } from '../../../shared/kernel/problem.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { readParticipationFile } from '../../../shared/participation/participation-file.ts';
import { parseForgetList } from '../../../shared/roster/forget-list.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';
import { community, type Kind, kinds, noise, rubbish, sound } from '../../fixtures/rubbish.ts';

const now = '2026-11-30T08:00:00Z' as Instant;
const makers = communitySchema.parse(community);
const readers: Readonly<Record<Kind, (bytes: Uint8Array) => Result<unknown, Problem[]>>> = {
  'community.json': parseCommunity,
  'roster.csv': parseRoster,
  'zoom-2026-10-06.csv': (bytes) => readParticipationFile(bytes, 'participants.csv', now),
  'signals.csv': (bytes) => readParticipationFile(bytes, 'signals.csv', now),
  'commitments.json': (bytes) => parseStewardSide(bytes, makers, now),
  'forget.csv': parseForgetList,
};

function expectSense(result: Result<unknown, Problem[]>): void {
  if (result.ok) return;
  expect(result.error.length).toBeGreaterThan(0);
  expect(result.error.filter((problem) => !isSense(problem))).toEqual([]);
}
const isSense = ({ place, problem, cure, value = '' }: Problem): boolean =>
  place !== '' &&
  /^\w.+\.$/s.test(problem) &&
  !problem.includes('fault in this program') &&
  /^[A-Z].+[.?]$/s.test(cure) &&
  value.length < 2_000 &&
  !/\p{Bidi_Control}|(?![\t\r\n])\p{Cc}/u.test(`${place}${value}`);

test('the sound files are read', () => {
  const content = new TextEncoder().encode(sound['zoom-2026-10-06.csv']);
  const named = readParticipationFile(content, 'zoom-2026-10-06.csv', now);
  expect(named).toMatchObject({ ok: true });
  for (const kind of kinds) {
    const result = readers[kind](new TextEncoder().encode(sound[kind]));
    expect(result.ok, kind).toBe(kind !== 'zoom-2026-10-06.csv');
  }
});

test.each(kinds)('1,500 accidents of a %s end sensibly', (kind) => {
  fc.assert(
    fc.property(rubbish(kind), (bytes) => expectSense(readers[kind](bytes))),
    { numRuns: 1_500 },
  );
});

test('1,000 files of noise end sensibly, whatever reads them', () => {
  fc.assert(
    fc.property(noise, (bytes) => {
      for (const kind of kinds) expectSense(readers[kind](bytes));
    }),
    { numRuns: 1_000 },
  );
});

test('what a reader throws is reported to the person who brought the file, without a word of it', () => {
  const thrown = withoutThrowing<never>(() => {
    throw new RangeError('ana@example.org');
  });
  expect(thrown).toMatchObject({
    ok: false,
    error: [{ place: 'the file', problem: expect.stringContaining('RangeError') }],
  });
  expect(JSON.stringify(thrown)).not.toContain('ana@');
  expect(withoutThrowing(() => ok(1))).toEqual(ok(1));
});

const header = 'email,name,group,timezone,language,role';
const good = (n: number) => `m${n}@example.org,Member ${n},Berlin,Europe/Berlin,de,member`;

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

test('a hundred thousand rows are read, and a file in which every row is wrong is reported to its end', () => {
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
