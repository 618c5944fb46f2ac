import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canFinish, sendingSeconds } from '../../../shared/calendar/sending-time.ts';
import { limits } from '../../../shared/contract/limits.ts';
import type { Sending } from '../../../shared/contract/pulse.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

const day = 24 * 60 * 60;
const arbitrary: fc.Arbitrary<Sending> = fc.record({
  mails: fc.integer({ min: 0, max: 5_000 }),
  perSecond: fc.integer({ min: 0, max: 50 }),
  perDay: fc.oneof(fc.constant(-1), fc.integer({ min: 0, max: 2_000 })),
  sentToday: fc.integer({ min: 0, max: 3_000 }),
});

/** Sends one mail after the other, each as soon as rate and day allow: slow, and obviously right. */
function simulated({ mails, perSecond, perDay, sentToday }: Sending): number {
  const rate = perSecond * limits.sendRateShare;
  if (mails === 0) return 0;
  if (rate === 0) return Number.POSITIVE_INFINITY;
  let left = mails;
  for (let today = 0; today < 10_000; today++) {
    const allowed = perDay < 0 ? Number.POSITIVE_INFINITY : today === 0 ? Math.max(0, perDay - sentToday) : perDay;
    const sent = Math.min(left, allowed, Math.floor(day * rate));
    left -= sent;
    if (left === 0) return today * day + sent / rate;
  }
  return Number.POSITIVE_INFINITY;
}

test('the time that a sending needs is that of sending mail by mail', () => {
  fc.assert(
    fc.property(arbitrary, (sending) => {
      const expected = simulated(sending);
      const seconds = sendingSeconds(sending);
      if (Number.isFinite(expected)) expect(seconds).toBeCloseTo(expected, 3);
      else expect(seconds).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});

test('says to the second whether a sending finishes before its pulse closes', () => {
  const opens = '2026-10-13T07:00:00Z' as Instant;
  const sending = { mails: 8, perSecond: 1, perDay: -1, sentToday: 0 };
  expect(canFinish(sending, opens, '2026-10-13T07:00:11Z' as Instant)).toBe(true);
  expect(canFinish(sending, opens, '2026-10-13T07:00:10Z' as Instant)).toBe(false);
  expect(canFinish({ ...sending, perSecond: 0 }, opens, '2099-10-13T07:00:10Z' as Instant)).toBe(false);
});
