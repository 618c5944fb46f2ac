/**
 * Compares the schedules that should exist for the coming days with those that do, and makes up the difference.
 *
 * A name says everything about a schedule, so a repeat, a second planner at the same time, a lost schedule or a changed
 * configuration all end in the same set. A schedule that is no longer wanted is removed while it is still ahead. If one
 * community or one schedule fails, the others are planned all the same, and the run fails at the end.
 */

import { desiredSchedules, recentPulses } from '../../shared/calendar/desired-schedules.ts';
import type { BegunPulse, DesiredSchedule } from '../../shared/calendar/scheduled-step.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Log, LogEvents } from '../../shared/contract/log-events.ts';
import type { PeopleStore } from '../../shared/contract/people-stores.ts';
import { isOver } from '../../shared/contract/pulse-state.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import type { ScheduleStore } from '../../shared/contract/schedule-store.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { addSeconds, type Instant, isInstant } from '../../shared/kernel/time.ts';

export interface PlanPorts {
  readonly people: Pick<PeopleStore, 'communities' | 'programme'>;
  readonly pulses: Pick<PulseStore, 'read'>;
  readonly schedules: ScheduleStore;
  readonly log: Log<'plan.reconciled' | 'pulse.overdue'>;
}

/** Communities, and then schedules, worked on at once: enough to be quick, few enough for the scheduler's limits. */
const atOnce = 16;

/**
 * @returns how many schedules were created, removed and left unchanged
 * @throws what went wrong first, after everything else was done
 */
export async function planPulses(now: Instant, ports: PlanPorts): Promise<LogEvents['plan.reconciled']> {
  const { people, schedules, log } = ports;
  const failures: unknown[] = [];
  const wanted: DesiredSchedule[] = [];
  const unread: CommunityId[] = [];
  await each(await people.communities(), async (id) => {
    try {
      wanted.push(...(await wantedOf(id, now, ports)));
    } catch (error) {
      unread.push(id);
      failures.push(error);
    }
  });
  const existing = new Set(await schedules.names());
  const names = new Set(wanted.map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !existing.has(name));
  const unwanted = [...existing].filter(
    (name) => !names.has(name) && liesAhead(name, now) && !unread.some((id) => name.startsWith(`${id}-`)),
  );
  const attempt = async (write: Promise<void>): Promise<void> => {
    await write.catch((error: unknown) => failures.push(error));
  };
  await each(missing, (schedule) => attempt(schedules.put(schedule)));
  await each(unwanted, (name) => attempt(schedules.remove(name)));
  if (failures.length > 0) throw failures[0];
  const outcome = { created: missing.length, removed: unwanted.length, unchanged: names.size - missing.length };
  log('plan.reconciled', outcome);
  return outcome;
}

async function wantedOf(id: CommunityId, now: Instant, { people, pulses, log }: PlanPorts): Promise<DesiredSchedule[]> {
  const programme = await people.programme(id);
  if (!programme) return [];
  const definitions = await Promise.all(recentPulses(programme.community, now).map((pulse) => pulses.read(pulse)));
  const begun: BegunPulse[] = definitions.filter((definition) => definition !== undefined);
  for (const definition of begun.filter((one) => isOverdue(one, now)))
    log('pulse.overdue', { pulse: definition.pulse });
  return desiredSchedules(programme.community, programme.zones, begun, now);
}

/** Not counted, although every retry of its close is over by now. The function that failed may be unable to report it. */
const isOverdue = ({ state, acceptsUntil }: BegunPulse, now: Instant): boolean =>
  !isOver(state) && addSeconds(acceptsUntil, limits.closeDelaySeconds + limits.scheduleRetrySeconds) <= now;

async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += atOnce) await Promise.all(items.slice(i, i + atOnce).map(work));
}

/** Reads the instant at the end of a schedule's name; a name without one is not ours to remove. */
function liesAhead(name: string, now: Instant): boolean {
  const stamp = /-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})$/.exec(name);
  if (!stamp) return false;
  const [, year, month, day, hour, minute] = stamp;
  const instant = `${year}-${month}-${day}T${hour}:${minute}:00Z`;
  return isInstant(instant) && instant > now;
}
