/**
 * Compares the schedules that should exist for the coming days with those that do, and makes up the difference.
 *
 * A name says everything about a schedule, so a repeat, a second planner at the same time, a lost schedule or a changed
 * configuration all end in the same set. A schedule that nobody wants any more is removed while it lies ahead.
 */
import type { Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import type { CommunityId, PulseId } from '../../shared/kernel/ids.ts';
import { type Instant, isInstant } from '../../shared/kernel/time.ts';
import {
  type BegunPulse,
  type DesiredSchedule,
  desiredSchedules,
  recentPulses,
} from '../../shared/people/desired-schedules.ts';

export interface PlanDependencies {
  communities(): Promise<CommunityId[]>;
  programme(community: CommunityId): Promise<Programme | undefined>;
  /** Distinct time zones of the members who get mail. */
  zones(community: CommunityId): Promise<string[]>;
  readPulse(pulse: PulseId): Promise<PulseDefinition | undefined>;
  /** Of the schedules that still invoke what they should; any other is put again. */
  scheduleNames(): Promise<string[]>;
  putSchedule(schedule: DesiredSchedule): Promise<void>;
  removeSchedule(name: string): Promise<void>;
}

export interface PlanOutcome {
  readonly created: number;
  readonly removed: number;
  readonly unchanged: number;
}

export async function plan(now: Instant, dependencies: PlanDependencies): Promise<PlanOutcome> {
  const wanted: DesiredSchedule[] = [];
  for (const id of await dependencies.communities()) {
    const programme = await dependencies.programme(id);
    const zones = await dependencies.zones(id);
    if (!programme) continue;
    const begun: BegunPulse[] = [];
    for (const pulse of recentPulses(programme.community, now)) {
      const definition = await dependencies.readPulse(pulse);
      if (definition) begun.push(definition);
    }
    wanted.push(...desiredSchedules(programme.community, zones, begun, now));
  }
  const existing = new Set(await dependencies.scheduleNames());
  const names = new Set(wanted.map(({ name }) => name));
  const missing = wanted.filter(({ name }) => !existing.has(name));
  const unwanted = [...existing].filter((name) => !names.has(name) && liesAhead(name, now));
  for (const schedule of missing) await dependencies.putSchedule(schedule);
  for (const name of unwanted) await dependencies.removeSchedule(name);
  return { created: missing.length, removed: unwanted.length, unchanged: names.size - missing.length };
}

/** Reads the instant at the end of a schedule's name; a name without one is not ours to remove. */
function liesAhead(name: string, now: Instant): boolean {
  const stamp = /-(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})$/.exec(name);
  if (!stamp) return false;
  const [, year, month, day, hour, minute] = stamp;
  const instant = `${year}-${month}-${day}T${hour}:${minute}:00Z`;
  return isInstant(instant) && instant > now;
}
