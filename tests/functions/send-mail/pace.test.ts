import { expect, test } from 'vitest';
import { paceMilliseconds } from '../../../functions/send-mail/pace.ts';
import { limits } from '../../../shared/contract/limits.ts';

test('all senders together keep to their share of the rate, at every rate', () => {
  for (const rate of [1, 14, 50, 500]) {
    const together = (limits.mailSenders * 1000) / paceMilliseconds(rate);
    expect(together).toBeLessThanOrEqual(rate * limits.sendRateShare);
    expect(paceMilliseconds(rate) - 1).toBeLessThan((limits.mailSenders * 1000) / (rate * limits.sendRateShare));
  }
});

test('a quota of nothing does not stop the clock', () => {
  expect(paceMilliseconds(0)).toBe(paceMilliseconds(1));
});
