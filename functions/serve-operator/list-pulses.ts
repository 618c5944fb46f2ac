import { recentPulses } from '../../shared/calendar/desired-schedules.ts';
import { yearAhead } from '../../shared/calendar/year-ahead.ts';
import { zonedInstant } from '../../shared/calendar/zoned-time.ts';
import type { Community } from '../../shared/contract/community.ts';
import type { PulseLine } from '../../shared/contract/operator-calls.ts';
import type { PeopleStore } from '../../shared/contract/people-stores.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { dayOf, type Instant } from '../../shared/kernel/time.ts';

export interface ListPulsesPorts {
  readonly people: Pick<PeopleStore, 'communities' | 'programme'>;
  readonly pulses: Pick<PulseStore, 'read'>;
}

/** Pulses of all communities, past, open and planned for the next twelve months, by opening. */
export async function listPulses({ people, pulses }: ListPulsesPorts, now: Instant): Promise<PulseLine[]> {
  const lines: PulseLine[] = [];
  for (const id of await people.communities()) {
    const community = (await people.programme(id))?.community;
    if (!community) continue;
    const begun = await Promise.all(recentPulses(community, now).map((pulse) => pulses.read(pulse)));
    const known = begun
      .filter((definition) => definition !== undefined)
      .map(({ pulse, state, opens, closes, acceptsUntil, resultsAt }) => ({
        ...{ pulse, state, opens, closes, acceptsUntil, resultsAt },
      }));
    lines.push(...known, ...planned(community, now).filter(({ pulse }) => known.every((one) => one.pulse !== pulse)));
  }
  return lines.toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** The year ahead; skipped months have no pulse. */
const planned = (community: Community, now: Instant): PulseLine[] =>
  yearAhead(community, dayOf(now))
    .filter((one) => one.status === 'planned')
    .map(({ pulse, opensOn, closes, acceptsUntil, resultsAt }) => ({
      pulse,
      state: 'planned' as const,
      opens: zonedInstant(opensOn, community.calendar.opens.at, community.timeZone),
      ...{ closes, acceptsUntil, resultsAt },
    }))
    .filter(({ opens }) => opens > now);
