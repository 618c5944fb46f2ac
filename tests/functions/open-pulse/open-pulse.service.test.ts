import { createECDH } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invitationsTable } from '../../../functions/adapters/invitations-table.ts';
import { issuedMarks } from '../../../functions/adapters/issued-marks.ts';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import { pulseDefinitions } from '../../../functions/adapters/pulse-definitions.ts';
import { sealingKeys } from '../../../functions/adapters/sealing-keys.ts';
import { type OpenPulsePorts, openPulse } from '../../../functions/open-pulse/open-pulse.ts';
import { hashItems } from '../../../shared/answers/instruments.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import { siteKeys } from '../../../shared/contract/objects.ts';
import { type Manifest, manifestSchema, type PulseDefinition } from '../../../shared/contract/pulse.ts';
import { deriveLinkToken, hashLinkToken } from '../../../shared/gate/link-token.ts';
import type { GroupName } from '../../../shared/kernel/ids.ts';
import { trust } from '../../shared/contract/own-instrument-fixture.ts';
import { startTable } from '../adapters/start-table.ts';
import { Killed, membersOf, OpenStores, openingInput, sha256, table } from './open-world.ts';

let client: DynamoDBDocumentClient;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ client, stop } = await startTable(table));
});
afterAll(() => stop());

const definitionOf = (id: string) => pulseDefinitions(client, table).read(openingInput(id).pulse);
async function invitationsOf(id: string) {
  const definition = await definitionOf(id);
  return definition ? invitationsTable(client, table).all(definition) : [];
}

/** The public half of the stored sealing key, as hex; undefined if none is stored. */
async function publicSealingKey(id: string): Promise<string | undefined> {
  const privateKey = await sealingKeys(client, table).read(openingInput(id).pulse);
  if (!privateKey) return undefined;
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey);
  return pair.getPublicKey('hex');
}

/** Everything that must be true of an open pulse, however it came to be. */
async function expectSoundlyOpen(
  id: string,
  stores: OpenStores,
): Promise<{ definition: PulseDefinition; manifest: Manifest }> {
  const { pulse } = openingInput(id);
  const definition = await definitionOf(id);
  if (!definition?.manifest || !definition.labels) throw new Error('pulse must be open');
  expect(definition.state).toBe('open');
  expect(definition.fingerprint).toBe(sha256(definition.manifest));
  expect(stores.site.get(siteKeys.manifest(pulse))).toBe(definition.manifest);

  const manifest = manifestSchema.parse(JSON.parse(definition.manifest));
  const invitations = await invitationsOf(id);
  const counted: Record<string, number> = {};
  for (const { group } of invitations) {
    const label = definition.labels[group] ?? 'no label';
    counted[label] = (counted[label] ?? 0) + 1;
  }
  expect(manifest.groups.map(({ label }) => label)).toEqual(Object.keys(counted).sort());
  for (const { label, members } of manifest.groups) expect(members).toBeGreaterThanOrEqual(counted[label] ?? 0);
  for (const language of languages) {
    expect(manifest.pages[language]).toBe(sha256(stores.site.get(siteKeys.survey(pulse, language)) ?? ''));
    expect(stores.site.get(siteKeys.survey(pulse, language))).toContain('<style>p{margin:0}</style>');
    expect(stores.site.get(siteKeys.pulsePrivacy(pulse, language))).toContain('<style>p{margin:1em}</style>');
  }
  const linkKey = stores.masters.get('link') ?? new Uint8Array();
  for (const { token, member } of invitations)
    expect(token).toBe(hashLinkToken(deriveLinkToken(linkKey, pulse, member)));
  expect(await publicSealingKey(id)).toBe(manifest.sealingKey);
  expect(definition.sealingKey).toBe(manifest.sealingKey);
  return { definition, manifest };
}

const queuedTokens = (stores: OpenStores) => new Set(stores.queued.flatMap(({ invitations }) => invitations));

