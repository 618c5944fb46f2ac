/**
 * A year of made-up communities whose configuration changes at random and whose planner is down for days: the real planner,
 * opening, reminding and freezing over in-memory stores. The outcome is compared with `expected-dates`, which finds every
 * date and hour by trying each day and each quarter of an hour in turn, with none of the project's calendar code.
 */

import { freezePulse } from '../../functions/freeze-pulse/freeze-pulse.ts';
import { type OpenPulsePorts, openPulse } from '../../functions/open-pulse/open-pulse.ts';
import { planPulses } from '../../functions/plan-pulses/plan-pulses.ts';
import { remindPulse } from '../../functions/remind-pulse/remind-pulse.ts';
import type { DesiredSchedule } from '../../shared/calendar/scheduled-step.ts';
import type { Community } from '../../shared/contract/community.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import type { Invitation, Member } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { epochMilliseconds, type Instant, instantOf } from '../../shared/kernel/time.ts';
import { complaintsAbout, type PulseDiary } from './expected-dates.ts';
import { changed, madeMember, type Random, randomCommunity, randomFrom } from './random-community.ts';

const day = 86_400;
const from = Date.UTC(2026, 0, 1, 3) / 1000;
/** A year, and the time that the last pulses take to close. */
const nights = 365 + 45;
const lastOpening = '2026-12-31';

export interface YearOutcome {
  readonly pulses: number;
  /** Pulses around which nothing changed, so that each of their instants is known exactly. */
  readonly exact: number;
  readonly mails: number;
  readonly changes: number;
  readonly nightsDown: number;
  /** Days from the announced close of each pulse to its results, and to the report of its quarter, as it was before. */
  readonly daysToResults: readonly number[];
  readonly daysToReport: readonly number[];
  readonly complaints: readonly string[];
}

export async function simulateYear(communities: number, seed: string): Promise<YearOutcome> {
  const total = { pulses: 0, exact: 0, mails: 0, changes: 0, nightsDown: 0 };
  const [complaints, daysToResults, daysToReport]: [string[], number[], number[]] = [[], [], []];
  for (let index = 0; index < communities; index++) {
    const one = await simulateCommunity(`c${index}`, randomFrom(`${seed} ${index}`));
    for (const key of ['pulses', 'exact', 'mails', 'changes', 'nightsDown'] as const) total[key] += one[key];
    complaints.push(...one.complaints);
    daysToResults.push(...one.daysToResults);
    daysToReport.push(...one.daysToReport);
  }
  return { ...total, daysToResults, daysToReport, complaints };
}

