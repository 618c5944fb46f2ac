import { expect, it } from 'vitest';
import { waitUntil } from './wait-until.ts';

it('continues as soon as the condition holds', async () => {
  let looks = 0;
  await waitUntil('the third look', () => ++looks === 3, 60, 1);
  expect(looks).toBe(3);
});

it('gives up at its limit, and says what did not happen', async () => {
  const never = waitUntil('the queue is empty', () => false, 0.01, 1);
  await expect(never).rejects.toThrow('waited 0.01 seconds in vain until the queue is empty');
});