describe('opening a pulse', () => {
  test('asks a community’s own instrument, and keeps it as it was', async () => {
    const stores = new OpenStores(client, 'own', 20);
    const instruments = [trust(1)];
    const pulses = [{ monthOfQuarter: 1, instruments: [{ id: 'makers-trust', version: 1 }] }];
    const { community } = stores.programme;
    Object.assign(stores, { programme: { ...stores.programme, community: { ...community, instruments, pulses } } });
    await openPulse(openingInput('own'), stores.world());
    // What the steward changes later applies to the next pulse.
    Object.assign(stores, { programme: { ...stores.programme, community } });
    await openPulse(openingInput('own'), stores.world());
    const { definition, manifest } = await expectSoundlyOpen('own', stores);
    expect(definition.ownInstruments).toEqual(instruments);
    expect(manifest.itemsHash).toBe(hashItems(manifest.instruments, instruments));
    for (const language of ['en', 'ar'] as const) {
      const page = stores.site.get(siteKeys.survey(definition.pulse, language)) ?? '';
      expect(page).toContain('I can show unfinished work here.');
    }
  });

  test('invites everyone reachable, fixes the manifest and queues those whose hour has come', async () => {
    const stores = new OpenStores(client, 'plain', 30);
    stores.members = stores.members.map((member, n) =>
      n === 29 ? { ...member, mailStopped: 'unsubscribed' } : member,
    );
    await openPulse(openingInput('plain'), stores.world());

    const { manifest } = await expectSoundlyOpen('plain', stores);
    expect(manifest.groups).toEqual([
      { label: 'North', members: 12 },
      { label: 'Other groups', members: 9 },
      { label: 'South', members: 9 },
    ]);
    expect(manifest.opens).toBe('2026-10-13T07:00:00Z');
    expect(manifest.closes).toBe('2026-10-30T16:00:00Z');
    expect(manifest.publishes).toBe('2027-01-05T08:00:00Z');
    const inBerlin = (await invitationsOf('plain')).filter(({ timeZone }) => timeZone === 'Europe/Berlin');
    expect([...queuedTokens(stores)].sort()).toEqual(inBerlin.map(({ token }) => token).sort());
    expect(stores.logged).toEqual(['pulse.opened', 'pulse.queued']);
  });

  test('an hour early it makes everything, updates each person’s record, and queues no one', async () => {
    const stores = new OpenStores(client, 'early', 30);
    await openPulse(openingInput('early', '2026-10-13T06:00:00Z'), stores.world());
    const made = await definitionOf('early');
    expect(made).toMatchObject({ state: 'open', opens: '2026-10-13T07:00:00Z' });
    expect(stores.queued).toEqual([]);
    const { pulse } = openingInput('early');
    for (const { member } of stores.members)
      expect((await mailRecordTable(client, table).read(member)).asked).toEqual([pulse]);
    await openPulse(openingInput('early'), stores.world());
    expect(await definitionOf('early')).toEqual(made);
    expect(queuedTokens(stores).size).toBe(20);
  });

  test('queues the others when their hour comes, and changes nothing else', async () => {
    const stores = new OpenStores(client, 'later', 30);
    await openPulse(openingInput('later'), stores.world());
    const before = await definitionOf('later');
    // No more invitations are written, so no one is looked up either.
    const world = { ...stores.world(), members: () => Promise.reject(new Error('no roster is read twice')) };
    await openPulse(openingInput('later', '2026-10-13T13:00:00Z'), world);
    expect(await definitionOf('later')).toEqual(before);
    expect(queuedTokens(stores).size).toBe(30);
    expect(stores.queued.every(({ invitations }) => invitations.length <= 25)).toBe(true);
  });

  test('is refused, and leaves no sealing key, when too few can be reached', async () => {
    const stores = new OpenStores(client, 'few', 7);
    await openPulse(openingInput('few'), stores.world());
    await openPulse(openingInput('few', '2026-10-13T13:00:00Z'), stores.world());
    expect(await definitionOf('few')).toMatchObject({ state: 'refused', refusal: 'too-few-reachable' });
    expect(await publicSealingKey('few')).toBeUndefined();
    expect(stores.queued).toEqual([]);
    expect(stores.site.has(siteKeys.manifest(openingInput('few').pulse))).toBe(false);
  });

  test('killed before or after any step and run again, it ends soundly open with everyone queued', async () => {
    // One more than a batch of rows or mails, so that a kill falls between two batches.
    const members = 26;
    const rehearsal = new OpenStores(client, 'rehearsal', members);
    const world = rehearsal.world();
    await openPulse(openingInput('rehearsal'), world);
    const steps = world.calls();
    expect(steps).toBeGreaterThan(12);
    for (let at = 0; at < steps; at++) {
      for (const after of [false, true]) {
        const id = `kill-${at}-${after ? 'after' : 'before'}`;
        const stores = new OpenStores(client, id, members);
        await expect(openPulse(openingInput(id), stores.world({ at, after }))).rejects.toThrow(Killed);
        // A definition and its key exist both or neither: no kill leaves a key that belongs to nothing.
        expect((await definitionOf(id))?.sealingKey).toBe(await publicSealingKey(id));
        await openPulse(openingInput(id), stores.world());
        await openPulse(openingInput(id, '2026-10-13T13:00:00Z'), stores.world());
        await expectSoundlyOpen(id, stores);
        expect(queuedTokens(stores).size, id).toBe(members);
      }
    }
  }, 180_000);

  test('takes its own definition for its own when the reply to the creation is lost', async () => {
    const stores = new OpenStores(client, 'lost-answer', 24);
    const world = stores.world();
    // Created, and then told that it exists: what a client would hear that repeats a call under another request token.
    const create: OpenPulsePorts['creation']['create'] = async (...all) => {
      await world.creation.create(...all);
      return world.creation.create(...all);
    };
    await openPulse(openingInput('lost-answer'), { ...world, creation: { create } });
    await expectSoundlyOpen('lost-answer', stores);
  });

  test('killed while it is refused and run again, it leaves no sealing key', async () => {
    const rehearsal = new OpenStores(client, 'refusal', 7);
    const world = rehearsal.world();
    await openPulse(openingInput('refusal'), world);
    for (let at = 0; at < world.calls(); at++) {
      const id = `refuse-${at}`;
      const stores = new OpenStores(client, id, 7);
      await expect(openPulse(openingInput(id), stores.world({ at, after: true }))).rejects.toThrow(Killed);
      await openPulse(openingInput(id, '2026-10-13T13:00:00Z'), stores.world());
      expect((await definitionOf(id))?.state).toBe('refused');
      expect(await publicSealingKey(id)).toBeUndefined();
    }
  });

  test('a roster that changed between a kill and the next run is counted as the run that opens found it', async () => {
    const stores = new OpenStores(client, 'changed', 30);
    const world = stores.world();
    const open = () => Promise.reject(new Killed());
    const killedAfterInvitations = { ...world, pulses: { ...world.pulses, open } };
    await expect(openPulse(openingInput('changed'), killedAfterInvitations)).rejects.toThrow(Killed);
    expect(await invitationsOf('changed')).toHaveLength(30);
    stores.members = membersOf('changed', 40)
      .slice(5)
      .map((member) => ({ ...member, group: 'North' as GroupName }));
    await openPulse(openingInput('changed'), stores.world());
    expect(await invitationsOf('changed')).toHaveLength(35);
    await expectSoundlyOpen('changed', stores);
  });

  test('what an overtaken run writes does not count, however late it comes', async () => {
    const stores = new OpenStores(client, 'late', 30);
    const [isWriting, mayWrite] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const world = stores.world();
    const slow: OpenPulsePorts = {
      ...world,
      people: { ...world.people, members: async () => membersOf('late', 40) },
      invitations: {
        ...world.invitations,
        async write(...rows) {
          isWriting.resolve();
          await mayWrite.promise;
          await world.invitations.write(...rows);
        },
      },
    };
    const overtaken = openPulse(openingInput('late'), slow);
    await isWriting.promise;
    await openPulse(openingInput('late'), stores.world());
    const [first] = await invitationsOf('late');
    if (!first) throw new Error('at least one member must be invited');
    await issuedMarks(client, table).mark(first.pulse, first.token, first.writing, 'digest');
    mayWrite.resolve();
    await overtaken;
    const { definition } = await expectSoundlyOpen('late', stores);
    const invitations = await invitationsOf('late');
    expect(invitations).toHaveLength(30);
    expect(invitations[0]).toEqual({ ...first, issued: 'digest' });
    const everyRow = await invitationsTable(client, table).all({ ...definition, writingNumber: 1 });
    expect(everyRow).toHaveLength(10);
  });

  test('run many times at once, with rosters that differ, it ends as one opening', async () => {
    for (const round of [1, 2, 3]) {
      const id = `crowd-${round}`;
      const stores = new OpenStores(client, id, 60);
      const rosters = [60, 75, 90, 60].map((count) => membersOf(id, count));
      const runs = rosters.map((members) => {
        const world = stores.world();
        const people = { ...world.people, members: async () => members };
        return openPulse(openingInput(id), { ...world, people }).catch(() => 'tried again later');
      });
      await Promise.all(runs);
      await openPulse(openingInput(id, '2026-10-13T13:00:00Z'), stores.world());
      await expectSoundlyOpen(id, stores);
      expect(stores.logged.filter((event) => event === 'pulse.opened')).toHaveLength(1);
    }
  });

  test('opens nothing that the programme does not plan', async () => {
    const stores = new OpenStores(client, 'unplanned', 30);
    const elsewhere = { ...openingInput('unplanned'), quarter: '2027-Q1' as never };
    await openPulse(elsewhere, stores.world());
    expect(await definitionOf('unplanned')).toBeUndefined();
    expect(stores.logged).toEqual(['pulse.refused']);
  });
});

