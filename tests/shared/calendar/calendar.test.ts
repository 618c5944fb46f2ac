import { describe, expect, test } from 'vitest';
import { mailDue, openingDays, openingOf, publicationOf, pulsesOf } from '../../../shared/calendar/calendar.ts';
import { type CommunityInput, communitySchema } from '../../../shared/contract/community.ts';
import { type SurveyMailKind, surveyMailKinds } from '../../../shared/contract/messages.ts';
import { lastDayOf, quarterMonths, quarterOf } from '../../../shared/contract/quarters.ts';
import type { PulseId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { madeCommunity } from '../../made/made-community.ts';

const community = (changes: Partial<CommunityInput> = {}) => madeCommunity('data-practice', changes);
const quarter = (id: string) => id as QuarterId;
const quartersOf = (firstYear: number, lastYear: number): QuarterId[] =>
  Array.from({ length: (lastYear - firstYear + 1) * 4 }, (_, i) =>
    quarter(`${firstYear + Math.floor(i / 4)}-Q${(i % 4) + 1}`),
  );
const date = (text: string) => text as CalendarDate;

describe('the quarter of a date', () => {
  test.each([
    ['2026-10-13', 1, '2026-Q4'],
    ['2026-01-01', 1, '2026-Q1'],
    ['2026-10-01', 10, '2027-Q1'],
    ['2026-09-30', 10, '2026-Q4'],
    ['2026-04-01', 4, '2027-Q1'],
    ['2027-02-28', 3, '2027-Q4'],
  ])('%s with years from month %d is %s', (day, firstMonth, expected) => {
    expect(quarterOf(date(day), firstMonth)).toBe(expected);
  });

  test('holds three months, each within it', () => {
    for (let firstMonth = 1; firstMonth <= 12; firstMonth++) {
      for (const id of ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']) {
        for (const { year, month } of quarterMonths(quarter(id), firstMonth)) {
          expect(quarterOf(date(`${year}-${String(month).padStart(2, '0')}-15`), firstMonth)).toBe(id);
        }
      }
    }
  });
});

describe('the pulses of a quarter', () => {
  test('open on the second Tuesday, close on a Friday after ten working days, remind half way and two days before; the last a week earlier', () => {
    expect(pulsesOf(community(), quarter('2026-Q4')).map(({ instruments: _, ...dates }) => dates)).toEqual([
      {
        pulse: 'data-practice-2026-10',
        quarter: '2026-Q4',
        opensOn: '2026-10-13',
        closesOn: '2026-10-30',
        reminders: ['2026-10-21', '2026-10-28'],
        closes: '2026-10-30T16:00:00Z',
        acceptsUntil: '2026-11-03T16:00:00Z',
        resultsAt: '2026-11-04T08:00:00Z',
      },
      {
        pulse: 'data-practice-2026-11',
        quarter: '2026-Q4',
        opensOn: '2026-11-10',
        closesOn: '2026-11-27',
        reminders: ['2026-11-18', '2026-11-25'],
        closes: '2026-11-27T16:00:00Z',
        acceptsUntil: '2026-12-01T16:00:00Z',
        resultsAt: '2026-12-02T08:00:00Z',
      },
      {
        pulse: 'data-practice-2026-12',
        quarter: '2026-Q4',
        opensOn: '2026-12-01',
        closesOn: '2026-12-11',
        reminders: ['2026-12-07', '2026-12-09'],
        closes: '2026-12-11T16:00:00Z',
        acceptsUntil: '2026-12-15T16:00:00Z',
        resultsAt: '2026-12-16T08:00:00Z',
      },
    ]);
  });

  test('by default, none accepts answers in the last ten days of its quarter or between 20 and 31 December, in any year', () => {
    for (let firstMonth = 1; firstMonth <= 12; firstMonth++) {
      const defaults = community({ quarter: { firstMonth } });
      for (const id of quartersOf(2026, 2060)) {
        const lastDay = Date.parse(lastDayOf(id, firstMonth));
        for (const { opensOn, closesOn, acceptsUntil, resultsAt, reminders } of pulsesOf(defaults, id)) {
          expect(resultsAt.slice(0, 4)).toBe(opensOn.slice(0, 4));
          expect(acceptsUntil.slice(0, 10)).not.toMatch(/-12-(2|3)\d$/);
          expect((lastDay - Date.parse(acceptsUntil.slice(0, 10))) / 86_400_000, acceptsUntil).toBeGreaterThanOrEqual(
            10,
          );
          // A week and a day, without the soft close.
          expect((Date.parse(closesOn) - Date.parse(opensOn)) / 86_400_000, opensOn).toBeGreaterThanOrEqual(8);
          expect(reminders.length).toBeGreaterThan(0);
        }
      }
    }
  });

  test('keep the days that stewards have chosen, even at the end of a quarter', () => {
    const opens = { weekday: 2, occurrence: 2, at: '09:00' };
    const closes = { weekday: 5, afterWorkingDays: 10, at: '17:00' };
    for (const calendar of [{ opens }, { closes }, { opens, closes }, { quietQuarterEnd: false }]) {
      const december = pulsesOf(community({ calendar }), quarter('2026-Q4')).at(-1);
      expect(december).toMatchObject({ opensOn: '2026-12-08', closesOn: '2026-12-25' });
    }
    const quiet = pulsesOf(community({ calendar: { opens, closes, quietQuarterEnd: true } }), quarter('2026-Q4'));
    expect(quiet).toEqual(pulsesOf(community(), quarter('2026-Q4')));
  });

  test('leave members at least three working days, however quiet the end of the quarter should be', () => {
    const calendar = {
      opens: { weekday: 5, occurrence: 4, at: '09:00' },
      closes: { weekday: 5, afterWorkingDays: 15, at: '17:00' },
      quietQuarterEnd: true,
    };
    const december = pulsesOf(community({ calendar }), quarter('2026-Q4')).at(-1);
    expect(december).toMatchObject({ opensOn: '2026-12-18', closesOn: '2026-12-25' });
  });

  test('are the same when a stored programme is read again', () => {
    for (const calendar of [
      {},
      { workingWeek: [7, 1, 2, 3, 4] },
      { closes: { weekday: 4, afterWorkingDays: 5, at: '12:00' } },
    ]) {
      const stored = community({ calendar });
      expect(communitySchema.parse(JSON.parse(JSON.stringify(stored)))).toEqual(stored);
    }
  });

  test('remind on working days only, in order, after opening and before closing, whatever the week', () => {
    const weeks = [[1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [1, 2, 3], [2], [6, 7], [1, 2, 3, 4, 5, 6, 7]];
    for (const workingWeek of weeks) {
      for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
        for (const afterWorkingDays of [3, 4, 10, 15]) {
          const calendar = {
            workingWeek,
            opens: { weekday, occurrence: 2, at: '09:00' },
            closes: { weekday: 5, afterWorkingDays, at: '17:00' },
          };
          for (const pulse of pulsesOf(community({ calendar }), quarter('2026-Q4'))) {
            const all = [pulse.opensOn, ...pulse.reminders, pulse.closesOn];
            expect([...new Set(all)].sort()).toEqual(all);
            for (const day of pulse.reminders) {
              const isoWeekday = new Date(`${day}T00:00Z`).getUTCDay() || 7;
              expect(workingWeek).toContain(isoWeekday);
            }
            expect(new Date(`${pulse.closesOn}T00:00Z`).getUTCDay()).toBe(5);
          }
        }
      }
    }
  });

  test('open first where the day begins first', () => {
    const berlin = community();
    const [first] = pulsesOf(berlin, quarter('2026-Q4'));
    if (!first) throw new Error('a quarter must have a pulse');
    expect(openingOf(berlin, first, ['Europe/Berlin', 'Pacific/Auckland', 'America/Lima'])).toBe(
      '2026-10-12T20:00:00Z',
    );
  });
});

test('a pulse opens on the last weekday of its month if the fifth is requested', () => {
  const fridays = community({ calendar: { opens: { weekday: 5, occurrence: 5, at: '09:00' } } });
  // October 2026 has five Fridays, November and December have four.
  expect(pulsesOf(fridays, quarter('2026-Q4')).map(({ pulse, opensOn }) => [pulse, opensOn])).toEqual([
    ['data-practice-2026-10', '2026-10-30'],
    ['data-practice-2026-11', '2026-11-27'],
    ['data-practice-2026-12', '2026-12-25'],
  ]);
});

test('the mails of a pulse are due at the opening hour of their day in each zone, if the programme has them', () => {
  const october = { pulse: 'data-practice-2026-10' as PulseId, quarter: quarter('2026-Q4') };
  const due = (kind: SurveyMailKind, zone = 'Europe/Berlin') => mailDue(community(), october, kind, zone);
  expect(surveyMailKinds.map((kind) => due(kind))).toEqual([
    '2026-10-13T07:00:00Z',
    '2026-10-21T07:00:00Z',
    '2026-10-28T08:00:00Z',
  ]);
  expect(due('invitation', 'Pacific/Auckland')).toBe('2026-10-12T20:00:00Z');
  const other = { ...october, pulse: 'data-practice-2026-09' as PulseId };
  expect(mailDue(community(), other, 'invitation', 'Europe/Berlin')).toBeUndefined();
  const short = community({ calendar: { closes: { weekday: 5, afterWorkingDays: 3, at: '17:00' } } });
  expect(mailDue(short, october, 'reminder-2', 'Europe/Berlin')).toBeUndefined();
});

test('the openings of the coming days are found across quarters, by their day in UTC', () => {
  const from = (after: string, zone = 'Europe/Berlin') => openingDays(community(), zone, date(after), 30);
  expect(from('2026-10-13')).toEqual(['2026-11-10']);
  expect(from('2026-12-20')).toEqual(['2027-01-12']);
  expect(from('2026-12-08')).toEqual([]);
  expect(from('2026-10-12', 'Pacific/Auckland')).toEqual(['2026-11-09']);
});

describe('publication', () => {
  test('comes days after the end of the quarter, at the opening hour of the community', () => {
    expect(publicationOf(community(), quarter('2026-Q4'))).toBe('2027-01-05T08:00:00Z');
    expect(publicationOf(community({ quarter: { firstMonth: 2 } }), quarter('2026-Q4'))).toBe('2026-02-05T08:00:00Z');
  });

  test('waits for the results of a pulse that closes late', () => {
    const calendar = {
      opens: { weekday: 2, occurrence: 4, at: '09:00' },
      closes: { weekday: 5, afterWorkingDays: 15, at: '17:00' },
    };
    const late = community({ calendar, publishAfterDays: 1 });
    expect(pulsesOf(late, quarter('2026-Q4')).at(-1)?.closesOn).toBe('2027-01-15');
    expect(publicationOf(late, quarter('2026-Q4'))).toBe('2027-01-20T08:00:00Z');
  });
});
