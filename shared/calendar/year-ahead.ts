/**
 * The year ahead as data: every month from a day's own on, for twelve months, in which a community's programme asks something, with
 * all its dates, or that it is skipped; and why a date is not that of the rule. For heads-ups, pages and operators.
 */
import type { Community } from '../contract/community.ts';
import { pulseIdOf } from '../contract/pulse-id.ts';
import { quarterAfter, quarterOf } from '../contract/quarters.ts';
import type { PulseId, QuarterId } from '../kernel/ids.ts';
import type { CalendarDate, Instant } from '../kernel/time.ts';
import { datesOfMonth, type PulseDates, publicationOf } from './calendar.ts';
import { monthName, type PulseOfMonth, pulsesOfMonths } from './pulse-days.ts';

export type MonthAhead = {
  readonly pulse: PulseId;
  readonly quarter: QuarterId;
  /** Such as 2026-12. */
  readonly month: string;
} & (
  | ({
      readonly status: 'planned';
      /** Undefined if the dates are those of the rule. */
      readonly movedBy: PulseOfMonth['movedBy'];
      /** When the quarter's report is published. */
      readonly publishes: Instant;
    } & Omit<PulseDates, 'pulse' | 'quarter' | 'instruments'>)
  /** By the steward, or because its month has no working day. */
  | { readonly status: 'skipped'; readonly skippedBy: 'steward' | 'closed-days' }
);

/** @param from the first day; the month that it is in counts, even if its pulse has opened before */
export function yearAhead(community: Community, from: CalendarDate): MonthAhead[] {
  const first = quarterOf(from, community.quarter.firstMonth);
  const [start, end] = [from.slice(0, 7), `${Number(from.slice(0, 4)) + 1}${from.slice(4, 7)}`];
  return [0, 1, 2, 3, 4]
    .map((later) => quarterAfter(first, later))
    .flatMap((quarter) => pulsesOfMonths(community, quarter).map((one) => monthAhead(community, quarter, one)))
    .filter(({ month }) => month >= start && month < end)
    .sort((a, b) => (a.month < b.month ? -1 : 1));
}

function monthAhead(community: Community, quarter: QuarterId, one: PulseOfMonth): MonthAhead {
  const named = { pulse: pulseIdOf(community.id, one.month), quarter, month: monthName(one.month) };
  if (one.isSkipped) return { ...named, status: 'skipped', skippedBy: 'steward' };
  const dates = datesOfMonth(community, quarter, one);
  if (!dates) return { ...named, status: 'skipped', skippedBy: 'closed-days' };
  const { instruments: _, ...days } = dates;
  return { ...days, ...named, status: 'planned', movedBy: one.movedBy, publishes: publicationOf(community, quarter) };
}
