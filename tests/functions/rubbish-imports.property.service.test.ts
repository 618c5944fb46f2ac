/**
 * Every file that lands ends in exactly one outcome, whatever is in it: the real use cases run over a real table, so anything
 * a reader accepts can also be stored. A failing store is different: the error is thrown, and the event comes again.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { resultsTable } from '../../functions/adapters/results-table.ts';
import { rosterMemoryTable } from '../../functions/adapters/roster-memory-table.ts';
import { signalsTable } from '../../functions/adapters/signals-table.ts';
import { stopsTable } from '../../functions/adapters/stops-table.ts';
import { forgetMembers } from '../../functions/forget-member/forget-member.ts';
import { importRoster } from '../../functions/import-roster/import-roster.ts';
import { importSignals } from '../../functions/import-signals/import-signals.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { publicHolidays } from '../../shared/holidays/public-holidays.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { type Kind, kinds, rubbish, sound } from '../fixtures/rubbish.ts';
import { startTable } from './adapters/start-table.ts';

const table = 'rows';
const id = 'makers' as CommunityId;
const now = '2026-11-30T08:00:00Z' as Instant;
const keyOf = (kind: Kind): string =>
  kind === 'forget.csv'
    ? inboxKeys.forgetList(id)
    : kind === 'community.json' || kind === 'roster.csv'
      ? `communities/${id}/${kind}`
      : inboxKeys.signalFile(id, kind);

let started: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  started = await startTable(table);
});
afterAll(() => started.stop());

/** What is in the inbox, and every outcome that was written; `fails` is when the stores stop answering. */
function world(fails: () => boolean = () => false) {
  const files = new Map<string, Uint8Array>(kinds.map((kind) => [keyOf(kind), new TextEncoder().encode(sound[kind])]));
  const outcomes: { key: string; outcome: unknown }[] = [];
  const people = peopleTable(started.client, table);
  const stops = stopsTable(started.client, table);
  const memory = rosterMemoryTable(started.client, table);
  const signals = signalsTable(started.client, table);
  const results = resultsTable(started.client, table);
  const reached =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (fails()) throw new Error('the store does not answer');
      return call(...args);
    };
  const common = {
    readFile: async (key: string) => files.get(key),
    writeOutcome: async (key: string, outcome: unknown) => void outcomes.push({ key, outcome }),
    programme: reached(people.programme),
    members: reached(people.members),
    log: () => undefined,
  };
  const inbox = { readBrought: common.readFile, writeJson: common.writeOutcome };
  const land = async (kind: Kind, bytes: Uint8Array, key = keyOf(kind)) => {
    files.set(key, bytes);
    const object = { key, now };
    if (kind === 'forget.csv') {
      await forgetMembers(object, {
        inbox: { ...inbox, remove: async () => undefined },
        people: { programme: common.programme },
        stops: { markForgotten: async () => undefined, takeBack: async () => undefined },
        rosters: { eraseMember: async () => undefined },
        linkKey: async () => undefined,
        invitations: { anonymise: async () => undefined },
        mailRecords: { erase: async () => undefined },
        signals,
        log: common.log,
      });
    } else if (key.startsWith(inboxKeys.communityPrefix)) {
      await importRoster(object, {
        inbox,
        publicHolidays,
        people: {
          programme: common.programme,
          members: common.members,
          applyRoster: reached(people.applyRoster),
          pruneRosters: reached(people.pruneRosters),
        },
        stops: { forgotten: reached(stops.forgotten) },
        rosterMemory: {
          remember: reached(memory.remember),
          recentChanges: reached(memory.recentChanges),
          takenBackBy: reached(memory.takenBackBy),
          pruneChanges: reached(memory.pruneChanges),
        },
        site: { change: async () => undefined },
        log: common.log,
      });
    } else {
      await importSignals(object, {
        inbox: { ...inbox, read: async () => undefined, write: async () => undefined },
        people: { programme: common.programme, members: common.members },
        signals,
        results: { keepSignals: results.keepSignals, keepStewardSide: reached(results.keepStewardSide) },
        log: common.log,
      });
    }
    return outcomes.splice(0);
  };
  return { land };
}

