import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleTable } from '../../../functions/adapters/people-table.ts';
import { rosterErasure } from '../../../functions/adapters/roster-erasure.ts';
import { rosterMemoryTable } from '../../../functions/adapters/roster-memory-table.ts';
import { stopWriter } from '../../../functions/adapters/stop-writer.ts';
import { stopsTable } from '../../../functions/adapters/stops-table.ts';
import { limits } from '../../../shared/contract/limits.ts';
import type { Member, Programme, RememberedChange } from '../../../shared/contract/people.ts';
import type { CommunityId, GroupName } from '../../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';
import { rosterVersion } from '../../../shared/roster/roster-version.ts';
import { madeCommunity, madeProgramme } from '../../made/made-community.ts';
import { startTable } from './start-table.ts';

let table: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  table = await startTable('people');
});
afterAll(() => table.stop());

const people = (client: DynamoDBDocumentClient = table.client) => peopleTable(client, 'people');
const stops = () => ({ ...stopsTable(table.client, 'people'), ...stopWriter(table.client, 'people') });
const memory = () => rosterMemoryTable(table.client, 'people');
const prune = async (id: CommunityId, current: string) => {
  const forgotten = await stops().forgotten(id);
  await people().pruneRosters(id, current, forgotten);
  await memory().pruneChanges(id, current, forgotten);
};

/** Two files that differ in their letter. */
const files = (letter: string) => letter.repeat(32);

const importedAt = '2026-10-01T08:00:00Z' as Instant;
const programmeOf = (id: string, roster: string): Programme => madeProgramme(madeCommunity(id), { roster, importedAt });

const rosterOf = (id: string, count: number, group = 'Hamburg'): Member[] =>
  Array.from({ length: count }, (_, index): Member => {
    const address = `member${index}@example.org`;
    const member = memberIdOf(address);
    const rest = {
      address,
      name: 'Noor',
      group: group as GroupName,
      timeZone: 'Europe/Berlin',
      language: 'en',
      role: 'member',
    } as const;
    return { community: id as CommunityId, member, ...rest };
  }).sort((a, b) => (a.member < b.member ? -1 : 1));

const communityOf = (id: string) => id as CommunityId;

/** A client that does something else just before a command of one kind, as another function at the same time would. */
function meanwhile(isWanted: (command: unknown) => boolean, act: () => Promise<unknown>): DynamoDBDocumentClient {
  let acted = false;
  const send = async (command: never) => {
    if (isWanted(command) && !acted) {
      acted = true;
      await act();
    }
    return table.client.send(command);
  };
  return Object.assign(Object.create(table.client), { send });
}

/** A client whose process dies before the nth call. */
function dyingAt(call: number): DynamoDBDocumentClient {
  let calls = 0;
  const send = async (command: never) => {
    calls += 1;
    if (calls >= call) throw new Error('killed');
    return table.client.send(command);
  };
  return Object.assign(Object.create(table.client), { send });
}

it('gives ids and groups of members to compare, without those who asked to be forgotten', async () => {
  const id = communityOf('compared');
  await people().applyRoster(programmeOf(id, rosterVersion(files('a'), undefined)), rosterOf(id, 5), undefined);
  const [gone, ...others] = rosterOf(id, 5);
  if (!gone) throw new Error('a roster must have members');
  await stops().markForgotten(id, gone.member);
  expect(await people().groupsOfMembers(id)).toEqual(new Map(others.map(({ member, group }) => [member, group])));
  expect(await people().groupsOfMembers(communityOf('unknown'))).toEqual(new Map());
});

