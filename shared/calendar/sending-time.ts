import { limits } from '../contract/limits.ts';
import type { Sending } from '../contract/pulse.ts';
import { addSeconds, daySeconds, type Instant } from '../kernel/time.ts';

/**
 * Seconds that a sending needs: at our share of the rate, and never more a day than the provider allows, beginning with the
 * rest of today's quota. Infinity if the provider allows nothing. It assumes that nothing else is sent meanwhile.
 */
export function sendingSeconds({ mails, perSecond, perDay, sentToday }: Sending): number {
  const rate = perSecond * limits.sendRateShare;
  if (mails === 0) return 0;
  if (rate <= 0) return Number.POSITIVE_INFINITY;
  const today = perDay < 0 ? mails : Math.max(0, perDay - sentToday);
  const later = mails - today;
  if (later <= 0) return mails / rate;
  if (perDay === 0) return Number.POSITIVE_INFINITY;
  const fullDays = Math.ceil(later / perDay);
  const onTheLast = later - (fullDays - 1) * perDay;
  return Math.max(mails / rate, fullDays * daySeconds + onTheLast / rate);
}

/** Whole days after the first on which mails still go out; 0 for nearly every pulse. */
export function furtherSendingDays(sending: Sending): number {
  const seconds = sendingSeconds(sending);
  return Number.isFinite(seconds) ? Math.floor(seconds / daySeconds) : 0;
}

/** Whether invitations that start at `from` have all gone out before `closes`. */
export function canFinish(sending: Sending, from: Instant, closes: Instant): boolean {
  const seconds = sendingSeconds(sending);
  return Number.isFinite(seconds) && addSeconds(from, Math.ceil(seconds)) < closes;
}
