/** The day of a session: said by the file, never guessed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Instant } from '../../../shared/kernel/time.ts';
import { readParticipationFile } from '../../../shared/participation/participation-file.ts';

const now = '2026-11-30T08:00:00Z' as Instant;
const dayOrProblem = (text: string | Uint8Array, name = 'participants.csv', at = now): string => {
  const content = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const file = readParticipationFile(content, name, at);
  if (!file.ok) return file.error.map(({ problem, cure }) => `${problem} ${cure}`).join('\n');
  if (!('session' in file.value)) throw new Error('a list of a meeting must be recognised as one');
  return file.value.session.date ?? 'no day';
};
const teams = (start: string, ...rows: readonly (readonly [join: string, leave: string])[]) =>
  [
    `Start time\t${start}`,
    '',
    'Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tRole',
    ...rows.map(([join, leave], row) => `Bo ${row}\t${join}\t${leave}\t40m\tbo${row}@example.org\tAttendee`),
  ].join('\n');
const zoom = (start: string) =>
  `Topic,Start Time,End Time\nClinic,${start},\n\nName,User Email,Duration (Minutes)\nBo,bo@example.org,9\n`;
const list = (...times: string[]) =>
  ['Name,Email,Duration,Time joined', ...times.map((time, row) => `Bo,bo${row}@example.org,9,"${time}"`)].join('\n');

/** As the desktop client of a computer set to UK English writes it: the sixth of October. */
const british = teams('06/10/2026, 10:00:00', ['06/10/2026, 10:00:05', '06/10/2026, 11:02:00']);
const bothDays =
  'may be from a session on 10 June 2026 or 6 October 2026: its dates can be read both ways. Put the right day into its name: session-2026-06-10.csv or session-2026-10-06.csv.';

describe('a file whose dates can be read both ways', () => {
  it('is refused with both days, and the way to say which', () => {
    expect(dayOrProblem(british)).toBe(bothDays);
    expect(dayOrProblem(zoom('10/06/2026 03:00:00 PM'))).toBe(bothDays);
    expect(dayOrProblem(list('6/10/26, 9:00 AM', '6/10/26, 9:05 AM'))).toBe(bothDays);
    expect(dayOrProblem(zoom('06-10-2026 15:00'))).toBe(bothDays);
  });

  it('is accepted when its name gives one of the two, and refused when it gives neither', () => {
    expect(dayOrProblem(british, 'teams-2026-10-06.csv')).toBe('2026-10-06');
    expect(dayOrProblem(british, 'teams 2026-06-10.csv')).toBe('2026-06-10');
    expect(dayOrProblem(british, 'participants_84812345678_2026_10_06.csv')).toBe('2026-10-06');
    expect(dayOrProblem(british, 'teams-2026-10-07.csv')).toBe(
      'says that the session was on 10 June 2026 or 6 October 2026, but its name says 7 October 2026. Put the right day into the name, or none.',
    );
    expect(dayOrProblem(british, '2026-10-06 to 2026-10-08.csv')).toMatch(/^is named after two days, /);
  });

  it('is read as the past day if the other is in the future: no one attended that', () => {
    const written = zoom('01/12/2026 15:00');
    expect(dayOrProblem(written, 'x.csv', '2026-11-20T08:00:00Z' as Instant)).toBe('2026-01-12');
    // From the day before on it may be the first of December, in a zone where that has begun.
    expect(dayOrProblem(written, 'x.csv', '2026-11-30T12:00:00Z' as Instant)).toMatch(
      /12 January 2026 or 1 December 2026/,
    );
  });

  it('is not read as the later day just because the other is long ago: that may be the right one', () => {
    expect(dayOrProblem(zoom('12/11/2025 15:00'), 'x.csv', '2026-12-31T08:00:00Z' as Instant)).toMatch(
      /12 November 2025 or 11 December 2025/,
    );
  });
});