describe('the people table', () => {
  it('knows no one before a roster is imported', async () => {
    const id = communityOf('nobody');
    expect(await people().programme(id)).toBeUndefined();
    expect(await people().members(id)).toEqual([]);
    expect(await people().member(id, memberIdOf('member0@example.org'))).toBeUndefined();
  });

  it('gives a roster of several pages sorted by member, and each member alone', async () => {
    const members = rosterOf('paged', 60, 'G'.repeat(80)).map((member) => ({ ...member, name: 'x'.repeat(20_000) }));
    const first = rosterVersion(files('a'), undefined);
    expect(await people().applyRoster(programmeOf('paged', first), members, undefined)).toBe(true);
    expect(await people().members(communityOf('paged'))).toEqual(members);
    const [one] = members;
    expect(one && (await people().member(communityOf('paged'), one.member))).toEqual(one);
    expect(await people().communities()).toContain('paged');
  });

  it('shows the old roster or the new one, whole, wherever an import is killed', async () => {
    const id = communityOf('killed');
    const first = rosterVersion(files('a'), undefined);
    const second = rosterVersion(files('b'), first);
    const old = rosterOf(id, 4, 'Old');
    const next = rosterOf(id, 6, 'New');
    await people().applyRoster(programmeOf(id, first), old, undefined);
    const seen = new Set<string>();
    for (let call = 1; call < 20; call++) {
      const outcome = await people(dyingAt(call))
        .applyRoster(programmeOf(id, second), next, first)
        .catch(() => 'killed');
      const members = await people().members(id);
      seen.add(members[0]?.group ?? 'nobody');
      expect([old, next]).toContainEqual(members);
      if (outcome !== 'killed') break;
    }
    expect([...seen]).toEqual(['Old', 'New']);
  });

  it('lists every community that has a roster, wherever its first import is killed', async () => {
    for (let call = 1; call < 10; call++) {
      const id = communityOf(`listed-${call}`);
      const client = dyingAt(call);
      const version = rosterVersion(files('a'), undefined);
      await people(client)
        .applyRoster(programmeOf(id, version), rosterOf(id, 2), undefined)
        .catch(() => undefined);
      const hasRoster = (await people().programme(id)) !== undefined;
      expect(hasRoster && !(await people().communities()).includes(id)).toBe(false);
    }
  });

  it('never gives a reader half a roster while the next one replaces and prunes it', async () => {
    const id = communityOf('read');
    const first = rosterVersion(files('a'), undefined);
    const second = rosterVersion(files('b'), first);
    await people().applyRoster(programmeOf(id, first), rosterOf(id, 5, 'Old'), undefined);
    const replaced = async () => {
      await people().applyRoster(programmeOf(id, second), rosterOf(id, 6, 'New'), first);
      await prune(id, second);
    };
    const reader = people(meanwhile((command) => command instanceof QueryCommand, replaced));
    expect(await reader.members(id)).toEqual(rosterOf(id, 6, 'New'));
  });

  it('lets one of two simultaneous imports win, and the other says so', async () => {
    const id = communityOf('raced');
    const versions = ['a', 'b', 'c'].map((letter) => rosterVersion(files(letter), undefined));
    const outcomes = await Promise.all(
      versions.map((version, index) =>
        people().applyRoster(programmeOf(id, version), rosterOf(id, index + 2, version), undefined),
      ),
    );
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    const winner = versions[outcomes.indexOf(true)];
    expect((await people().members(id)).every(({ group }) => group === winner)).toBe(true);
  });

  it('prunes what can no longer become current and leaves an import that is being written alone', async () => {
    const id = communityOf('pruned');
    const first = rosterVersion(files('a'), undefined);
    const second = rosterVersion(files('b'), first);
    const third = rosterVersion(files('a'), second);
    await people().applyRoster(programmeOf(id, first), rosterOf(id, 3, 'First'), undefined);
    await people().applyRoster(programmeOf(id, second), rosterOf(id, 3, 'Second'), first);
    const writing = people(
      meanwhile(
        (command) => JSON.stringify(command).includes('replaces'),
        () => prune(id, second),
      ),
    );
    expect(await writing.applyRoster(programmeOf(id, third), rosterOf(id, 4, 'Third'), second)).toBe(true);
    expect(await people().members(id)).toEqual(rosterOf(id, 4, 'Third'));
    await prune(id, third);
    const { Count } = await table.client.send(
      new QueryCommand({
        TableName: 'people',
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :member)',
        ExpressionAttributeValues: { ':pk': `community#${id}`, ':member': 'member#' },
      }),
    );
    expect(Count).toBe(4);
  });

  it('remembers what imports changed with the roster they made, until the day is over, and forgets erased members', async () => {
    const id = communityOf('remembered');
    const first = rosterVersion(files('a'), undefined);
    const second = rosterVersion(files('b'), first);
    const third = rosterVersion(files('c'), second);
    const [one, two] = rosterOf(id, 2);
    if (!one || !two) throw new Error('the roster has members');
    const at = '2026-10-12T07:12:00Z' as Instant;
    const changes = [one, two].flatMap(({ member: of }): RememberedChange[] => [
      { what: 'group', of, at, was: '0'.repeat(16) },
      { what: 'paused until', of, at, was: '1'.repeat(16) },
    ]);
    const setting: RememberedChange = { what: 'setting', of: 'calendar', at, was: '2'.repeat(16) };
    const takesBack = [{ of: at, added: 1, removed: 0, columns: { group: 2 }, settings: ['calendar'] }];
    const byName = (a: RememberedChange, b: RememberedChange) => `${a.what}${a.of}`.localeCompare(`${b.what}${b.of}`);
    await people().applyRoster(programmeOf(id, first), rosterOf(id, 2), undefined);
    expect(await memory().recentChanges(id, first)).toEqual([]);
    expect(await memory().takenBackBy(id, first)).toEqual([]);
    const remembered = { changes: [...changes, setting], takesBack };
    await memory().remember(programmeOf(id, second), remembered);
    await people().applyRoster(programmeOf(id, second), rosterOf(id, 2), first);
    await prune(id, second);
    expect((await memory().recentChanges(id, second)).toSorted(byName)).toEqual([...changes, setting].toSorted(byName));
    expect(await memory().takenBackBy(id, second)).toEqual(takesBack);
    // None of it is a member or a stop.
    expect(await people().members(id)).toHaveLength(2);
    const rows = async (prefix: string) => {
      const { Items = [] } = await table.client.send(
        new QueryCommand({
          TableName: 'people',
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': `community#${id}`, ':prefix': prefix },
        }),
      );
      return Items;
    };
    const days = limits.changeRetentionDays * 24 * 60 * 60;
    for (const { expiresAt } of await rows('change#')) expect(expiresAt).toBe(Date.parse(at) / 1000 + days);
    for (const { expiresAt } of await rows('taken-back#')) {
      expect(expiresAt).toBe(Date.parse('2026-10-01T08:00:00Z') / 1000 + days);
    }
    await stops().markForgotten(id, one.member);
    await rosterErasure(table.client, 'people').eraseMember(id, one.member);
    expect(JSON.stringify(await rows('change#'))).not.toContain(one.member);
    // A roster being written meanwhile is cleared of them, and what was remembered earlier is gone with its roster.
    await memory().remember(programmeOf(id, third), remembered);
    await people().applyRoster(programmeOf(id, third), rosterOf(id, 2), second);
    await prune(id, third);
    const left = await rows('change#');
    expect(JSON.stringify(left)).not.toContain(one.member);
    expect(left.map(({ sk }) => String(sk).split('#')[1])).toEqual([third, third, third]);
  });

  it('keeps mail stopped through every import, including one that began before it was stopped', async () => {
    const id = communityOf('stopped');
    const first = rosterVersion(files('a'), undefined);
    const second = rosterVersion(files('b'), first);
    const [one] = rosterOf(id, 3);
    if (!one) throw new Error('the roster has members');
    await people().applyRoster(programmeOf(id, first), rosterOf(id, 3), undefined);
    const read = await people().members(id);
    await stops().stopMail(id, one.member, 'unsubscribed');
    await people().applyRoster(programmeOf(id, second), read, first);
    expect((await people().member(id, one.member))?.mailStopped).toBe('unsubscribed');
    expect((await people().members(id)).map(({ mailStopped }) => mailStopped)).toEqual([
      'unsubscribed',
      undefined,
      undefined,
    ]);
  });

  it('keeps the first reason why mail stopped, but a complaint outweighs it for good', async () => {
    const id = communityOf('reasons');
    const version = rosterVersion(files('a'), undefined);
    const [one] = rosterOf(id, 1);
    if (!one) throw new Error('the roster has a member');
    await people().applyRoster(programmeOf(id, version), rosterOf(id, 1), undefined);
    const reason = async () => (await people().member(id, one.member))?.mailStopped;
    await stops().stopMail(id, one.member, 'bounced');
    await stops().stopMail(id, one.member, 'unsubscribed');
    expect(await reason()).toBe('bounced');
    await stops().stopMail(id, one.member, 'complained');
    await stops().stopMail(id, one.member, 'bounced');
    expect(await reason()).toBe('complained');
  });

  it('pauses until a day, by the later of roster and own wish, and every stop outweighs a pause', async () => {
    const id = communityOf('pauses');
    const version = rosterVersion(files('a'), undefined);
    const [one, two] = rosterOf(id, 2);
    if (!one || !two) throw new Error('the roster has members');
    const until = (day: string) => day as CalendarDate;
    await people().applyRoster(
      programmeOf(id, version),
      [{ ...one, pausedUntil: until('2027-01-01') }, two],
      undefined,
    );
    const paused = async () => (await people().members(id)).map(({ pausedUntil }) => pausedUntil);
    expect(await paused()).toEqual(['2027-01-01', undefined]);
    await stops().pauseMail(id, one.member, until('2026-12-01'));
    await stops().pauseMail(id, two.member, until('2026-12-01'));
    expect(await paused()).toEqual(['2027-01-01', '2026-12-01']);
    await stops().pauseMail(id, two.member, until('2027-02-01'));
    expect((await people().member(id, two.member))?.pausedUntil).toBe('2027-02-01');
    await stops().stopMail(id, two.member, 'unsubscribed');
    await stops().pauseMail(id, two.member, until('2027-03-01'));
    expect((await people().member(id, two.member))?.mailStopped).toBe('unsubscribed');
  });
});
