/**
 * Which one-off schedules should exist for a community in a window of time. The planner compares them with what exists.
 *
 * One schedule per pulse, step and distinct UTC instant, never one per member. The first step of a pulse is an hour before
 * its first opening hour: it makes everything and queues nothing. Names say everything, so that comparing
 * names is enough. A pulse is frozen and closed when its definition says, whatever became of the programme since it
 * opened. One that was refused, or that never got so far as to be defined, is only closed: what is left of its keys is
 * destroyed.
 *
 * Healing: a step whose instant passed less than a day ago is wanted again, a minute from now, and the end of a pulse
 * that should be closed however long ago; every step is a no-op where it was done. Not so the steps that send mails to
 * members: mail at the planner's hour of night is worse than none. An opening that was missed is made up for when it is
 * the opening hour again where the members are; a missed reminder is let go. Mails that could not go out in their hour
 * (a lost message, no quota left for the day) are queued again by later steps of the same kind: an hour after the opening,
 * and on the following day or days at the same hour where the member is. The outbox decides what is still to be sent.
 * Digests and mails to stewards are told again in the same way, a day and two days later: what was missed or kept back is made
 * up for then, and not at night.
 *
 * A pulse that is closed after its quarter was published gets the quarter published
 * again, when its closing has had its time: that adds a revision to the report, or nothing.
 */
import type { Community } from '../contract/community.ts';
import { limits } from '../contract/limits.ts';
import type { ScheduleInput } from '../contract/messages.ts';
import type { PulseDefinition } from '../contract/pulse.ts';
import { isOver } from '../contract/pulse-state.ts';
import { quarterOf } from '../contract/quarters.ts';
import type { PulseId, QuarterId } from '../kernel/ids.ts';
import { addSeconds, type CalendarDate, dayOf, daySeconds, type Instant } from '../kernel/time.ts';
import { firstRunOf, headsUpOf, laterDate, nextWorkingDay, openingOf, pulsesOf } from './calendar.ts';
import { furtherSendingDays } from './sending-time.ts';
import { zonedInstant } from './zoned-time.ts';

export interface DesiredSchedule {
  readonly name: string;
  /** When it is to fire. */
  readonly fires: Instant;
  readonly input: ScheduleInput;
}

/** `20261013T0700`: the instant to the minute, as it stands in a schedule's name. */
const stamp = (instant: Instant): string => instant.replaceAll(/[-:]/g, '').slice(0, 13);

/** What planning needs of the definition of a pulse that has opened, or begun to. */
export type BegunPulse = Pick<
  PulseDefinition,
  'pulse' | 'quarter' | 'closes' | 'publishes' | 'state' | 'sending' | 'zones' | 'comments'
>;

/**
 * @param zones distinct time zones of the members who get mail; none if nobody does
 * @param begun the definitions of the community's recent pulses, in any state
 */
export function desiredSchedules(
  community: Community,
  zones: readonly string[],
  begun: readonly BegunPulse[],
  now: Instant,
): DesiredSchedule[] {
  const from = addSeconds(now, -daySeconds);
  const until = addSeconds(now, limits.planAheadDays * daySeconds);
  const planned = quartersAround(community, now)
    .flatMap((quarter) => mailSteps(community, quarter, zones, begun, [from, now, until]))
    .concat(
      quarterSteps(community, begun),
      begun.flatMap((pulse) => countedStep(community, pulse)),
      begun.filter(({ state }) => state === 'refused').map((pulse) => closeStep(community, pulse)),
    )
    .filter(({ fires, input }) => fires > (waitsForItsHour(input) ? now : from));
  const running = begun.filter(({ state }) => !isOver(state));
  const late = new Set(running.filter(({ publishes }) => publishes <= now).map(({ quarter }) => quarter));
  return [
    ...planned,
    ...running.flatMap((pulse) => endSteps(community, pulse)),
    ...[...late].flatMap((quarter) => {
      const pulses = begun.filter((pulse) => pulse.quarter === quarter);
      return publication(community, quarter, pulses, addSeconds(now, 60 * 60), 0);
    }),
  ]
    .filter(({ fires }) => fires <= until)
    .map((wanted) => (wanted.fires > now ? wanted : { ...wanted, fires: addSeconds(now, healDelay(wanted)) }));
}

/** These are never made up for a minute after planning, which is at night for somebody. */
const waitsForItsHour = (input: ScheduleInput): boolean =>
  input.step === 'open' || input.step === 'remind' || 'morningsLeft' in input;

/** What comes after something else leaves it the time it would have had. */
const healDelay = ({ input: { step } }: DesiredSchedule): number => (step === 'close' ? limits.closeDelaySeconds : 60);