describe('two communities that could be subtracted from each other', () => {
  /** A world in which both exist; `otherMembers` are the ids of the other one's roster. */
  const beside = (stores: OpenStores, other: OpenStores) => {
    const world = stores.world();
    const both = [stores, other];
    const of = (id: string) => both.find(({ programme }) => programme.community.id === id);
    const people: OpenPulsePorts['people'] = {
      ...world.people,
      communities: async () => both.map(({ programme }) => programme.community.id),
      programme: async (id) => of(id)?.programme,
      groupsOfMembers: async (id) => new Map((of(id)?.members ?? []).map(({ member, group }) => [member, group])),
    };
    return { ...world, people };
  };
  const pair = (one: string, two: string) => {
    const [first, second] = [new OpenStores(client, one, 30), new OpenStores(client, two, 30)];
    second.members = first.members.slice(1);
    return { first, second };
  };
  const detailsOf = async (...ids: string[]) =>
    Promise.all(ids.map(async (id) => (await definitionOf(id))?.detail ?? 'undefined'));

  test('have one coarse pulse: that which opens later', async () => {
    const { first, second } = pair('overlap-a', 'overlap-b');
    await openPulse(openingInput('overlap-b'), beside(second, first));
    await openPulse(openingInput('overlap-a'), beside(first, second));
    expect(await detailsOf('overlap-a', 'overlap-b')).toEqual(['full', 'coarse']);
    const { manifest } = await expectSoundlyOpen('overlap-b', second);
    expect(manifest.detail).toBe('coarse');
    const page = second.site.get(siteKeys.survey(manifest.pulse, 'en'));
    expect(page).toContain('in half points and rounded numbers only');
    expect(second.site.get(siteKeys.pulsePrivacy(manifest.pulse, 'en'))).toContain('half points');
  });

  test('that open at the same moment, each before it sees the other, are not both full', async () => {
    for (const round of [1, 2, 3, 4, 5]) {
      const ids = [`at-once-${round}-a`, `at-once-${round}-b`] as const;
      const { first, second } = pair(...ids);
      // Each believes that the other opens later, as after a change of both calendars.
      const later = (world: OpenPulsePorts, own: string): OpenPulsePorts => ({
        ...world,
        people: {
          ...world.people,
          programme: async (id) => {
            const found = await world.people.programme(id);
            return found && id !== own ? { ...found, zones: ['Pacific/Pago_Pago'] } : found;
          },
        },
      });
      const runs = [
        openPulse(openingInput(ids[0]), later(beside(first, second), ids[0])),
        openPulse(openingInput(ids[1]), later(beside(second, first), ids[1])),
      ];
      await Promise.all(runs.map((run) => run.catch(() => 'tried again later')));
      await openPulse(openingInput(ids[0]), later(beside(first, second), ids[0]));
      await openPulse(openingInput(ids[1]), later(beside(second, first), ids[1]));
      expect((await detailsOf(...ids)).toSorted()).toEqual(['coarse', 'full']);
    }
  });

  test('are both full if five people are in one only', async () => {
    const { first, second } = pair('apart-a', 'apart-b');
    second.members = [...first.members.slice(15), ...membersOf('apart-b', 20)];
    await openPulse(openingInput('apart-a'), beside(first, second));
    await openPulse(openingInput('apart-b'), beside(second, first));
    expect(await detailsOf('apart-a', 'apart-b')).toEqual(['full', 'full']);
  });
});

