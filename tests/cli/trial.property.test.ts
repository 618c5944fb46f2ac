/** On any day, in any zone: a trial opens on the second next working day, is planned in time, closes and is published. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trialFiles } from '../../cli/trial/files.ts';
import { type TrialDates, trialDates, trialSettings } from '../../cli/trial/settings.ts';
import { planPulses } from '../../functions/plan-pulses/plan-pulses.ts';
import { pulsesOf } from '../../shared/calendar/calendar.ts';
import type { DesiredSchedule } from '../../shared/calendar/scheduled-step.ts';
import type { Community } from '../../shared/contract/community.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { quarterOf } from '../../shared/contract/quarters.ts';
import type { CommunityId, PulseId, QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, daySeconds, type Instant, instantOf } from '../../shared/kernel/time.ts';
import { madeDefinition } from '../made/made-pulse.ts';
import { people, wishes } from './trial-fixture.ts';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')];
/** The first and the last zone to see a day, half hours, and both halves of the year. */
const farZones = [
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'UTC',
];
const firstDay = Date.UTC(2026, 0, 1);
const days = (Date.UTC(2031, 0, 1) - firstDay) / (daySeconds * 1000);
const dayMs = daySeconds * 1000;

/** Local date and hour in a zone, as `2026-11-30 09:00`. */
function wall(at: Instant, timeZone: string): string {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(Date.parse(at));
}
const formats = new Map<string, Intl.DateTimeFormat>();

/** Counted day by day, with a calendar independent of ours. */
function workingDayAfter(date: string, count: number): string {
  let at = Date.parse(date);
  for (let left = count; left > 0; ) {
    at += dayMs;
    if (![0, 6].includes(new Date(at).getUTCDay())) left -= 1;
  }
  return new Date(at).toISOString().slice(0, 10);
}

function trialOn(now: Instant, timeZone: string) {
  const { community } = trialFiles(trialSettings(wishes(timeZone), now), people, wishes(timeZone));
  return { community, dates: trialDates(community, now) };
}

function checkDates(now: Instant, timeZone: string): void {
  const { community, dates } = trialOn(now, timeZone);
  const opensOn = workingDayAfter(wall(now, timeZone).slice(0, 10), 2);
  expect(wall(dates.opens, timeZone)).toBe(`${opensOn} 09:00`);
  // The pulse that its own calendar has, and the only one of its quarter.
  const [pulse, ...others] = pulsesOf(community, dates.quarter as QuarterId);
  expect([pulse?.pulse, pulse?.opensOn, others]).toEqual([dates.pulse, opensOn, []]);
  expect(wall(dates.closes, timeZone)).toBe(`${workingDayAfter(opensOn, 3)} 17:00`);
  expect(dates.reminders.length).toBe(1);
  const order = [
    now,
    dates.uploadBy,
    dates.opens,
    ...dates.reminders,
    dates.closes,
    dates.acceptsUntil,
    dates.publishes,
    dates.digest,
  ];
  expect(order).toEqual([...order].sort());
  expect(dates.uploadBy > now && dates.uploadBy < addSeconds(dates.opens, -limits.openEarlySeconds)).toBe(true);
  // Hours are left to verify addresses and to upload.
  expect(dates.uploadBy >= addSeconds(now, 6 * 60 * 60)).toBe(true);
  expect(dates.publishes <= addSeconds(dates.opens, 33 * daySeconds)).toBe(true);
}

describe('a trial opens at nine on the second next working day, and closes, and is published', () => {
  test('on every day of five years', () => {
    for (let day = 0; day < days; day++) {
      const now = instantOf(firstDay + day * dayMs + ((day * 7919) % (24 * 60)) * 60_000);
      checkDates(now, farZones[day % farZones.length] ?? 'UTC');
    }
  });

  test('at any minute, in any zone', () => {
    const at = fc.integer({ min: 0, max: days * 24 * 60 - 1 }).map((minute) => instantOf(firstDay + minute * 60_000));
    fc.assert(fc.property(at, fc.constantFrom(...zones), checkDates), { numRuns: 300 });
  });
});

