import { limits } from '../../shared/contract/limits.ts';

/**
 * Milliseconds that one sender leaves between two requests, so that all senders together stay within our share of the
 * provider's rate. A quota of zero is treated as one a second: the provider itself will refuse.
 */
export function paceMilliseconds(mailsPerSecond: number): number {
  const rate = mailsPerSecond > 0 ? mailsPerSecond : 1;
  return Math.ceil((1000 * limits.mailSenders) / (rate * limits.sendRateShare));
}

/**
 * The pace of this container, from a quota that is read once. The provider answers one such request a second; if it does
 * not answer, one mail a second is safe for every account, and the next mail asks again.
 */
export function paceReader(quota: () => Promise<{ readonly perSecond: number }>): () => Promise<number> {
  let known: number | undefined;
  return async () => {
    if (known !== undefined) return known;
    try {
      known = paceMilliseconds((await quota()).perSecond);
      return known;
    } catch {
      return paceMilliseconds(1);
    }
  };
}