test.each(kinds)(
  '60 accidents of a %s leave one outcome each, and the sound file is imported after them',
  async (kind) => {
    const { land } = world();
    await land('roster.csv', new TextEncoder().encode(sound['roster.csv']));
    await fc.assert(
      fc.asyncProperty(rubbish(kind), async (bytes) => {
        const outcomes = await land(kind, bytes);
        expect(outcomes.map(({ key }) => key)).toEqual([inboxKeys.importResult(keyOf(kind))]);
        expect(outcomes[0]?.outcome).toMatchObject({
          outcome: expect.stringMatching(/^(imported|refused|waiting|done)$/),
        });
      }),
      { numRuns: 60 },
    );
    const [after] = await land(kind, new TextEncoder().encode(sound[kind]));
    // Accidents may have left other members than the sound roster has; then it waits for confirmation.
    expect(after?.outcome).toMatchObject({ outcome: expect.stringMatching(/^(imported|waiting|done)$/) });
  },
);

test.each([
  ['commitments.json', '5.5', '-1e308'],
  ['commitments.json', '5.5', '1e-300'],
  ['commitments.json', '2026-10-06', '9999-12-31'],
  ['signals.csv', '2026-10-05', '0026-10-13'],
  ['signals.csv', '2026-10-05', '9999-12-31'],
  ['signals.csv', '2026-10-06T10:00:00Z', '9999-12-31T23:59:59Z'],
  ['signals.csv', 'playbook', 'x'.repeat(70_000)],
  ['roster.csv', 'Lisbon', 'constructor'],
  ['roster.csv', 'Lisbon', '__proto__'],
] as const)('a %s with something insane for %s is refused in words', async (kind, sane, insane) => {
  const { land } = world();
  await land('roster.csv', new TextEncoder().encode(sound['roster.csv']));
  const outcomes = await land(kind, new TextEncoder().encode(sound[kind].replace(sane, insane)));
  expect(outcomes).toMatchObject([{ outcome: { outcome: 'refused' } }]);
});

test.each(['roster.csv', 'commitments.json', 'forget.csv'] as const)(
  'a store that does not answer is not the fault of a %s: nothing is reported, and the event comes again',
  async (kind) => {
    const { land } = world();
    await land('roster.csv', new TextEncoder().encode(sound['roster.csv']));
    const broken = world(() => true);
    await expect(broken.land(kind, new TextEncoder().encode(sound[kind]))).rejects.toThrow('does not answer');
  },
);

test('a file of 200 MB is refused without being read, by either import', async () => {
  for (const [kind, run] of [
    ['roster.csv', importRoster],
    ['signals.csv', importSignals],
    ['forget.csv', forgetMembers],
  ] as const) {
    const outcomes: object[] = [];
    const announced: (number | undefined)[] = [];
    const key = keyOf(kind);
    const readFile = async (wanted: string, bytes?: number) => {
      if (wanted !== key) return undefined;
      announced.push(bytes);
      return 'too-large';
    };
    const writeOutcome = async (_: string, outcome: object) => void outcomes.push(outcome);
    const people = peopleTable(started.client, table);
    const inbox = { readBrought: readFile, writeJson: writeOutcome };
    const store: object = {
      ...{ inbox, people, log: () => undefined },
      ...{ readFile, writeOutcome, programme: people.programme },
    };
    await run({ key, now, bytes: 200_000_000 }, store as never);
    expect(announced).toEqual([200_000_000]);
    expect(outcomes).toMatchObject([{ outcome: 'refused', problems: [{ problem: 'is larger than 16 MB.' }] }]);
  }
});

test.each([
  ['turns text around', 'sig\u202Evsc.nals', /hidden character/],
  ['is as long as a key can be', 'ä'.repeat(505), /longer than 200/],
])('a file whose name %s is refused, under a key that can be written', async (_, name, words) => {
  const { land } = world();
  await land('roster.csv', new TextEncoder().encode(sound['roster.csv']));
  const bytes = new TextEncoder().encode(sound['signals.csv']);
  const [said] = await land('signals.csv', bytes, inboxKeys.signalFile(id, name));
  expect(said?.outcome).toMatchObject({
    outcome: 'refused',
    problems: [{ place: "the file's name", problem: expect.stringMatching(words) }],
  });
  expect(new TextEncoder().encode(said?.key).length).toBeLessThanOrEqual(1024);
});
