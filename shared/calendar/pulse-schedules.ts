/**
 * The schedules that should exist for one pulse: one per step and distinct UTC instant, never one per member.
 *
 * The first step is an hour before the first opening hour: it makes everything and queues nothing. Mails that could not go
 * out at their hour (a lost message, no quota left for the day) are queued again by later steps of the same kind: an hour
 * after the opening, and on the following day or days at the same hour in the member's zone. The outbox decides what is
 * still to be sent. A pulse is frozen and closed when its definition says it accepts no more answers, even if the programme has changed since it
 * opened. One that was refused or never defined is only closed, which destroys what is left of its keys.
 */
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import { neverPublished } from '../contract/pulse-state.ts';
import { addSeconds, type CalendarDate, dayOf, daySeconds, type Instant } from '../kernel/time.ts';
import { firstRunOf, headsUpOf, laterDate, nextWorkingDay, openingOf, type PulseDates } from './calendar.ts';
import { type BegunPulse, type DesiredSchedule, onMornings, scheduledStep } from './scheduled-step.ts';
import { furtherSendingDays } from './sending-time.ts';
import { zonedInstant } from './zoned-time.ts';

/** Steps that can fall after `from` and up to `until`; some are outside that window. */
export interface PlanWindow {
  readonly from: Instant;
  readonly until: Instant;
}

/** What a pulse sends and, before it has begun, its end. `begun` is its definition, if it has one. */
export function pulseSchedules(
  community: Community,
  dates: PulseDates,
  zones: readonly string[],
  begun: BegunPulse | undefined,
  window: PlanWindow,
): DesiredSchedule[] {
  const { pulse, quarter, opensOn, reminders, closes, acceptsUntil } = dates;
  const [first, last] = datesOf(window);
  if (dayOf(acceptsUntil) < first || laterDate(opensOn, -limits.headsUpDays) > last) return [];
  const named = { community: community.id, pulse, quarter };
  const { at: hour } = community.calendar.opens;
  const all = zonesOf(zones, begun);
  const instants = (...on: readonly CalendarDate[]): Instant[] =>
    on
      .filter((date) => date >= first && date <= last)
      .flatMap((date) => all.map((zone) => zonedInstant(date, hour, zone)));

  const opens = openingOf(community, dates, zones);
  const opening = instants(opensOn);
  const again = opening.map((at) => addSeconds(at, limits.openAgainSeconds));
  const followUpOf = (index: number): CalendarDate[] => {
    const [reminder, next] = reminders.slice(index, index + 2);
    const after = reminder && nextWorkingDay(community, reminder);
    return after && (next === undefined || after < next) ? [after] : [];
  };
  return [
    // Useless once the pulse has opened.
    ...onMornings(headsUpOf(community, dates), (at, left) =>
      scheduledStep(`${pulse}-heads-up`, at, { step: 'heads-up', ...named, at, ...left }),
    ).filter(({ fires }) => fires < opens),
    ...onMornings(addSeconds(opens, limits.openedNoticeSeconds), (at, left) =>
      scheduledStep(`${pulse}-opened`, at, { step: 'opened', ...named, at, ...left }),
    ),
    ...openSteps(community, dates, [
      firstRunOf(community, dates, zones),
      ...opening,
      ...again,
      ...instants(...sendingDays(dates, begun).slice(1)),
    ]),
    ...reminders.flatMap((date, index) =>
      distinct(instants(date, ...followUpOf(index)))
        .filter((at) => at < closes)
        .map((at) => {
          const reminder = index + 1;
          return scheduledStep(`${pulse}-remind${reminder}`, at, { step: 'remind', reminder, ...named, at });
        }),
    ),
    // Planned before there is anything to end, so that a planner that fails from the opening on keeps no pulse open; and because
    // an opening killed at its first step may have left a key to destroy.
    ...(begun ? [] : endSteps(community, { pulse, quarter, acceptsUntil, state: 'opening' })),
  ];
}