/** Every night from the upload on; schedules that were created and not deleted again exist. */
async function plannedNights(community: Community, dates: TrialDates, uploaded: Instant) {
  const until = addSeconds(dates.digest, daySeconds);
  const there = new Map<string, DesiredSchedule>();
  const programme = { community, roster: 'r', zones: [community.timeZone], importedAt: uploaded } as Programme;
  const opened = madeDefinition(dates.pulse, {
    community: community.id as CommunityId,
    quarter: dates.quarter as QuarterId,
    opens: dates.opens,
    closes: dates.closes,
    acceptsUntil: dates.acceptsUntil,
    resultsAt: dates.results,
    publishes: dates.publishes,
    zones: [community.timeZone],
  });
  const stateAt = (now: Instant): PulseDefinition['state'] | undefined => {
    if (now < addSeconds(dates.opens, -limits.openEarlySeconds)) return undefined;
    return now <= addSeconds(dates.acceptsUntil, limits.closeDelaySeconds) ? 'open' : 'closed';
  };
  let night = `${uploaded.slice(0, 10)}T03:00:00Z` as Instant;
  if (night <= uploaded) night = addSeconds(night, daySeconds);
  const nights: Instant[] = [];
  for (; night <= until; night = addSeconds(night, daySeconds)) {
    const now = night;
    nights.push(now);
    const state = stateAt(now);
    await planPulses(now, {
      people: { communities: async () => [community.id as CommunityId], programme: async () => programme },
      pulses: {
        read: async (pulse: PulseId) => (state && pulse === opened.pulse ? { ...opened, state } : undefined),
      },
      schedules: {
        names: async () => [...there.keys()],
        put: async (schedule) => void there.set(schedule.name, schedule),
        remove: async (name) => void there.delete(name),
      },
      log: (event) => {
        if (event === 'pulse.overdue') throw new Error('nothing may be overdue');
      },
    });
  }
  return { nights, planned: [...there.values()] };
}

test('the planner schedules its every step in time, even when it is uploaded at the last minute', async () => {
  const at = fc.integer({ min: 0, max: days * 24 * 60 - 1 }).map((minute) => instantOf(firstDay + minute * 60_000));
  await fc.assert(
    fc.asyncProperty(at, fc.constantFrom(...zones), fc.boolean(), async (made, timeZone, isLate) => {
      const { community, dates } = trialOn(made, timeZone);
      const uploaded = isLate ? addSeconds(dates.uploadBy, -60) : made;
      const { nights, planned } = await plannedNights(community, dates, uploaded);
      expect(nights.filter((night) => night < dates.opens).length).toBeGreaterThan(0);
      const firesOf = (step: string): Instant[] =>
        planned.filter(({ input }) => input.step === step).map(({ fires }) => fires);
      // An hour before, to prepare everything; at nine, to send.
      expect(firesOf('open')).toEqual(
        expect.arrayContaining([addSeconds(dates.opens, -limits.openEarlySeconds), dates.opens]),
      );
      expect(firesOf('opened')).toContain(dates.opened);
      expect(firesOf('remind')).toContain(dates.reminders[0]);
      expect(firesOf('freeze')).toContain(addSeconds(dates.acceptsUntil, limits.freezeDelaySeconds));
      expect(firesOf('close')).toContain(addSeconds(dates.acceptsUntil, limits.closeDelaySeconds));
      expect(firesOf('counted')).toContain(dates.counted);
      expect(firesOf('publish-pulse')).toContain(dates.results);
      expect(firesOf('publish')).toContain(dates.publishes);
      expect(firesOf('digest')).toContain(dates.digest);
      // The words about the dry run hold for a steward who uploads at once.
      if (!isLate && dates.headsUp !== undefined) expect(firesOf('heads-up')).toContain(dates.headsUp);
      if (!isLate && dates.headsUp === undefined) expect(firesOf('heads-up')).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('the quarter that local runs choose by default is that of the trial', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: days - 1 }), (day) => {
      const now = instantOf(firstDay + day * dayMs);
      const { community, dates } = trialOn(now, 'Europe/Berlin');
      expect(quarterOf(now.slice(0, 10) as never, community.quarter.firstMonth)).toBe(dates.quarter);
    }),
  );
});
