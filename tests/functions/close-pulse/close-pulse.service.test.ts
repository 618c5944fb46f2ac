import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { responsesTable } from '../../../functions/adapters/responses-table.ts';
import { closePulse } from '../../../functions/close-pulse/close-pulse.ts';
import { generateSealingKey, type SealingKey } from '../../../shared/answers/seal-keys.ts';
import { commitmentSchema } from '../../../shared/contract/commitment.ts';
import { closeInputSchema } from '../../../shared/contract/messages.ts';
import type { GroupCounts, PulseDefinition } from '../../../shared/contract/pulse.ts';
import { pulseResultSchema, scoreUnits } from '../../../shared/contract/results.ts';
import { shardNames } from '../../../shared/contract/tables.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { Label, PulseId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { madeDefinition, madeManifest } from '../../made/made-pulse.ts';
import { trust } from '../../shared/contract/own-instrument-fixture.ts';
import { startTable } from '../adapters/start-table.ts';
import { type CloseWorld, closeWorld, commitmentOf, Killed, sealedComment, sealedRow, steps } from './close-world.ts';

const name = 'responses';
let table: Awaited<ReturnType<typeof startTable>>;
let responses: ReturnType<typeof responsesTable>;
let sealing: SealingKey;
let count = 0;
let pulse: PulseId;
let definition: PulseDefinition;

beforeAll(async () => {
  table = await startTable(name);
  responses = responsesTable(table.client, name);
  sealing = generateSealingKey(crypto.getRandomValues(new Uint8Array(32)));
});
afterAll(() => table.stop());

const groupCounts = (label: string, invited: number, issued: number) => ({
  label: label as Label,
  invited,
  undelivered: 0,
  unknown: 0,
  issued,
});

const instruments = [{ id: 'leadership-support', version: 1 }];

/** What the public was promised, with this many invited under each label. */
const manifestOf = (groups: readonly { label: string; invited: number }[]): string =>
  JSON.stringify(
    madeManifest(pulse, {
      instruments,
      sealingKey: toHex(sealing.publicKey),
      groups: groups.map(({ label, invited }) => ({ label, members: invited })),
    }),
  );

beforeEach(() => {
  const counts = [groupCounts('Design', 9, 4), groupCounts('Platform', 12, 9), groupCounts('Sales', 20, 14)];
  pulse = `guild-${2026 + count++}-10` as PulseId;
  definition = madeDefinition(pulse, {
    state: 'frozen',
    publishes: '2027-01-05T09:00:00Z' as Instant,
    instruments,
    sealingKey: toHex(sealing.publicKey),
    fingerprint: 'b'.repeat(64),
    manifest: manifestOf(counts),
    counts,
    expiresAt: 1,
  });
});

const close = (world: CloseWorld, said: { readonly keyIsLost?: true } = {}) =>
  closePulse(
    closeInputSchema.parse({
      step: 'close',
      community: 'guild',
      pulse,
      quarter: '2026-Q4',
      at: '2026-10-30T16:05:00Z',
      ...said,
    }),
    world.dependencies,
  );

const answer = async (label: string, people: number, choices: readonly number[] = [4, 4, 5]) => {
  for (let i = 0; i < people; i++)
    await responses.keep(pulse, await sealedRow(sealing.publicKey, pulse, label, choices));
};
const stored = async () => {
  let rows = 0;
  for (const shard of shardNames) for await (const page of responses.list(pulse, shard)) rows += page.length;
  return rows;
};

type Rows = ReturnType<typeof responses.read> extends AsyncIterable<infer Page> ? Page : never;
/** Reads what is stored, and returns other rows instead; `isFirst` is the first page that has any. */
const readAnd = (change: (page: { rows: Rows; isFirst: boolean }) => Rows): typeof responses.read => {
  let filled = 0;
  return async function* (of, shard) {
    for await (const rows of responses.read(of, shard)) {
      filled += rows.length > 0 ? 1 : 0;
      yield change({ rows, isFirst: rows.length > 0 && filled === 1 });
    }
  };
};