describe('a pulse that cannot be sent before it closes', () => {
  test('is refused with the arithmetic, and no one gets a mail', async () => {
    const stores = new OpenStores(client, 'slow', 30);
    stores.quota = { perSecond: 1, perDay: 1, sentToday: 1 };
    await openPulse(openingInput('slow'), stores.world());
    expect(await definitionOf('slow')).toMatchObject({
      state: 'refused',
      refusal: 'cannot-finish-sending',
      sending: { mails: 30, perSecond: 1, perDay: 1, sentToday: 1 },
    });
    expect(stores.queued).toEqual([]);
    expect(await publicSealingKey('slow')).toBeUndefined();
  });

  test('opens with a quota that is only just enough, and when the provider does not report its quota', async () => {
    const enough = new OpenStores(client, 'enough', 30);
    // 30 mails in 17 days: two a day will do.
    enough.quota = { perSecond: 1, perDay: 2, sentToday: 0 };
    await openPulse(openingInput('enough'), enough.world());
    await expectSoundlyOpen('enough', enough);
    const silent = new OpenStores(client, 'silent', 30);
    silent.quota = undefined;
    await openPulse(openingInput('silent'), silent.world());
    expect((await expectSoundlyOpen('silent', silent)).definition.sending).toBeUndefined();
  });
});
