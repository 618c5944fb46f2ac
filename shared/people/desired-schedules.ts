/**
 * Which one-off schedules should exist for a community in a window of time. The planner compares them with what exists.
 *
 * One schedule per pulse, step and distinct UTC instant, never one per member. Names say everything, so that comparing
 * names is enough. A step whose instant passed less than a day ago is still wanted, a minute from now: a planner that was
 * down overnight heals what it missed, and every step is a no-op where it was done.
 */
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import type { ScheduleInput } from '../contract/messages.ts';
import { quarterOf } from '../contract/quarters.ts';
import type { QuarterId } from '../kernel/ids.ts';
import { addSeconds, type CalendarDate, type Instant } from '../kernel/time.ts';
import { publicationOf, pulsesOf } from './calendar.ts';
import { zonedInstant } from './zoned-time.ts';

export interface DesiredSchedule {
  readonly name: string;
  /** When it is to fire. */
  readonly fires: Instant;
  readonly input: ScheduleInput;
}

const day = 24 * 60 * 60;

/** `20261013T0700`: the instant to the minute, as it stands in a schedule's name. */
const stamp = (instant: Instant): string => instant.replaceAll(/[-:]/g, '').slice(0, 13);

export function desiredSchedules(community: Community, zones: readonly string[], now: Instant): DesiredSchedule[] {
  const from = addSeconds(now, -day);
  const until = addSeconds(now, limits.planAheadDays * day);
  return quartersAround(community, now)
    .flatMap((quarter) => [...pulseSteps(community, quarter, zones), ...quarterSteps(community, quarter)])
    .filter(({ fires }) => fires > from && fires <= until)
    .map((wanted) => (wanted.fires > now ? wanted : { ...wanted, fires: addSeconds(now, 60) }));
}

/** A window may reach into the quarters before and after; the report of a quarter is published in the next. */
function quartersAround(community: Community, now: Instant): QuarterId[] {
  const dates = [-50, 0, 50].map((days) => addSeconds(now, days * day).slice(0, 10) as CalendarDate);
  return [...new Set(dates.map((date) => quarterOf(date, community.quarter.firstMonth)))];
}

function pulseSteps(community: Community, quarter: QuarterId, zones: readonly string[]): DesiredSchedule[] {
  const { at: hour } = community.calendar.opens;
  return pulsesOf(community, quarter).flatMap(({ pulse, opensOn, reminders, closes }) => {
    const named = { community: community.id, pulse, quarter };
    const instants = (date: CalendarDate) => [...new Set(zones.map((zone) => zonedInstant(date, hour, zone)))].sort();
    const freezes = addSeconds(closes, limits.freezeDelaySeconds);
    const tallies = addSeconds(closes, limits.closeDelaySeconds);
    return [
      ...instants(opensOn).map((at) => schedule(`${pulse}-open`, at, { step: 'open', ...named, at })),
      ...reminders.flatMap((date, index) =>
        instants(date)
          .filter((at) => at < closes)
          .map((at) => {
            const reminder = index + 1;
            return schedule(`${pulse}-remind${reminder}`, at, { step: 'remind', reminder, ...named, at });
          }),
      ),
      schedule(`${pulse}-freeze`, freezes, { step: 'freeze', ...named, at: freezes }),
      schedule(`${pulse}-close`, tallies, { step: 'close', ...named, at: tallies }),
    ];
  });
}

function quarterSteps(community: Community, quarter: QuarterId): DesiredSchedule[] {
  const named = { community: community.id, quarter };
  const published = publicationOf(community, quarter);
  const digested = addSeconds(published, 60 * 60);
  return [
    schedule(`${community.id}-${quarter}-publish`, published, { step: 'publish', ...named, at: published }),
    schedule(`${community.id}-${quarter}-digest`, digested, { step: 'digest', ...named, at: digested }),
  ];
}

const schedule = (name: string, at: Instant, input: ScheduleInput): DesiredSchedule => ({
  name: `${name}-${stamp(at)}`,
  fires: at,
  input,
});