/** The pulses that planning looks at: those named by the months around now. */
export function recentPulses({ id }: Community, now: Instant): PulseId[] {
  const months = Number(now.slice(0, 4)) * 12 + Number(now.slice(5, 7)) - 1;
  return [-5, -4, -3, -2, -1, 0, 1].map((offset) => {
    const month = months + offset;
    return `${id}-${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}` as PulseId;
  });
}

/** A window may reach into the quarters before and after; the report of a quarter is published in the next. */
function quartersAround(community: Community, now: Instant): QuarterId[] {
  const dates = [-50, 0, 50].map((days) => dayOf(addSeconds(now, days * daySeconds)));
  return [...new Set(dates.map((date) => quarterOf(date, community.quarter.firstMonth)))];
}

function mailSteps(
  community: Community,
  quarter: QuarterId,
  zones: readonly string[],
  begun: readonly BegunPulse[],
  [from, now, until]: readonly [Instant, Instant, Instant],
): DesiredSchedule[] {
  const { at: hour } = community.calendar.opens;
  // Zone arithmetic is what planning takes its time for, so it is done for dates that can fall into the window anywhere.
  const first = addSeconds(from, -2 * daySeconds).slice(0, 10);
  const last = addSeconds(until, 2 * daySeconds).slice(0, 10);
  return pulsesOf(community, quarter).flatMap((dates) => {
    const { pulse, opensOn, closesOn, reminders, closes } = dates;
    if (closesOn < first || laterDate(opensOn, -limits.headsUpDays) > last) return [];
    const named = { community: community.id, pulse, quarter };
    const one = begun.find((candidate) => candidate.pulse === pulse);
    // Whoever was invited keeps the hour of his zone, also when nobody on the roster lives there any more.
    const all = [...new Set([...zones, ...(one?.zones ?? [])])];
    const instants = (...on: readonly CalendarDate[]): Instant[] =>
      on
        .filter((date) => date >= first && date <= last)
        .flatMap((date) => all.map((zone) => zonedInstant(date, hour, zone)));
    const tells = headsUpOf(community, dates);
    const opens = openingOf(community, dates, zones);
    const told = addSeconds(opens, limits.openedNoticeSeconds);
    const sending = one?.sending;
    const laterDays = Array.from({ length: 1 + (sending ? furtherSendingDays(sending) : 0) }, (_, index) =>
      laterDate(opensOn, index + 1),
    );
    const dayAfter = (date: CalendarDate, nextReminder: CalendarDate | undefined): CalendarDate[] => {
      const after = nextWorkingDay(community, date);
      return nextReminder === undefined || after < nextReminder ? [after] : [];
    };
    const opening = instants(opensOn);
    const early = firstRunOf(community, dates, zones);
    const again = opening.map((at) => addSeconds(at, limits.openAgainSeconds));
    const missed = (zone: string): boolean =>
      [opensOn, ...laterDays].some((date) => isWithin(zonedInstant(date, hour, zone), from, now));
    const madeUpFor =
      one === undefined || one.state === 'opening' ? all.filter(missed).map((zone) => nextHour(hour, zone, now)) : [];
    return [
      // Of no use once the pulse has opened.
      ...onMornings(tells, (at, left) =>
        schedule(`${pulse}-heads-up`, at, { step: 'heads-up', ...named, at, ...left }),
      ).filter(({ fires }) => fires < opens),
      ...onMornings(told, (at, left) => schedule(`${pulse}-opened`, at, { step: 'opened', ...named, at, ...left })),
      ...distinct([early, ...opening, ...again, ...instants(...laterDays), ...madeUpFor])
        .filter((at) => at < closes)
        .map((at) => schedule(`${pulse}-open`, at, { step: 'open', ...named, at })),
      ...reminders.flatMap((date, index) =>
        distinct(instants(date, ...dayAfter(date, reminders[index + 1])))
          .filter((at) => at < closes)
          .map((at) => {
            const reminder = index + 1;
            return schedule(`${pulse}-remind${reminder}`, at, { step: 'remind', reminder, ...named, at });
          }),
      ),
      // Before there is anything to end, so that a planner that is down from the opening on keeps no pulse open; and an
      // opening that was killed at its first step and never came back may have left a key to destroy.
      ...(one ? [] : endSteps(community, { pulse, quarter, closes, state: 'opening' })),
    ];
  });
}

const isWithin = (at: Instant, from: Instant, now: Instant): boolean => at > from && at <= now;