describe('closing a pulse', () => {
  it('commits, counts merged groups, and destroys responses and key, in this order', async () => {
    await answer('Design', 4);
    await answer('Platform', 7, [2, 0, 1]);
    await answer('Sales', 13, [0, 0, 3]);
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toEqual({
      outcome: 'closed',
      accepted: 24,
      malformed: 0,
      groups: 2,
      comments: undefined,
    });

    expect(world.diary).toEqual(steps);
    expect(await stored()).toBe(0);
    expect(world.sealingKey).toBeUndefined();
    expect(world.definition.state).toBe('closed');
    const commitment = commitmentSchema.parse(commitmentOf(world));
    // One entry for each of 41 members, whoever answered, and no number of them.
    expect(commitment.receipts).toHaveLength(41);
    expect(Object.keys(commitment)).toEqual(['version', 'pulse', 'fingerprint', 'root', 'receipts']);
    expect(commitment.receipts).toEqual([...commitment.receipts].sort());
    const result = pulseResultSchema.parse(world.result);
    expect(result.commitmentRoot).toBe(commitment.root);
    // Design has four, so it is merged; that is too few, so the smallest other label is added.
    expect(result.groups.map(({ label, includes, respondents }) => ({ label, includes, respondents }))).toEqual([
      { label: 'Other groups', includes: ['Design', 'Platform'], respondents: 11 },
      { label: 'Sales', includes: ['Sales'], respondents: 13 },
    ]);
    expect(result.groups[0]?.scales[0]).toMatchObject({
      persons: 11,
      sum: 4 * ((13 * scoreUnits) / 3) + 7 * ((3 * scoreUnits) / 2),
    });
    expect(result.groups[1]?.scales[0]).toMatchObject({ persons: 0, sum: 0 });
    expect(result.moments).toEqual([]);
  });

  it('stores no group at all when fewer than the minimum answered', async () => {
    await answer('Design', 2);
    await answer('Sales', 2);
    const world = closeWorld(definition, sealing.privateKey, responses);
    await close(world);
    expect(world.result?.groups).toEqual([]);
    expect(world.result?.accepted).toBe(4);
  });

  it('counts a pulse that no member answered', async () => {
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toEqual({
      outcome: 'closed',
      accepted: 0,
      malformed: 0,
      groups: 0,
      comments: undefined,
    });
    expect(commitmentOf(world).receipts).toHaveLength(41);
  });

  it('drops and counts what cannot be opened, read, or counted under a public label', async () => {
    await answer('Sales', 6);
    const moved = await sealedRow(sealing.publicKey, pulse, 'Sales', [1, 1, 1], 'Platform');
    const offScale = await sealedRow(sealing.publicKey, pulse, 'Sales', [6, 1, 1]);
    const tooMany = await sealedRow(sealing.publicKey, pulse, 'Sales', [1, 1, 1, 1]);
    const noLabel = await sealedRow(sealing.publicKey, pulse, 'Nowhere', [1, 1, 1]);
    for (const row of [moved, offScale, tooMany, noLabel]) await responses.keep(pulse, row);
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toEqual({
      outcome: 'closed',
      accepted: 10,
      malformed: 4,
      groups: 1,
      comments: undefined,
    });
    expect(world.result?.groups[0]?.respondents).toBe(6);
  });

  it('waits for the freeze and touches nothing before', async () => {
    await answer('Sales', 6);
    const world = closeWorld({ ...definition, state: 'open' }, sealing.privateKey, responses);
    await expect(close(world)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(world.diary).toEqual([]);
  });

  it('does nothing for a pulse that is closed', async () => {
    const world = closeWorld({ ...definition, state: 'closed' }, sealing.privateKey, responses);
    expect(await close(world)).toEqual({ outcome: 'repeated' });
    expect(world.diary).toEqual([]);
  });

  it('destroys the key of a pulse whose refusal was killed before that, and looks for no key of one that never began', async () => {
    const refused = closeWorld({ ...definition, state: 'refused' }, sealing.privateKey, responses);
    expect(await close(refused)).toEqual({ outcome: 'repeated' });
    expect(refused.sealingKey).toBeUndefined();
    const other = closeWorld({ ...definition, pulse: 'never-2026-10' as PulseId }, sealing.privateKey, responses);
    expect(await close(other)).toEqual({ outcome: 'repeated' });
    expect(other.diary).toEqual([]);
  });

  it('ends the same when it is killed between two of the responses it destroys', async () => {
    await answer('Platform', 7, [2, 3, 1]);
    await answer('Sales', 6, [5, 4, 0]);
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.kill = { step: 'destroyResponses', when: 'before' };
    await expect(close(world)).rejects.toThrow(Killed);
    await responses.destroy(pulse, shardNames[0] ?? '');
    const counted = world.result;
    await close(world);
    expect(world.result).toBe(counted);
    expect(await stored()).toBe(0);
    expect(world.sealingKey).toBeUndefined();
    expect(world.definition.state).toBe('closed');
  });

  it('refuses to continue when a committed response is gone although nothing was counted', async () => {
    await answer('Sales', 6);
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.kill = { step: 'publishCommitment', when: 'after' };
    await expect(close(world)).rejects.toThrow(Killed);
    for (const shard of shardNames) await responses.destroy(pulse, shard);
    await expect(close(world)).rejects.toMatchObject({ kind: 'broken' });
    expect(world.result).toBeUndefined();
    expect(world.sealingKey).toBeDefined();
  });

  it('refuses to continue when a response was slipped in after the commitment', async () => {
    await answer('Sales', 6);
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.kill = { step: 'publishCommitment', when: 'after' };
    await expect(close(world)).rejects.toThrow(Killed);
    await answer('Sales', 1);
    await expect(close(world)).rejects.toMatchObject({ kind: 'broken' });
    expect(world.result).toBeUndefined();
  });

  it('opens nothing that is not on the published list, even if it arrives while the rows are read', async () => {
    await answer('Sales', 6, [4, 4, 5]);
    const late = await sealedRow(sealing.publicKey, pulse, 'Sales', [1, 1, 1]);
    const world = closeWorld(definition, sealing.privateKey, {
      ...responses,
      read: readAnd(({ rows }) => [...rows, late]),
    });
    expect(await close(world)).toMatchObject({ outcome: 'closed', accepted: 6, malformed: 0 });
    expect(commitmentOf(world).receipts).not.toContain(late.receipt);
    expect(world.result?.groups[0]?.respondents).toBe(6);
  });

  it('refuses to count when a row of the list vanishes while the rows are read, and when another replaces it', async () => {
    await answer('Sales', 6);
    const late = await sealedRow(sealing.publicKey, pulse, 'Sales', [1, 1, 1]);
    for (const others of [[], [late]]) {
      const read = readAnd(({ rows, isFirst }) => (isFirst ? [...rows.slice(1), ...others] : rows));
      const world = closeWorld(definition, sealing.privateKey, { ...responses, read });
      await expect(close(world)).rejects.toMatchObject({ kind: 'broken' });
      expect(world.result).toBeUndefined();
      expect(world.sealingKey).toBeDefined();
      expect(await stored()).toBe(6);
    }
    for (const shard of shardNames) await responses.destroy(pulse, shard);
  });

  it.each(steps.flatMap((step) => (['before', 'after'] as const).map((when) => ({ step, when }))))(
    'ends the same when it is killed $when $step and run again',
    async (kill) => {
      await answer('Platform', 7, [2, 3, 1]);
      await answer('Sales', 6, [5, 4, 0]);
      const world = closeWorld(definition, sealing.privateKey, responses);
      world.kill = kill;
      await expect(close(world)).rejects.toThrow(Killed);
      await close(world);
      await close(world);
      expect(await stored()).toBe(0);
      expect(world.sealingKey).toBeUndefined();
      expect(world.definition.state).toBe('closed');
      expect(world.result).toMatchObject({ accepted: 13, malformed: 0 });
      expect(world.result?.groups.map(({ respondents }) => respondents)).toEqual([6, 7]);
      expect(commitmentOf(world)).toMatchObject({ root: world.result?.commitmentRoot });
    },
  );

  it('counts a community’s own instrument, and keeps its wording with the counts', async () => {
    const own = trust(2);
    definition = { ...definition, instruments: [{ id: own.id, version: 2 }], ownInstruments: [own] };
    await answer('Sales', 6, [4, 4, 5]);
    const world = closeWorld(definition, sealing.privateKey, responses);
    await close(world);
    const result = pulseResultSchema.parse(world.result);
    expect(result.ownInstruments).toEqual([own]);
    expect(result.groups[0]?.scales[0]).toMatchObject({ instrument: { id: 'makers-trust', version: 2 }, persons: 6 });
  });

  it('keeps how items move together only when fifty answered them all', async () => {
    await answer('Platform', 24, [2, 3, 1]);
    await answer('Sales', 26, [5, 4, 4]);
    await answer('Sales', 3, [5, 0, 4]);
    const counts = [groupCounts('Platform', 30, 24), groupCounts('Sales', 30, 29)];
    const world = closeWorld({ ...definition, counts, manifest: manifestOf(counts) }, sealing.privateKey, responses);
    await close(world);
    expect(pulseResultSchema.parse(world.result).moments).toMatchObject([
      { people: 50, sums: [24 * 2 + 26 * 5, 24 * 3 + 26 * 4, 24 + 26 * 4] },
    ]);
  });

  it('ends the same when it is killed in the middle of counting, between any two pages', async () => {
    await answer('Platform', 9, [2, 3, 1]);
    await answer('Sales', 9, [5, 4, 0]);
    const whole = closeWorld(definition, sealing.privateKey, { ...responses, destroy: async () => undefined });
    await close(whole);
    for (let pagesRead = 0; pagesRead < shardNames.length; pagesRead++) {
      let left = pagesRead;
      const breaking = async function* (of: PulseId, shard: string) {
        for await (const page of responses.read(of, shard)) {
          if (left-- === 0) throw new Killed('read');
          yield page;
        }
      };
      const world = closeWorld(definition, sealing.privateKey, {
        ...responses,
        read: breaking,
        destroy: async () => undefined,
      });
      await expect(close(world)).rejects.toThrow(Killed);
      expect(world.result).toBeUndefined();
      left = Number.POSITIVE_INFINITY;
      await close(world);
      expect(world.result).toEqual(whole.result);
    }
    for (const shard of shardNames) await responses.destroy(pulse, shard);
  });

  it('ends the same when two runs race', async () => {
    await answer('Platform', 7, [2, 3, 1]);
    await answer('Sales', 6, [5, 4, 0]);
    const world = closeWorld(definition, sealing.privateKey, responses);
    await Promise.allSettled([close(world), close(world), close(world)]);
    await close(world);
    expect(world.result?.groups.map(({ respondents }) => respondents)).toEqual([6, 7]);
    expect(world.definition.state).toBe('closed');
  });
});

describe('comments of a pulse', () => {
  const say = async (label: string, words: string) =>
    responses.keep(pulse, await sealedComment(sealing.publicKey, pulse, label, words));
  /** Thirty days after the quarter is published. */
  const expiry = Date.parse('2027-02-04T09:00:00Z') / 1000;
  beforeEach(() => {
    definition = { ...definition, comments: true };
  });

  it('are kept without label and pulse once ten have answered, until 30 days after publication', async () => {
    await answer('Sales', 10);
    await say('Sales', 'More time, please.');
    await say('Design', '  =SUM(A1)\u0007 ');
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toMatchObject({ outcome: 'closed', accepted: 10, comments: { kept: 2, malformed: 0 } });
    expect([...world.comments]).toEqual(
      expect.arrayContaining([
        ['guild 2026-Q4 More time, please.', expiry],
        ['guild 2026-Q4 =SUM(A1)', expiry],
      ]),
    );
    expect(world.comments.size).toBe(2);
    expect(JSON.stringify(world.result)).not.toContain('More time');
    expect(await stored()).toBe(0);
  });

  it('are destroyed unread when only nine answered, however many wrote', async () => {
    await answer('Sales', 9);
    for (let i = 0; i < 12; i++) await say('Sales', `words ${i}`);
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toMatchObject({ accepted: 9, comments: undefined });
    expect(world.comments.size).toBe(0);
    expect(await stored()).toBe(0);
  });

  it('are not opened in a pulse that asked for none', async () => {
    await answer('Sales', 12);
    await say('Sales', 'nobody asked me');
    const world = closeWorld({ ...definition, comments: false }, sealing.privateKey, responses);
    expect(await close(world)).toMatchObject({ comments: undefined });
    expect(world.comments.size).toBe(0);
  });

  it('are dropped and counted when they cannot be opened or came under no public label, and not counted without words', async () => {
    await answer('Sales', 10);
    await say('Sales', 'kept');
    await say('Sales', '   ');
    await say('Nowhere', 'no such label');
    const moved = await sealedComment(sealing.publicKey, pulse, 'Sales', 'moved');
    await responses.keep(pulse, { ...moved, label: 'Design' as Label });
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toMatchObject({ accepted: 10, malformed: 0, comments: { kept: 1, malformed: 2 } });
  });

  it('are kept once when the run is killed before the result is written, and run again', async () => {
    await answer('Sales', 10);
    await say('Sales', 'once');
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.kill = { step: 'writeResult', when: 'before' };
    await expect(close(world)).rejects.toThrow(Killed);
    await close(world);
    expect([...world.comments.keys()]).toEqual(['guild 2026-Q4 once']);
    expect(await stored()).toBe(0);
  });
});

describe('a pulse whose counts contradict each other', () => {
  const [design, platform, sales] = [
    groupCounts('Design', 9, 4),
    groupCounts('Platform', 12, 9),
    groupCounts('Sales', 20, 14),
  ] as const;
  const endsUnopened = async (world: CloseWorld, contradiction: string) => {
    expect(await close(world)).toEqual({ outcome: 'contradicted', contradiction });
    expect(commitmentSchema.parse(commitmentOf(world))).toMatchObject({ receipts: [], contradiction });
    expect(world.diary).toEqual(['publishCommitment', 'destroyResponses', 'destroySealingKey', 'markContradicted']);
    expect(world.result).toBeUndefined();
    expect(await stored()).toBe(0);
    expect(world.sealingKey).toBeUndefined();
    expect(world.definition.state).toBe('contradicted');
    expect(await close(world)).toEqual({ outcome: 'repeated' });
  };

  it.each<[string, string, number]>([
    ['in the whole', 'Nowhere', 20],
    ['under one label', 'Design', 5],
  ])(
    'by more responses than issued credentials %s is announced in public, never opened, and destroyed',
    async (_, label, people) => {
      await answer('Platform', 8);
      await answer(label, people);
      const world = closeWorld(definition, sealing.privateKey, responses);
      await endsUnopened(world, 'more-responses-than-issued');
    },
  );

  it.each<[string, string, GroupCounts[]]>([
    ['issued than invited', 'more-issued-than-invited', [design, { ...platform, issued: 13 }, sales]],
    [
      'invited under a label than its manifest promised',
      'more-invited-than-promised',
      [design, { ...platform, invited: 13 }, sales],
    ],
    [
      'labels than its manifest names',
      'more-invited-than-promised',
      [design, platform, sales, groupCounts('Extra', 1, 1)],
    ],
  ])('by more %s is treated the same', async (_, contradiction, counts) => {
    await answer('Sales', 9);
    const world = closeWorld({ ...definition, counts }, sealing.privateKey, responses);
    await endsUnopened(world, contradiction);
  });

  it('is not a pulse in which everyone commented, nor one with fewer answers than credentials', async () => {
    await answer('Design', 4);
    for (let i = 0; i < 4; i++)
      await responses.keep(pulse, await sealedComment(sealing.publicKey, pulse, 'Design', `words ${i}`));
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toMatchObject({ outcome: 'closed', accepted: 4 });
    expect(commitmentOf(world)).not.toHaveProperty('contradiction');
  });

  it('is also one with more comments than issued credentials', async () => {
    for (let i = 0; i < 5; i++)
      await responses.keep(pulse, await sealedComment(sealing.publicKey, pulse, 'Design', `words ${i}`));
    const world = closeWorld(definition, sealing.privateKey, responses);
    expect(await close(world)).toMatchObject({ contradiction: 'more-responses-than-issued' });
  });

  it.each(
    (['publishCommitment', 'destroyResponses', 'destroySealingKey', 'markContradicted'] as const).flatMap((step) =>
      (['before', 'after'] as const).map((when) => ({ step, when })),
    ),
  )('ends the same when it is killed $when $step and run again', async (kill) => {
    await answer('Design', 6);
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.kill = kill;
    await expect(close(world)).rejects.toThrow(Killed);
    await close(world);
    await close(world);
    expect(await stored()).toBe(0);
    expect(world.sealingKey).toBeUndefined();
    expect(world.result).toBeUndefined();
    expect(world.definition.state).toBe('contradicted');
    expect(commitmentOf(world)).toMatchObject({ receipts: [], contradiction: 'more-responses-than-issued' });
  });

  it('stays contradicted when a killed run left so few responses that they would no longer contradict', async () => {
    await answer('Design', 6);
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.kill = { step: 'destroyResponses', when: 'before' };
    await expect(close(world)).rejects.toThrow(Killed);
    for (const shard of shardNames.slice(1)) await responses.destroy(pulse, shard);
    expect(await close(world)).toMatchObject({ outcome: 'contradicted' });
    expect(world.result).toBeUndefined();
  });
});

describe('a pulse whose sealing key is gone', () => {
  const keyless = () => {
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.sealingKey = undefined;
    return world;
  };
  const isLost = async (world: CloseWorld) => {
    expect(commitmentSchema.parse(commitmentOf(world))).toMatchObject({ receipts: [], lost: 'sealing-key' });
    expect(world.result).toBeUndefined();
    expect(await stored()).toBe(0);
    expect(world.definition.state).toBe('lost');
  };

  it('waits, with its answers kept and nothing published, until an operator says that the key will not come back', async () => {
    await answer('Platform', 6);
    const world = keyless();
    for (let night = 0; night < 3; night++) await expect(close(world)).rejects.toMatchObject({ code: 'key-missing' });
    expect(world.commitment).toBeUndefined();
    expect(await stored()).toBe(6);
    expect(await close(world, { keyIsLost: true })).toEqual({ outcome: 'lost' });
    expect(world.diary).toEqual(['publishCommitment', 'destroyResponses', 'destroySealingKey', 'markLost']);
    await isLost(world);
    expect(await close(world)).toEqual({ outcome: 'repeated' });
  });

  it('is counted as usual once the key has come back', async () => {
    await answer('Platform', 6);
    const world = keyless();
    await expect(close(world)).rejects.toMatchObject({ code: 'key-missing' });
    world.sealingKey = sealing.privateKey;
    expect(await close(world, { keyIsLost: true })).toMatchObject({ outcome: 'closed', accepted: 6 });
    expect(commitmentOf(world)).not.toHaveProperty('lost');
  });

  it.each(
    (['publishCommitment', 'destroyResponses', 'destroySealingKey', 'markLost'] as const).flatMap((step) =>
      (['before', 'after'] as const).map((when) => ({ step, when })),
    ),
  )('ends the same when it is killed $when $step and confirmed again', async (kill) => {
    await answer('Platform', 6);
    const world = keyless();
    world.kill = kill;
    await expect(close(world, { keyIsLost: true })).rejects.toThrow(Killed);
    await close(world, { keyIsLost: true });
    await isLost(world);
  });

  it('is ended by any later run once the public list says that it is lost', async () => {
    await answer('Platform', 6);
    const world = keyless();
    world.kill = { step: 'destroyResponses', when: 'before' };
    await expect(close(world, { keyIsLost: true })).rejects.toThrow(Killed);
    expect(await close(world)).toEqual({ outcome: 'lost' });
    await isLost(world);
  });

  it('is over even if it was lost after its list was published', async () => {
    await answer('Platform', 6);
    const world = closeWorld(definition, sealing.privateKey, responses);
    world.kill = { step: 'publishCommitment', when: 'after' };
    await expect(close(world)).rejects.toThrow(Killed);
    const list = world.commitment;
    world.sealingKey = undefined;
    await expect(close(world)).rejects.toMatchObject({ code: 'key-missing' });
    expect(await close(world, { keyIsLost: true })).toEqual({ outcome: 'lost' });
    expect(world.commitment).toBe(list);
    expect([await stored(), world.definition.state]).toEqual([0, 'lost']);
  });

  it('is contradicted first if its counts contradict each other', async () => {
    await answer('Design', 6);
    const world = keyless();
    expect(await close(world)).toMatchObject({ outcome: 'contradicted' });
    expect(commitmentOf(world)).not.toHaveProperty('lost');
  });
});
