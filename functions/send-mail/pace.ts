import { limits } from '../../shared/contract/limits.ts';

/**
 * Milliseconds that one sender leaves between two requests, so that all senders together stay within our share of the
 * provider's rate. A quota of nothing is treated as one a second: the provider will say so itself.
 */
export function paceMilliseconds(mailsPerSecond: number): number {
  const rate = mailsPerSecond > 0 ? mailsPerSecond : 1;
  return Math.ceil((1000 * limits.mailSenders) / (rate * limits.sendRateShare));
}
