import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invitationsTable } from '../../../functions/adapters/invitations-table.ts';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import { peopleTable } from '../../../functions/adapters/people-table.ts';
import { rosterErasure } from '../../../functions/adapters/roster-erasure.ts';
import { signalsTable } from '../../../functions/adapters/signals-table.ts';
import { stopWriter } from '../../../functions/adapters/stop-writer.ts';
import { stopsTable } from '../../../functions/adapters/stops-table.ts';
import { wholeQuery } from '../../../functions/adapters/whole-query.ts';
import { type ForgetOutcome, type ForgetPorts, forgetMembers } from '../../../functions/forget-member/forget-member.ts';
import type { SentMail } from '../../../shared/contract/mail-record.ts';
import { invitationKeys, peopleKeys, shardNames, signalKeys } from '../../../shared/contract/tables.ts';
import { deriveLinkToken, hashLinkToken } from '../../../shared/gate/link-token.ts';
import type { CommunityId, PulseId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts';
import { rosterVersion } from '../../../shared/roster/roster-version.ts';
import { storeDefinition } from '../../made/stored-definition.ts';
import { startTable } from '../adapters/start-table.ts';
import { community, definition, everybody, person } from '../notify-stewards/notify-world.ts';

// One table plays all three: their keys do not overlap.
const table = 'rows';
const id = 'makers' as CommunityId;
const pulse = 'makers-2026-10' as PulseId;
const quarter = '2026-Q4' as QuarterId;
/** A file may state facts of days as far ahead as this. */
const farthest = '2028-Q4' as QuarterId;
const now = '2026-10-20T08:00:00Z' as Instant;
const linkKey = new Uint8Array(32).fill(4);
const leaver = person('P3');
const first = rosterVersion('a'.repeat(32), undefined);

let started: Awaited<ReturnType<typeof startTable>>;
const stores = () => ({
  people: peopleTable(started.client, table),
  stops: { ...stopsTable(started.client, table), ...stopWriter(started.client, table) },
  rosters: rosterErasure(started.client, table),
  invitations: invitationsTable(started.client, table),
  signals: signalsTable(started.client, table),
  record: mailRecordTable(started.client, table),
});
const programme = (roster: string) => ({
  community,
  roster,
  zones: ['Europe/Berlin'],
  importedAt: '2026-10-01T00:00:00Z' as Instant,
});

let outcomes: ForgetOutcome[] = [];
const files = new Map<string, string>();
const logged: object[] = [];

/** A world that is killed at its `killAt`th write. */
function world(killAt = -1): ForgetPorts {
  const { people, stops, rosters, invitations, signals, record } = stores();
  let calls = 0;
  const step = async <T>(act: () => Promise<T>): Promise<T> => {
    if (calls++ === killAt) throw new Error('killed');
    return act();
  };
  return {
    inbox: {
      async readBrought(key) {
        const text = files.get(key);
        return text === undefined ? undefined : new TextEncoder().encode(text);
      },
      remove: (key) => step(async () => void files.delete(key)),
      writeJson: (_, outcome) => step(async () => void outcomes.push(outcome as ForgetOutcome)),
    },
    people,
    stops: {
      markForgotten: (...all) => step(() => stops.markForgotten(...all)),
      takeBack: (...all) => step(() => stops.takeBack(...all)),
    },
    rosters: { eraseMember: (...all) => step(() => rosters.eraseMember(...all)) },
    linkKey: async () => linkKey,
    invitations: { anonymise: (...all) => step(() => invitations.anonymise(...all)) },
    mailRecords: { erase: (...all) => step(() => record.erase(...all)) },
    signals: { erase: (...all) => step(() => signals.erase(...all)) },
    log: (event: string, fields: object) => void logged.push({ event, ...fields }),
  };
}
const key = 'forget/makers.csv';
const list = (text: string) => void files.set(key, text);

beforeAll(async () => {
  started = await startTable(table);
  const { people, stops, invitations, signals, record } = stores();
  await people.applyRoster(programme(first), everybody, undefined);
  await stops.stopMail(id, leaver.member, 'unsubscribed');
  const { manifest: _, fingerprint: __, ...opening } = definition({ state: 'opening' });
  await storeDefinition(started.client, table, opening);
  await invitations.write(
    pulse,
    everybody.map(({ member, group, timeZone, language }) => ({
      pulse,
      token: hashLinkToken(deriveLinkToken(linkKey, pulse, member)),
      writing: 1,
      member,
      group,
      timeZone,
      language,
      expiresAt: 0,
    })),
  );
  await record.noteAsked(pulse, [leaver.member], 0);
  await record.countMissed(id, pulse, [leaver.member], 0);
  const mail: SentMail = { day: '2026-10-13' as CalendarDate, kind: 'invitation', pulses: [pulse] };
  await record.keep(leaver.member, [mail], 0);
  const others = { type: '', subject: 'guide', group: '', state: '' } as const;
  const kind = 'contribution' as const;
  await signals.keepFacts(
    id,
    quarter,
    'facts.csv',
    [
      { ...others, kind, date: '2026-10-05' as never, member: leaver.member },
      { ...others, kind, date: '2026-10-06' as never, member: person('P4').member, otherMember: leaver.member },
      { ...others, kind, date: '2026-10-07' as never, member: person('P4').member },
    ],
    0,
  );
  const date = '2028-10-20' as never;
  await signals.keepFacts(id, farthest, 'facts.csv', [{ ...others, kind, date, member: leaver.member }], 0);
  const members = [leaver.member, person('P4').member];
  await signals.keepSession(id, quarter, { date: '2026-10-05', file: 'zoom.csv', members, guests: 0 }, 0);
});
afterAll(() => started.stop());

/** Every stored row, as text. */
async function everything(): Promise<string> {
  const partitions = [
    peopleKeys.community(id),
    ...shardNames.map((shard) => invitationKeys.shard(pulse, shard)),
    signalKeys.quarter(id, quarter),
    signalKeys.quarter(id, farthest),
    invitationKeys.mailRecord(leaver.member),
  ];
  const rows = await Promise.all(partitions.map((pk) => wholeQuery(started.client, table, pk)));
  return JSON.stringify(rows.flat(), null, 1);
}

describe('forgetting a member', () => {
  test('killed after any step and run again, it leaves nothing that names them but the mark', async () => {
    expect((await everything()).match(new RegExp(leaver.member, 'g'))?.length).toBeGreaterThan(5);
    list(`email,wish\n${leaver.address.toUpperCase()},\n`);
    for (let killAt = 0; killAt < 40 && files.has(key); killAt++) {
      await forgetMembers({ key, now }, world(killAt)).catch((error: Error) => expect(error.message).toBe('killed'));
    }
    expect(files.has(key)).toBe(false);
    const kept = await everything();
    expect(kept).not.toContain(leaver.address);
    expect(kept).not.toContain('"P3"');
    const mark = peopleKeys.stop(id, leaver.member).sk;
    expect(kept.match(new RegExp(leaver.member, 'g'))).toHaveLength(2);
    expect(kept).toContain(`"sk": "${mark}"`);
    expect(await stores().people.member(id, leaver.member)).toBeUndefined();
    expect(await stores().people.members(id)).toHaveLength(everybody.length - 1);
  });

  test('leaves the others, their invitations, and the number of the invited as they were', async () => {
    const invitations = await stores().invitations.all({ pulse, writingNumber: 1 });
    expect(invitations).toHaveLength(everybody.length);
    expect(invitations.filter(({ member }) => /^0+$/.test(member))).toHaveLength(1);
    expect(await stores().signals.facts(id, quarter)).toHaveLength(1);
    expect((await stores().signals.sessions(id, quarter))[0]?.members).toEqual([person('P4').member]);
  });

  test('says what was done and what remains, and names no one', () => {
    const [outcome] = outcomes.slice(-1);
    expect(outcome).toMatchObject({ outcome: 'done', forgotten: 1, returned: 0 });
    if (outcome?.outcome !== 'done') throw new Error('must be done');
    expect(outcome.remains.join(' ')).toMatch(/mark.*Answers.*backups.*roster/);
    for (const text of [JSON.stringify(outcomes), JSON.stringify(logged)]) expect(text).not.toContain('p3@');
    expect(logged.at(-1)).toEqual({ event: 'members.forgotten', community: id, forgotten: 1, returned: 0 });
  });

  test('an older roster does not bring them back, neither one that was being written nor a later one', async () => {
    const { people, stops } = stores();
    const second = rosterVersion('b'.repeat(32), first);
    expect(await people.applyRoster(programme(second), everybody, first)).toBe(true);
    expect(await people.member(id, leaver.member)).toBeUndefined();
    expect((await people.members(id)).map(({ member }) => member)).not.toContain(leaver.member);
    expect(await stops.forgotten(id)).toEqual(new Set([leaver.member]));
    await people.pruneRosters(id, second, await stops.forgotten(id));
    expect(await everything()).not.toContain(leaver.address);
    // Neither a mail event nor a pause overwrites the mark.
    await stops.stopMail(id, leaver.member, 'complained');
    await stops.pauseMail(id, leaver.member, '2027-01-01' as never);
    expect(await stops.forgotten(id)).toEqual(new Set([leaver.member]));
  });

  test('a member who asks to come back is restored by the request and the next roster', async () => {
    const { people, stops } = stores();
    list(`email,wish\n${leaver.address},return\n`);
    await forgetMembers({ key, now }, world());
    expect(await stops.forgotten(id)).toEqual(new Set());
    const current = (await people.programme(id))?.roster ?? '';
    await people.applyRoster(programme(rosterVersion('c'.repeat(32), current)), everybody, current);
    expect(await people.member(id, leaver.member)).toMatchObject({ address: leaver.address });
    // "Return" undoes being forgotten, not having stopped the mails.
    await stops.stopMail(id, leaver.member, 'unsubscribed');
    await stops.takeBack(id, leaver.member);
    expect((await people.member(id, leaver.member))?.mailStopped).toBe('unsubscribed');
  });
});

test('a list with mistakes is no list: every mistake is reported, nothing is done, and the file stays', async () => {
  const before = await everything();
  list('email,wish\nana,forget\nP4@example.org,delete\n');
  outcomes = [];
  await forgetMembers({ key, now }, world());
  expect(outcomes).toMatchObject([
    { outcome: 'refused', problems: [{ place: 'row 2, email' }, { place: 'row 3, wish' }] },
  ]);
  expect(files.has(key)).toBe(true);
  for (const text of ['', 'name\nAna\n', 'email,wish\n']) {
    list(text);
    await forgetMembers({ key, now }, world());
    expect(outcomes.at(-1)?.outcome).toBe('refused');
  }
  files.set('forget/strangers.csv', 'email\nana@example.org\n');
  await forgetMembers({ key: 'forget/strangers.csv', now }, world());
  expect(outcomes.at(-1)).toMatchObject({ outcome: 'refused', problems: [{ place: 'forget/strangers.csv' }] });
  // Fields come in any order.
  expect(JSON.parse(await everything())).toEqual(JSON.parse(before));
});
