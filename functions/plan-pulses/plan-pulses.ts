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
import type { LogEvents } from '../../shared/contract/log-events.ts';
import type { Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { isOver } from '../../shared/contract/pulse-state.ts';
import type { CommunityId, PulseId } from '../../shared/kernel/ids.ts';
import { addSeconds, type Instant, isInstant } from '../../shared/kernel/time.ts';

export interface PlanPorts {
  communities(): Promise<CommunityId[]>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  readPulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  /** Names of the schedules that still invoke what they should; any other is put again. */
  scheduleNames(): Promise<string[]>;
  putSchedule(schedule: DesiredSchedule): Promise<void>;
  removeSchedule(name: string): Promise<void>;
  log(event: 'pulse.overdue', fields: LogEvents['pulse.overdue']): void;
}

export interface PlanOutcome {
  readonly created: number;
  readonly removed: number;
  readonly unchanged: number;
}

/** Communities, and then schedules, worked on at once: enough to be quick, few enough for the scheduler's limits. */
const atOnce = 16;

/** @throws what went wrong first, after everything else was done */
export async function planPulses(now: Instant, ports: PlanPorts): Promise<PlanOutcome> {
  const failures: unknown[] = [];
  const wanted: DesiredSchedule[] = [];
  const unread: CommunityId[] = [];
  await each(await ports.communities(), async (id) => {
    try {
      wanted.push(...(await wantedOf(id, now, ports)));
    } catch (error) {
      unread.push(id);
      failures.push(error);
    }
  });
  const existing = new Set(await ports.scheduleNames());
  const names = new Set(wanted.map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !existing.has(name));
  const unwanted = [...existing].filter(
    (name) => !names.has(name) && liesAhead(name, now) && !unread.some((id) => name.startsWith(`${id}-`)),
  );
  const attempt = async (write: Promise<void>): Promise<void> => {
    await write.catch((error: unknown) => failures.push(error));
  };
  await each(missing, (schedule) => attempt(ports.putSchedule(schedule)));
  await each(unwanted, (name) => attempt(ports.removeSchedule(name)));
  if (failures.length > 0) throw failures[0];
  return { created: missing.length, removed: unwanted.length, unchanged: names.size - missing.length };
}

async function wantedOf(
  id: CommunityId,
  now: Instant,
  { programme: read, readPulse, log }: PlanPorts,
): Promise<DesiredSchedule[]> {
  const programme = await read(id);
  if (!programme) return [];
  const definitions = await Promise.all(recentPulses(programme.community, now).map((pulse) => readPulse(pulse)));
  const begun: BegunPulse[] = definitions.filter((definition) => definition !== undefined);
  for (const definition of begun.filter((one) => isOverdue(one, now)))
    log('pulse.overdue', { pulse: definition.pulse });
  return desiredSchedules(programme.community, programme.zones, begun, now);
}

/** Not counted, although every retry of its close is over by now. The function that failed may be unable to report it. */
const isOverdue = ({ state, closes }: BegunPulse, now: Instant): boolean =>
  !isOver(state) && addSeconds(closes, limits.closeDelaySeconds + limits.scheduleRetrySeconds) <= now;

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
