import { expect, test } from 'vitest';
import { paceMilliseconds, paceReader } from '../../../functions/send-mail/pace.ts';
import { limits } from '../../../shared/contract/limits.ts';

test('all senders together keep to their share of the rate, at every rate', () => {
  for (const rate of [1, 14, 50, 500]) {
    const together = (limits.mailSenders * 1000) / paceMilliseconds(rate);
    expect(together).toBeLessThanOrEqual(rate * limits.sendRateShare);
    expect(paceMilliseconds(rate) - 1).toBeLessThan((limits.mailSenders * 1000) / (rate * limits.sendRateShare));
  }
});

test('a quota of zero does not stop the clock', () => {
  expect(paceMilliseconds(0)).toBe(paceMilliseconds(1));
});

test('the quota is requested once, and again only if there was no answer', async () => {
  let asked = 0;
  const pace = paceReader(async () => {
    asked++;
    if (asked === 1) throw new Error('Throttling');
    return { perSecond: 100 };
  });
  expect(await pace()).toBe(paceMilliseconds(1));
  expect([await pace(), await pace(), await pace()]).toEqual([25, 25, 25]);
  expect(asked).toBe(2);
});