/** The next time that a clock on the wall of `zone` shows this hour. */
function nextHour(hour: string, zone: string, now: Instant): Instant {
  const today = dayOf(now);
  const instants = [-1, 0, 1].map((days) => zonedInstant(laterDate(today, days), hour, zone));
  return instants.find((at) => at > now) ?? zonedInstant(laterDate(today, 2), hour, zone);
}

const distinct = (instants: readonly Instant[]): Instant[] => [...new Set(instants)].sort();

function endSteps(
  { id }: Pick<Community, 'id'>,
  { pulse, quarter, closes, state }: Pick<BegunPulse, 'pulse' | 'quarter' | 'closes' | 'state'>,
): DesiredSchedule[] {
  const named = { community: id, pulse, quarter };
  const freezes = addSeconds(closes, limits.freezeDelaySeconds);
  return [
    ...(state === 'frozen' ? [] : [schedule(`${pulse}-freeze`, freezes, { step: 'freeze', ...named, at: freezes })]),
    closeStep({ id }, { pulse, quarter, closes }),
  ];
}

function closeStep(
  { id }: Pick<Community, 'id'>,
  { pulse, quarter, closes }: Pick<BegunPulse, 'pulse' | 'quarter' | 'closes'>,
): DesiredSchedule {
  const tallies = addSeconds(closes, limits.closeDelaySeconds);
  return schedule(`${pulse}-close`, tallies, { step: 'close', community: id, pulse, quarter, at: tallies });
}

/** Stewards are told how the mails of a pulse ended after it closed, when planning has long let go of the pulse itself. */
function countedStep({ id }: Community, { pulse, quarter, closes, state }: BegunPulse): DesiredSchedule[] {
  if (state === 'refused') return [];
  const named = { community: id, pulse, quarter };
  return onMornings(addSeconds(closes, limits.countedNoticeSeconds), (at, left) =>
    schedule(`${pulse}-counted`, at, { step: 'counted', ...named, at, ...left }),
  );
}

/** The same step for its day and the following ones, each saying how many are left after it. */
const onMornings = (
  first: Instant,
  step: (at: Instant, left: { readonly morningsLeft: number }) => DesiredSchedule,
  following: number = limits.laterMornings,
): DesiredSchedule[] =>
  Array.from({ length: 1 + following }, (_, later) =>
    step(addSeconds(first, later * daySeconds), { morningsLeft: following - later }),
  );

/** A quarter in which a pulse was held is published when its manifests promised; one without has nothing to publish. */
function quarterSteps(community: Community, begun: readonly BegunPulse[]): DesiredSchedule[] {
  const quarters = Map.groupBy(
    begun.filter(({ state }) => state !== 'refused'),
    ({ quarter }) => quarter,
  );
  return [...quarters].flatMap(([quarter, pulses]) => {
    const published = pulses.map(({ publishes }) => publishes).reduce((last, at) => (at > last ? at : last));
    return publication(community, quarter, pulses, published);
  });
}

/** A publication that is late is planned anew every night, and with it all that follows: that needs no further mornings. */
function publication(
  { id }: Community,
  quarter: QuarterId,
  pulses: readonly BegunPulse[],
  published: Instant,
  following: number = limits.laterMornings,
): DesiredSchedule[] {
  const named = { community: id, quarter };
  const digested = addSeconds(published, 60 * 60);
  const commentsTold = addSeconds(published, limits.commentsNoticeSeconds);
  const lastDays = (limits.inboxRetentionDays - limits.commentsLastDays) * daySeconds;
  return [
    schedule(`${id}-${quarter}-publish`, published, { step: 'publish', ...named, at: published }),
    ...onMornings(
      addSeconds(published, limits.withheldNoticeSeconds),
      (at, left) => schedule(`${id}-${quarter}-withheld`, at, { step: 'withheld', ...named, at, ...left }),
      following,
    ),
    ...onMornings(
      digested,
      (at, left) => schedule(`${id}-${quarter}-digest`, at, { step: 'digest', ...named, at, ...left }),
      following,
    ),
    ...(pulses.some(({ comments }) => comments)
      ? ([
          ['comments', commentsTold],
          ['comments-end', addSeconds(commentsTold, lastDays)],
        ] as const)
      : []
    ).flatMap(([step, first]) =>
      onMornings(
        first,
        (at, left) => schedule(`${id}-${quarter}-${step}`, at, { step, ...named, at, ...left }),
        following,
      ),
    ),
  ];
}

const schedule = (name: string, at: Instant, input: ScheduleInput): DesiredSchedule => ({
  name: `${name}-${stamp(at)}`,
  fires: at,
  input,
});
