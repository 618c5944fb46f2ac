import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../shared/contract/limits.ts';
import type { SentMail } from '../../../shared/contract/mail-record.ts';
import { addSeconds, type CalendarDate, daySeconds, type Instant } from '../../../shared/kernel/time.ts';
import { fitsBudget, recentMails } from '../../../shared/mail/mail-budget.ts';

const dayAt = (number: number): CalendarDate =>
  addSeconds('2026-01-01T00:00:00Z' as Instant, number * daySeconds).slice(0, 10) as CalendarDate;

/** The most mails of any thirty days, counted day by day. */
function fullest(days: readonly number[]): number {
  const counts = Array.from(
    { length: 200 },
    (_, from) => days.filter((day) => day >= from - 40 && day < from - 40 + limits.mailBudgetDays).length,
  );
  return Math.max(...counts);
}

const someDays = fc.array(fc.nat(120), { maxLength: 25 }).map((days) => days.toSorted((a, b) => a - b));

test('whatever is due when, no one gets more mails in any thirty days than the budget has', () => {
  fc.assert(
    fc.property(someDays, (due) => {
      const sent: number[] = [];
      for (const day of due) if (fitsBudget(sent.map(dayAt), dayAt(day))) sent.push(day);
      expect(fullest(sent)).toBeLessThanOrEqual(limits.surveyMailsPerPerson);
    }),
  );
});

test('a reminder never takes the place of an invitation that is in the calendar', () => {
  fc.assert(
    fc.property(someDays, fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 3 }), (reminders, months) => {
      const invitations = months.map((month) => month * 28);
      const sent: number[] = [];
      const upTo = (day: number) => invitations.filter((one) => one > day && one <= day + limits.mailBudgetDays);
      for (let day = 0; day <= 150; day++) {
        if (invitations.includes(day)) {
          expect(fitsBudget(sent.map(dayAt), dayAt(day))).toBe(true);
          sent.push(day);
        }
        for (const _ of reminders.filter((one) => one === day)) {
          if (fitsBudget(sent.map(dayAt), dayAt(day), upTo(day).map(dayAt))) sent.push(day);
        }
      }
      expect(fullest(sent)).toBeLessThanOrEqual(limits.surveyMailsPerPerson);
    }),
  );
});

test('a reminder that fits is sent: the first of a month of four weeks, and both of one of five', () => {
  const [october, november] = [dayAt(0), dayAt(28)];
  expect(fitsBudget([october], dayAt(8), [november])).toBe(true);
  expect(fitsBudget([october, dayAt(8)], dayAt(15), [november])).toBe(false);
  expect(fitsBudget([october, dayAt(8)], dayAt(15), [])).toBe(true);
  expect(fitsBudget([october, dayAt(9)], dayAt(15), [dayAt(35)])).toBe(true);
});

test('only mails of the last thirty days are remembered', () => {
  const mail = (day: number): SentMail => ({ day: dayAt(day), kind: 'invitation', pulses: [] });
  const mails = [mail(0), mail(1), mail(30)];
  expect(recentMails({ mails }, dayAt(30))).toEqual([mail(1), mail(30)]);
});
