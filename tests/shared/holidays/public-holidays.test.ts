import { expect, test } from 'vitest';
import { publicHolidays } from '../../../shared/holidays/public-holidays.ts';

// Senatsverwaltung für Inneres und Sport, Berlin: gesetzliche Feiertage 2026.
const berlin = '01-01 03-08 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26'.split(' ').map((day) => `2026-${day}`);

test('the public holidays of a region are those of its country and its own', () => {
  expect(publicHolidays('DE-BE', 2026, 2026)).toEqual(berlin);
  expect(publicHolidays('DE', 2026, 2026)).toEqual(berlin.filter((day) => day !== '2026-03-08'));
});

test('a holiday that begins at sunset is the day after', () => {
  // Yom Kippur 2026 begins on the evening of 20 September.
  expect(publicHolidays('IL', 2026, 2026)).toContain('2026-09-21');
  expect(publicHolidays('IL', 2026, 2026)).not.toContain('2026-09-20');
});

test('several years come in order, none twice', () => {
  const days = publicHolidays('US', 2025, 2029) ?? [];
  expect([...new Set(days)].sort()).toEqual(days);
  expect(new Set(days.map((day) => day.slice(0, 4)))).toEqual(new Set(['2025', '2026', '2027', '2028', '2029']));
});

test.each(['XX', 'DE-ZZ', 'DE-BY-ZZ'])('of %s nothing is known', (country) => {
  expect(publicHolidays(country, 2026, 2026)).toBeUndefined();
});