/** Zone arithmetic takes most of the planning time, so only dates that fall into the window in some zone need it. */
export const datesOf = ({ from, until }: PlanWindow): readonly [string, string] => [
  addSeconds(from, -2 * daySeconds).slice(0, 10),
  addSeconds(until, 2 * daySeconds).slice(0, 10),
];

/** Members who were invited keep the hour of their zone, even if it is no longer on the roster. */
export const zonesOf = (zones: readonly string[], begun: BegunPulse | undefined): string[] => [
  ...new Set([...zones, ...(begun?.zones ?? [])]),
];

/** The days on which invitations go out: the opening, the day after for the rest, and more if sending is paced. */
export const sendingDays = ({ opensOn }: PulseDates, begun: BegunPulse | undefined): CalendarDate[] => {
  const further = begun?.sending ? furtherSendingDays(begun.sending) : 0;
  return Array.from({ length: 2 + further }, (_, later) => laterDate(opensOn, later));
};

const distinct = (instants: readonly Instant[]): Instant[] => [...new Set(instants)].sort();

/** Opening steps at those of these instants that are before the closing. */
export const openSteps = (
  { id }: Community,
  { pulse, quarter, closes }: PulseDates,
  instants: readonly Instant[],
): DesiredSchedule[] =>
  distinct(instants)
    .filter((at) => at < closes)
    .map((at) => scheduledStep(`${pulse}-open`, at, { step: 'open', community: id, pulse, quarter, at }));

export function endSteps(
  { id }: Pick<Community, 'id'>,
  { pulse, quarter, acceptsUntil, state }: Pick<BegunPulse, 'pulse' | 'quarter' | 'acceptsUntil' | 'state'>,
): DesiredSchedule[] {
  const at = addSeconds(acceptsUntil, limits.freezeDelaySeconds);
  const freeze = scheduledStep(`${pulse}-freeze`, at, { step: 'freeze', community: id, pulse, quarter, at });
  return [...(state === 'frozen' ? [] : [freeze]), closeStep({ id }, { pulse, quarter, acceptsUntil })];
}

export function closeStep(
  { id }: Pick<Community, 'id'>,
  { pulse, quarter, acceptsUntil }: Pick<BegunPulse, 'pulse' | 'quarter' | 'acceptsUntil'>,
): DesiredSchedule {
  const at = addSeconds(acceptsUntil, limits.closeDelaySeconds);
  return scheduledStep(`${pulse}-close`, at, { step: 'close', community: id, pulse, quarter, at });
}

/**
 * The results of a pulse at their instant, unless it has none, and the mail to stewards about them on that morning and the given
 * number of `following` ones. A pulse from before there were parts has them with its quarter.
 */
export function resultSteps(
  { id }: Pick<Community, 'id'>,
  { pulse, quarter, state }: Pick<BegunPulse, 'pulse' | 'quarter' | 'state'>,
  at: Instant,
  following: number = limits.laterMornings,
): DesiredSchedule[] {
  if (neverPublished.some((one) => one === state)) return [];
  const named = { community: id, pulse, quarter };
  return [
    scheduledStep(`${pulse}-results`, at, { step: 'publish-pulse', ...named, at }),
    ...onMornings(
      addSeconds(at, limits.withheldNoticeSeconds),
      (on, left) => scheduledStep(`${pulse}-published`, on, { step: 'published', ...named, at: on, ...left }),
      following,
    ),
  ];
}

/** Stewards get the mail counts of a pulse only after it closed, when planning no longer looks at the pulse itself. */
export function countedSteps(
  { id }: Community,
  { pulse, quarter, acceptsUntil, state }: BegunPulse,
): DesiredSchedule[] {
  if (state === 'refused') return [];
  return onMornings(addSeconds(acceptsUntil, limits.countedNoticeSeconds), (at, left) =>
    scheduledStep(`${pulse}-counted`, at, { step: 'counted', community: id, pulse, quarter, at, ...left }),
  );
}
