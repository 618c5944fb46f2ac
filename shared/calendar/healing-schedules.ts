/**
 * The schedules that retry missed steps; every step is a no-op if it was already done.
 *
 * A step whose instant passed less than a day ago is scheduled again a minute from now; the end of an overdue pulse is, however
 * long ago it was due. If a pulse closed after its quarter was published, the quarter is published again once the closing has
 * had its time: that adds a revision to the report, or nothing.
 *
 * Steps that send mails to members never run a minute from now, because the planner runs at night. A missed opening runs at
 * the next opening hour in the members' zone; a missed reminder is dropped. Digests and mails to stewards have their own
 * following mornings.
 */
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import type { ScheduleInput } from '../contract/messages.ts';
import { isOver } from '../contract/pulse-state.ts';
import { addSeconds, dayOf, type Instant } from '../kernel/time.ts';
import { laterDate, type PulseDates } from './calendar.ts';
import { datesOf, endSteps, openSteps, type PlanWindow, resultSteps, sendingDays, zonesOf } from './pulse-schedules.ts';
import { publicationSteps } from './quarter-schedules.ts';
import type { BegunPulse, DesiredSchedule } from './scheduled-step.ts';
import { zonedInstant } from './zoned-time.ts';

/** Pulses that are running or overdue: they are ended, and results and a quarter that were due by `now` are published after that. */
export function overdueSchedules(community: Community, begun: readonly BegunPulse[], now: Instant): DesiredSchedule[] {
  const running = begun.filter(({ state }) => !isOver(state));
  const late = new Set(running.filter(({ publishes }) => publishes <= now).map(({ quarter }) => quarter));
  return [
    ...running.flatMap((pulse) => endSteps(community, pulse)),
    ...running
      .filter(({ resultsAt }) => resultsAt <= now)
      .flatMap((pulse) => resultSteps(community, pulse, addSeconds(now, 60 * 60), 0)),
    ...[...late].flatMap((quarter) => {
      const pulses = begun.filter((pulse) => pulse.quarter === quarter);
      // Planned again every night until the pulse is over, so none of it needs a following morning.
      return publicationSteps(community, quarter, pulses, addSeconds(now, 60 * 60), 0);
    }),
  ];
}

/** The next opening hour in each zone whose hour passed in the window before the pulse finished opening. */
export function missedOpenings(
  community: Community,
  dates: PulseDates,
  zones: readonly string[],
  begun: BegunPulse | undefined,
  now: Instant,
  window: PlanWindow,
): DesiredSchedule[] {
  if (begun && begun.state !== 'opening') return [];
  const { at: hour } = community.calendar.opens;
  const [first, last] = datesOf(window);
  const days = sendingDays(dates, begun).filter((date) => date >= first && date <= last);
  const isMissed = (zone: string): boolean =>
    days.map((date) => zonedInstant(date, hour, zone)).some((at) => at > window.from && at <= now);
  const missed = zonesOf(zones, begun).filter(isMissed);
  return openSteps(
    community,
    dates,
    missed.map((zone) => nextHour(hour, zone, now)),
  );
}

/** The next time that a clock in `zone` shows this hour. */
function nextHour(hour: string, zone: string, now: Instant): Instant {
  const today = dayOf(now);
  const instants = [-1, 0, 1].map((days) => zonedInstant(laterDate(today, days), hour, zone));
  return instants.find((at) => at > now) ?? zonedInstant(laterDate(today, 2), hour, zone);
}

/** Whether a planned step is still wanted: within a day, or, if it must not run at night, only before its time. */
export const isStillWanted = ({ fires, input }: DesiredSchedule, from: Instant, now: Instant): boolean =>
  fires > (waitsForItsHour(input) ? now : from);

const waitsForItsHour = (input: ScheduleInput): boolean =>
  input.step === 'open' || input.step === 'remind' || 'morningsLeft' in input;

/** A step whose time has passed, moved to a minute from now; closing still leaves freezing its usual time. */
export function soon(step: DesiredSchedule, now: Instant): DesiredSchedule {
  if (step.fires > now) return step;
  return { ...step, fires: addSeconds(now, step.input.step === 'close' ? limits.closeDelaySeconds : 60) };
}
