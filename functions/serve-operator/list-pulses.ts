import { openingOf, pulsesOf } from '../../shared/calendar/calendar.ts';
import { recentPulses } from '../../shared/calendar/desired-schedules.ts';
import type { Community } from '../../shared/contract/community.ts';
import type { PulseLine } from '../../shared/contract/operator-calls.ts';
import type { PeopleStore } from '../../shared/contract/people-stores.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { quarterOf } from '../../shared/contract/quarters.ts';
import { addSeconds, dayOf, daySeconds, type Instant } from '../../shared/kernel/time.ts';

export interface ListPulsesPorts {
  readonly people: Pick<PeopleStore, 'communities' | 'programme'>;
  readonly pulses: Pick<PulseStore, 'read'>;
}

/** Pulses of all communities, past, open and planned for the next three months, by opening. */
export async function listPulses({ people, pulses }: ListPulsesPorts, now: Instant): Promise<PulseLine[]> {
  const lines: PulseLine[] = [];
  for (const id of await people.communities()) {
    const community = (await people.programme(id))?.community;
    if (!community) continue;
    const begun = await Promise.all(recentPulses(community, now).map((pulse) => pulses.read(pulse)));
    const known = begun
      .filter((definition) => definition !== undefined)
      .map(({ pulse, state, opens, closes }) => ({ pulse, state, opens, closes }));
    lines.push(...known, ...planned(community, now).filter(({ pulse }) => known.every((one) => one.pulse !== pulse)));
  }
  return lines.toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
}

/** The calendar of the next three months. */
function planned(community: Community, now: Instant): PulseLine[] {
  const days = [0, 91].map((ahead) => dayOf(addSeconds(now, ahead * daySeconds)));
  const quarters = new Set(days.map((day) => quarterOf(day, community.quarter.firstMonth)));
  return [...quarters]
    .flatMap((quarter) => pulsesOf(community, quarter))
    .map((dates) => ({
      pulse: dates.pulse,
      state: 'planned' as const,
      opens: openingOf(community, dates, [community.timeZone]),
      closes: dates.closes,
    }))
    .filter(({ opens }) => opens > now);
}