test.each([
  ['a day above twelve', zoom('10/13/2026 03:00:00 PM'), '2026-10-13'],
  ['a day above twelve, first', zoom('13/10/2026 15:00'), '2026-10-13'],
  [
    'the time at which one of the people left',
    teams('06/10/2026, 23:00', ['06/10/2026, 23:00', '13/10/2026, 00:10']),
    '2026-10-06',
  ],
  ['one row of a list', list('10/06/2026', '10/06/2026'), undefined],
  ['rows across midnight', list('10/12/26, 11:50 PM', '10/13/26, 12:10 AM'), '2026-10-12'],
  ['the year first', zoom('2026-10-06 15:00'), '2026-10-06'],
  ['the year first, with slashes', zoom('2026/10/06 15:00'), '2026-10-06'],
  ['dots', zoom('06.10.2026 15:00'), '2026-10-06'],
  ['two equal numbers', zoom('10/10/2026 15:00'), '2026-10-10'],
])('%s decides, or nothing does', (_, text, day) => {
  expect(dayOrProblem(text)).toBe(day ?? bothDays);
});

test('names of people say nothing of the day, whatever they are', () => {
  const named = `${zoom('10/06/2026 15:00')}Start Time,13/10/2026,9\nEnd Time,b@example.org,9\n13/10/2026,c@example.org,9\n`;
  expect(dayOrProblem(named)).toBe(bothDays);
});

test.each([
  [
    'participants.csv',
    zoom('').replace(/Clinic,.*/, ''),
    'does not say on which day the session was. Put the day into the file name, such as zoom-2026-10-20.csv.',
  ],
  [
    'x.csv',
    list('10/13/2026', '10/20/2026'),
    'does not say on which day the session was. Put the day into the file name, such as zoom-2026-10-20.csv.',
  ],
  [
    'x.csv',
    list('10/13/2026', '13/10/2026'),
    'has dates with the day first beside dates with the month first. Export the list again, for one session.',
  ],
  [
    'x-2999-01-01.csv',
    list(''),
    "is from a session on 1 January 2999, which is still ahead. Check the day. If it is another one, put that into the file's name, such as session-2026-11-30.csv.",
  ],
  [
    'x-2026-12-02.csv',
    list(''),
    "is from a session on 2 December 2026, which is still ahead. Check the day. If it is another one, put that into the file's name, such as session-2026-11-30.csv.",
  ],
  [
    'x-2025-10-25.csv',
    list(''),
    "is from a session on 25 October 2025, more than 400 days ago. Check the day. If it is another one, put that into the file's name, such as session-2026-11-30.csv.",
  ],
  ['x-0026-10-13.csv', list(''), /13 October 26, more than 400 days ago/],
])('the day of %s is refused in words', (name, text, words) => {
  expect(dayOrProblem(text, name)).toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
});

test('tomorrow, and 400 days ago, are days that are accepted', () => {
  expect(dayOrProblem(list(''), 'x-2026-12-01.csv')).toBe('2026-12-01');
  expect(dayOrProblem(list(''), 'x-2025-10-26.csv')).toBe('2025-10-26');
});

test('the exports of the example give their day as far as they can', () => {
  const folder = join(import.meta.dirname, '..', '..', '..', 'examples', 'data-practice', 'signals');
  const read = (name: string) => dayOrProblem(readFileSync(join(folder, name)), 'participants.csv');
  expect(read('teams-2026-10-13.csv')).toBe('2026-10-13');
  expect(read('zoom-2026-10-06.csv')).toBe(bothDays);
});

test('whatever order a tool writes, a file is read as the day it was or refused with that day among the two', () => {
  const day = fc.date({ min: new Date('2025-11-01'), max: new Date('2026-11-30'), noInvalidDate: true });
  const order = fc.constantFrom('dmy', 'mdy');
  fc.assert(
    fc.property(day, order, fc.constantFrom('/', '-'), fc.boolean(), (date, written, mark, short) => {
      const iso = date.toISOString().slice(0, 10);
      const [year = '', month = '', dayOfMonth = ''] = iso.split('-');
      const numbers = written === 'dmy' ? [dayOfMonth, month] : [month, dayOfMonth];
      const text = zoom([...numbers, short ? year.slice(2) : year].join(mark));
      const said = dayOrProblem(text);
      const inWords = `${Number(dayOfMonth)} ${date.toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${year}`;
      expect(said === iso || said.includes(inWords)).toBe(true);
      expect(dayOrProblem(text, `x-${iso}.csv`)).toBe(iso);
    }),
    { numRuns: 500 },
  );
});
