import { pulsesOf } from '../shared/calendar/calendar.ts';
import { zonedInstant } from '../shared/calendar/zoned-time.ts';
import { quarterMonths, quarterOf } from '../shared/contract/quarters.ts';
import type { QuarterId } from '../shared/kernel/ids.ts';
import { addSeconds, type CalendarDate, daySeconds, type Instant } from '../shared/kernel/time.ts';
import type { CommunityFiles } from './community-files.ts';
import type { Stack } from './stack.ts';

/**
 * Lets the clock run until the first pulse of the following quarter is open everywhere, and returns one of its unused links
 * for the user. Undefined if no such mail arrived.
 */
export async function openNextPulse(
  stack: Stack,
  { community }: CommunityFiles,
  quarter: QuarterId,
): Promise<string | undefined> {
  const [, , last] = quarterMonths(quarter, community.quarter.firstMonth);
  const after = new Date(Date.UTC(last.year, last.month, 1)).toISOString().slice(0, 10) as CalendarDate;
  const [pulse] = pulsesOf(community, quarterOf(after, community.quarter.firstMonth));
  if (!pulse) return undefined;
  // The day ends last half a world away from where it ends first.
  const open: Instant = addSeconds(zonedInstant(pulse.opensOn, '12:00', 'UTC'), daySeconds);
  if (stack.clock.now() < open) await stack.advanceTo(open);
  const links = stack
    .mails()
    .flatMap(({ text }) => new RegExp(`\\S+/s/${pulse.pulse}/\\S+#\\S+`).exec(text)?.[0] ?? []);
  return links.find((link) => link.includes(`/${community.language}#`)) ?? links[0];
}
