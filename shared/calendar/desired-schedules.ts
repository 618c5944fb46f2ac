/**
 * Which one-off schedules should exist for a community in the coming days. The planner compares them with what exists.
 * The calendar's steps are in `pulse-schedules.ts` and `quarter-schedules.ts`, the retries of missed ones in `healing-schedules.ts`.
 */

import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import { pulseIdOf } from '../contract/pulse-id.ts';
import { quarterOf } from '../contract/quarters.ts';
import type { PulseId, QuarterId } from '../kernel/ids.ts';
import { addSeconds, dayOf, daySeconds, type Instant } from '../kernel/time.ts';
import { datesOfPulse, pulsesOf } from './calendar.ts';
import { isStillWanted, missedOpenings, overdueSchedules, soon } from './healing-schedules.ts';
import { closeStep, countedSteps, type PlanWindow, pulseSchedules, resultSteps } from './pulse-schedules.ts';
import { quarterSchedules } from './quarter-schedules.ts';
import type { BegunPulse, DesiredSchedule } from './scheduled-step.ts';

/**
 * @param zones distinct time zones of the members who get mail; empty if no member does
 * @param begun the definitions of the community's recent pulses, in any state
 */
export function desiredSchedules(
  community: Community,
  zones: readonly string[],
  begun: readonly BegunPulse[],
  now: Instant,
): DesiredSchedule[] {
  const window: PlanWindow = {
    from: addSeconds(now, -daySeconds),
    until: addSeconds(now, limits.planAheadDays * daySeconds),
  };
  const calendar = quartersAround(community, now).flatMap((quarter) => pulsesOf(community, quarter));
  // Skipping the month of a pulse that has begun changes nothing.
  const others = begun.filter(({ pulse }) => calendar.every((dates) => dates.pulse !== pulse));
  const pulses = [...calendar, ...others.flatMap((one) => datesOfPulse(community, one) ?? [])].map((dates) => ({
    dates,
    definition: begun.find(({ pulse }) => pulse === dates.pulse),
  }));
  const planned = [
    ...pulses.flatMap(({ dates, definition }) => pulseSchedules(community, dates, zones, definition, window)),
    ...quarterSchedules(community, begun),
    ...begun.flatMap((pulse) => countedSteps(community, pulse)),
    ...begun.flatMap((pulse) => resultSteps(community, pulse, pulse.resultsAt)),
    ...begun.filter(({ state }) => state === 'refused').map((pulse) => closeStep(community, pulse)),
  ].filter((step) => isStillWanted(step, window.from, now));
  const healing = [
    ...pulses.flatMap(({ dates, definition }) => missedOpenings(community, dates, zones, definition, now, window)),
    ...overdueSchedules(community, begun, now),
  ];
  const wanted = [...planned, ...healing].filter(({ fires }) => fires <= window.until);
  return [...new Map(wanted.map((step) => [step.name, soon(step, now)])).values()];
}

/** The pulses that planning looks at: those named by the months around now. */
export function recentPulses({ id }: Community, now: Instant): PulseId[] {
  const months = Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) - 1;
  return [-5, -4, -3, -2, -1, 0, 1].map((offset) => {
    const month = months + offset;
    return pulseIdOf(id, { year: Math.floor(month / 12), month: (month % 12) + 1 });
  });
}

/** The window may reach into the quarters before and after; the report of a quarter is published in the next. */
function quartersAround(community: Community, now: Instant): QuarterId[] {
  const dates = [-50, 0, 50].map((days) => dayOf(addSeconds(now, days * daySeconds)));
  return [...new Set(dates.map((date) => quarterOf(date, community.quarter.firstMonth)))];
}
