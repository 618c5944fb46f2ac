import { createHash } from 'node:crypto';
import { type Community, communitySchema, defaultPulses } from '../../shared/contract/community.ts';
import { type Member, memberSchema } from '../../shared/contract/people.ts';
import type { CalendarDate } from '../../shared/kernel/time.ts';
import { memberIdOf } from '../../shared/roster/member-id.ts';

export interface Random {
  below(bound: number): number;
  bytes(count: number): Uint8Array;
}

/** Hashes of a seed and a counter: the same seed makes the same year on every machine. */
export function randomFrom(seed: string): Random {
  let counter = 0;
  const block = () => createHash('sha512').update(`${seed} ${counter++}`).digest();
  return {
    below: (bound) => block().readUInt32BE(0) % bound,
    bytes: (count) => Uint8Array.from(block().subarray(0, count)),
  };
}

/** Zones far apart, off the hour, that change at odd times, some at midnight. */
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];
const weeks = [
  [1, 2, 3, 4, 5],
  [7, 1, 2, 3, 4],
  [1, 2, 3, 4],
  [2, 3, 4, 5, 6],
];

const pick = <T>(from: readonly [T, ...T[]] | readonly T[], random: Random): T => {
  const found = from[random.below(from.length)];
  if (found === undefined) throw new RangeError('there must be something to pick');
  return found;
};

const hour = (first: number, last: number, random: Random): string =>
  `${String(first + random.below(last - first + 1)).padStart(2, '0')}:${pick(['00', '15', '30', '45'], random)}`;

/** A day, or up to three weeks. */
function closedDay(random: Random): Community['calendar']['closedDays'][number] {
  const from = Date.UTC(2026, 0, 1 + random.below(400));
  const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10) as CalendarDate;
  return random.below(2) > 0 ? dateOf(from) : { from: dateOf(from), to: dateOf(from + random.below(21) * 86_400_000) };
}

const calendarOf = (random: Random): Community['calendar'] => {
  const workingWeek = pick(weeks, random);
  return {
    workingWeek: [...workingWeek],
    opens: { weekday: pick(workingWeek, random), occurrence: 1 + random.below(5), at: hour(7, 13, random) },
    closes: { weekday: pick(workingWeek, random), afterWorkingDays: 3 + random.below(12), at: hour(12, 20, random) },
    quietQuarterEnd: random.below(4) > 0,
    closedDays: Array.from({ length: random.below(6) }, () => closedDay(random)),
    skip: random.below(3) === 0 ? [`2026-${String(1 + random.below(12)).padStart(2, '0')}`] : [],
    move: [],
  };
};

const pulsesOfProgramme = (random: Random): Community['pulses'] => {
  const some = defaultPulses.filter(() => random.below(4) > 0);
  return some.length > 0 ? some : defaultPulses.slice(0, 1);
};

export const randomCommunity = (id: string, random: Random): Community =>
  communitySchema.parse({
    id,
    name: `Community ${id}`,
    timeZone: pick(zones, random),
    steward: { name: 'Sam Steward', email: 'sam@example.org' },
    quarter: { firstMonth: 1 + random.below(12) },
    calendar: calendarOf(random),
    pulses: pulsesOfProgramme(random),
  });

/** One part of the configuration, drawn again. */
export function changed(community: Community, random: Random): Community {
  switch (random.below(4)) {
    case 0:
      return { ...community, timeZone: pick(zones, random) };
    case 1:
      return { ...community, quarter: { firstMonth: 1 + random.below(12) } };
    case 2:
      return { ...community, calendar: calendarOf(random) };
    default:
      return { ...community, pulses: pulsesOfProgramme(random) };
  }
}

export function madeMember(community: string, random: Random): Member {
  const address = `person${random.below(2 ** 31)}@${community}.example.org`;
  return memberSchema.parse({
    community,
    member: memberIdOf(address),
    address,
    name: 'Person',
    group: 'All',
    timeZone: pick(zones, random),
    language: 'en',
    role: 'member',
  });
}
