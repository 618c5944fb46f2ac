/**
 * The heads-up can be trusted: with unchanged roster, settings and quota, opening does what the dry run said. Both use cases
 * run for real, with opening at the instant at which the planner triggers it.
 */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { notifyStewards } from '../../../functions/notify-stewards/notify-stewards.ts';
import { type OpenPulsePorts, openPulse } from '../../../functions/open-pulse/open-pulse.ts';
import { desiredSchedules } from '../../../shared/calendar/desired-schedules.ts';
import type { Community } from '../../../shared/contract/community.ts';
import type { OpenInput } from '../../../shared/contract/messages.ts';
import type { Member } from '../../../shared/contract/people.ts';
import type { SendQuota } from '../../../shared/contract/pulse.ts';
import { manifestSchema, type PulseDefinition, type PulseRefusal } from '../../../shared/contract/pulse.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { alone } from '../../made/alone.ts';
import { madeProgramme } from '../../made/made-community.ts';
import { community, input, notifyWorld, person } from './notify-world.ts';

interface Outlook {
  /** Whether five or more members are not invited. */
  readonly leavesMany: boolean;
  /** Of a pulse that is held: how many under which label. */
  readonly labels: Readonly<Record<string, number>> | undefined;
  readonly refusal: PulseRefusal | undefined;
}
type Roster = Readonly<{ members: readonly Member[]; settings: Partial<Community>; quota: SendQuota | undefined }>;

async function foretold({ members, settings, quota }: Roster): Promise<Outlook> {
  const steward = { name: 'Qi Chen', email: 'qi@example.org' };
  const { world, mails } = notifyWorld({ members, programme: { ...settings, steward }, ...(quota && { quota }) });
  await notifyStewards(input('heads-up'), world);
  const text = mails[0]?.text ?? '';
  const list = text.slice(text.indexOf('\nMembers: '), text.indexOf('Which groups will be shown'));
  const isMore = text.includes('doesn’t work: 5 or more.');
  const labels = [...list.matchAll(/^- ([^(\n]+?)(?: \(counted together[^)]*\))?: (\d+)$/gm)];
  const refusal = text.includes('A pulse needs at least') ? 'too-few-reachable' : 'cannot-finish-sending';
  const isRefused = text.includes('this pulse would be cancelled');
  return {
    leavesMany: isMore,
    labels: isRefused ? undefined : Object.fromEntries(labels.map(([, label, count]) => [label, Number(count)])),
    refusal: isRefused ? refusal : undefined,
  };
}

async function opened({ members, settings, quota }: Roster): Promise<Outlook> {
  const zonesOfAll = [...new Set(members.map(({ timeZone }) => timeZone))].sort();
  const programme = madeProgramme({ ...community, ...settings }, { zones: zonesOfAll });
  const planned = desiredSchedules(programme.community, programme.zones, [], '2026-10-10T03:00:00Z' as Instant);
  const steps = planned.map((schedule) => schedule.input).filter((step): step is OpenInput => step.step === 'open');
  const [first] = steps.toSorted((a, b) => (a.at < b.at ? -1 : 1));
  if (!first) throw new Error('an opening must be planned');
  let pulse: PulseDefinition | undefined;
  let invited = 0;
  const change = async (changes: Partial<PulseDefinition>): Promise<boolean> => {
    if (pulse) pulse = { ...pulse, ...changes };
    return true;
  };
  const world: OpenPulsePorts = {
    people: { ...alone, programme: async () => programme, members: async () => [...members] },
    pulses: {
      read: async () => pulse,
      open: (_, fixed) => change({ ...fixed, state: 'open' }),
      refuse: (_, refusal) => change({ refusal, state: 'refused' }),
      beginWriting: async () => 1,
    },
    creation: {
      create: async (definition) => {
        pulse = definition;
        return 'created';
      },
    },
    invitations: {
      write: async (_, rows) => {
        invited = rows.length;
      },
      all: async () => [],
    },
    mailRecords: { noteAsked: async () => undefined },
    linkKey: async () => new Uint8Array(32),
    credentialMaster: async () => new Uint8Array(32).fill(1),
    sealingKeys: { destroy: async () => undefined },
    random: (bytes) => new Uint8Array(bytes).fill(7),
    site: { read: async () => undefined, putOnce: async () => 'written', change: async () => undefined },
    sendQuota: async () => quota,
    operator: undefined,
    pageAssets: async () => ({ surveyScript: '', surveyStyle: '', plainStyle: '', protocolCode: 'export {}' }),
    queue: { put: async () => undefined },
    log: () => undefined,
  };
  await openPulse(first, world);
  const manifest = pulse?.manifest && manifestSchema.parse(JSON.parse(pulse.manifest));
  return {
    leavesMany: members.length - invited >= 5,
    labels: manifest
      ? Object.fromEntries(manifest.groups.map(({ label, members: count }) => [label, count]))
      : undefined,
    refusal: pulse?.refusal,
  };
}

// From the first to the last zone that opens, with the community's own between them.
const zones = ['Pacific/Kiritimati', 'Pacific/Auckland', 'Asia/Tokyo', 'Europe/Berlin', 'America/Los_Angeles'];
const mostly = <T>(value: T, ...others: T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const member = fc.record({
  group: fc.constantFrom('North', 'South', 'Sales / East', 'Sales / West', 'Sales / Harbour', 'Sales', 'Care / Desk'),
  timeZone: fc.constantFrom(...zones),
  mailStopped: mostly(undefined, 'bounced' as const, 'unsubscribed' as const),
  pausedUntil: mostly(undefined, '2026-10-12', '2026-10-13', '2026-10-14'),
});
const roster: fc.Arbitrary<Roster> = fc.record({
  members: fc
    .integer({ min: 6, max: 45 })
    .chain((length) => fc.array(member, { minLength: length, maxLength: length }))
    .map((them) => them.map((one, n) => person(`P${n}`, one as Partial<Member>))),
  settings: fc.record({
    timeZone: fc.constantFrom(...zones),
    minimumInvited: fc.integer({ min: 8, max: 14 }),
  }) as fc.Arbitrary<Partial<Community>>,
  // The provider's day is fresh; no dry run can know how much of it is used when a pulse opens.
  quota: fc.option(
    fc.record({
      perSecond: mostly(14, 0, 0.00001),
      perDay: fc.constantFrom(50_000, 50_000, -1, 0, 1, 2),
      sentToday: fc.constant(0),
    }),
    { nil: undefined },
  ),
});

test('opening does what the dry run said: the same refusal, or as many under the same labels', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(roster, async (given) => {
      const before = await foretold(given);
      const after = await opened(given);
      seen.add(after.refusal ?? 'held');
      expect({ labels: before.labels, refusal: before.refusal }).toEqual({
        labels: after.labels,
        refusal: after.refusal,
      });
      if (after.labels) expect(before.leavesMany).toBe(after.leavesMany);
    }),
    { numRuns: 100 },
  );
  expect([...seen].toSorted()).toEqual(['cannot-finish-sending', 'held', 'too-few-reachable']);
});