async function simulateCommunity(id: string, random: Random): Promise<YearOutcome> {
  let community = randomCommunity(id, random);
  let members: Member[] = Array.from({ length: 10 }, () => madeMember(id, random));
  const history: { at: Instant; community: Community }[] = [{ at: instantOf(0), community }];
  const definitions = new Map<PulseId, PulseDefinition>();
  const rows = new Map<PulseId, Invitation[]>();
  const schedules = new Map<string, DesiredSchedule>();
  const diaries = new Map<PulseId, PulseDiary>();
  const secrets = new Map<string, Uint8Array>();
  const published = new Map<PulseId, Instant>();
  let now = instantOf(from * 1000);
  let down = 0;
  let nightsDown = 0;

  const diaryOf = (pulse: PulseId): PulseDiary => {
    const found = diaries.get(pulse) ?? { mails: [], frozen: [], closed: [] };
    diaries.set(pulse, found);
    return found;
  };
  /** The queue and its consumer: queued mails are sent at once and marked as send-mail would. */
  const queueMail = async (batches: readonly MailBatch[]): Promise<void> => {
    for (const { pulse, kind, invitations } of batches) {
      const attribute = kind === 'invitation' ? 'invitation' : kind === 'reminder-1' ? 'reminder1' : 'reminder2';
      for (const row of rows.get(pulse) ?? []) {
        if (!invitations.includes(row.token)) continue;
        diaryOf(pulse).mails.push({ token: row.token, kind, zone: row.timeZone, at: now });
        row[attribute] = 'sent';
      }
    }
  };
  const moved = (pulse: PulseId, change: Partial<PulseDefinition>): boolean => {
    const before = definitions.get(pulse);
    if (before) definitions.set(pulse, { ...before, ...change });
    return before !== undefined;
  };
  const first = (name: string): Uint8Array => {
    const bytes = secrets.get(name) ?? random.bytes(32);
    secrets.set(name, bytes);
    return bytes;
  };
  const readPulse = async (pulse: PulseId) => definitions.get(pulse);
  const programme = async () => {
    const zones = [...new Set(members.map(({ timeZone }) => timeZone))];
    return { community, roster: 'r', zones, importedAt: instantOf(0) };
  };
  const opening: OpenPulsePorts = {
    people: {
      programme,
      members: async () => members,
      communities: async () => [],
      groupsOfMembers: async () => new Map(),
    },
    pulses: {
      read: readPulse,
      open: async ({ pulse }, fixed) => moved(pulse, { ...fixed, state: 'open' }),
      refuse: async ({ pulse }, refusal) => moved(pulse, { state: 'refused', refusal }),
      beginWriting: async () => 1,
    },
    creation: {
      async create(definition) {
        definitions.set(definition.pulse, definition);
        return 'created';
      },
    },
    invitations: {
      async write(pulse, invitations) {
        rows.set(pulse, structuredClone([...invitations]));
      },
      all: async ({ pulse }) => rows.get(pulse) ?? [],
    },
    mailRecords: { noteAsked: async () => undefined },
    linkKey: async () => first('link'),
    credentialMaster: async () => first('credential'),
    sealingKeys: { destroy: async () => undefined },
    random: (bytes) => random.bytes(bytes),
    site: { read: async () => undefined, putOnce: async () => 'written', change: async () => undefined },
    sendQuota: async () => undefined,
    operator: undefined,
    pageAssets: async () => ({ surveyScript: '', surveyStyle: '', plainStyle: '', protocolCode: '' }),
    queue: { put: queueMail },
    log: () => undefined,
  };

  async function fire({ input }: DesiredSchedule): Promise<void> {
    if (input.step === 'open') await openPulse(input, opening);
    if (input.step === 'remind') {
      await remindPulse(input, {
        people: { programme },
        pulses: { read: readPulse },
        invitations: { all: async ({ pulse }) => rows.get(pulse) ?? [] },
        queue: { put: queueMail },
        log: () => undefined,
      });
    }
    if (input.step === 'freeze') {
      await freezePulse(input, {
        pulses: {
          read: readPulse,
          refuse: async ({ pulse }) => moved(pulse, { state: 'refused' }),
          freeze: async (pulse) => {
            diaryOf(pulse).frozen.push(now);
            return moved(pulse, { state: 'frozen' });
          },
        },
        invitations: { all: async ({ pulse }) => rows.get(pulse) ?? [] },
        mailRecords: { countMissed: async () => undefined, forgetMissed: async () => undefined },
        log: () => undefined,
      });
    }
    if (input.step === 'close' && definitions.get(input.pulse)?.state === 'frozen') {
      diaryOf(input.pulse).closed.push(now);
      moved(input.pulse, { state: 'closed' });
    }
    if (input.step === 'publish-pulse' && definitions.get(input.pulse)?.state === 'closed') {
      if (!published.has(input.pulse)) published.set(input.pulse, now);
    }
  }

  for (let night = 0; night < nights; night++) {
    const tonight = instantOf((from + night * day) * 1000);
    const due = [...schedules.values()].filter(({ fires }) => fires <= tonight);
    due.sort((a, b) => (`${a.fires} ${a.name}` < `${b.fires} ${b.name}` ? -1 : 1));
    for (const schedule of due) {
      schedules.delete(schedule.name);
      now = schedule.fires;
      await fire(schedule);
    }
    now = tonight;
    if (random.below(90) === 0) {
      community = changed(community, random);
      history.push({ at: now, community });
    }
    if (random.below(40) === 0) members = [...members, madeMember(id, random)];
    if (random.below(40) === 0 && members.length > 9) members = members.toSpliced(random.below(members.length), 1);
    if (down === 0 && random.below(120) === 0) down = 1 + random.below(6);
    if (down > 0) {
      down -= 1;
      nightsDown += 1;
      continue;
    }
    await planPulses(now, {
      people: { communities: async () => [community.id], programme },
      pulses: { read: readPulse },
      schedules: {
        names: async () => [...schedules.keys()],
        put: async (schedule) => void schedules.set(schedule.name, schedule),
        remove: async (name) => void schedules.delete(name),
      },
      log: () => undefined,
    });
  }
  const judged = complaintsAbout({ id, history, definitions, rows, diaries, lastOpening });
  const counted = [...definitions.values()].filter(({ state }) => state === 'closed');
  const missing = counted
    .filter(({ pulse, resultsAt }) => !published.has(pulse) && resultsAt < now)
    .map(({ pulse }) => `${pulse}: its results must be published`);
  return {
    ...judged,
    complaints: [...judged.complaints, ...missing],
    changes: history.length - 1,
    nightsDown,
    daysToResults: counted.flatMap(({ pulse, closes }) => daysBetween(closes, published.get(pulse))),
    daysToReport: counted.flatMap(({ closes, publishes }) => daysBetween(closes, publishes)),
  };
}

const daysBetween = (from: Instant, until: Instant | undefined): number[] =>
  until === undefined ? [] : [(epochMilliseconds(until) - epochMilliseconds(from)) / 1000 / day];
