import { afterAll, beforeAll, expect, test } from 'vitest';
import { about } from '../../../cli/about.ts';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import { peopleTable } from '../../../functions/adapters/people-table.ts';
import { rosterErasure } from '../../../functions/adapters/roster-erasure.ts';
import { rosterMemoryTable } from '../../../functions/adapters/roster-memory-table.ts';
import { signalsTable } from '../../../functions/adapters/signals-table.ts';
import { stopWriter } from '../../../functions/adapters/stop-writer.ts';
import { stopsTable } from '../../../functions/adapters/stops-table.ts';
import { type PersonalDataPorts, personalData } from '../../../functions/serve-operator/personal-data.ts';
import { operatorReplies } from '../../../shared/contract/operator-calls.ts';
import type { CommunityId, PulseId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts';
import { rosterVersion } from '../../../shared/roster/roster-version.ts';
import { startTable } from '../adapters/start-table.ts';
import { community, everybody, person } from '../notify-stewards/notify-world.ts';

// One table plays all: their keys do not overlap.
const table = 'all';
const id = 'makers' as CommunityId;
const quarter = '2026-Q4' as QuarterId;
const now = '2026-10-20T08:00:00Z' as Instant;
const importedAt = '2026-10-01T00:00:00Z' as Instant;
const date = '2026-10-05' as CalendarDate;
const [asks, other] = [person('P3'), person('P4')];

let started: Awaited<ReturnType<typeof startTable>>;
const ports = (): PersonalDataPorts => ({
  people: peopleTable(started.client, table),
  stops: stopsTable(started.client, table),
  rosterMemory: rosterMemoryTable(started.client, table),
  signals: signalsTable(started.client, table),
  mails: mailRecordTable(started.client, table),
});
beforeAll(async () => {
  started = await startTable(table);
  const roster = rosterVersion('a'.repeat(32), undefined);
  const people = peopleTable(started.client, table);
  const changed = ({ member }: typeof asks) =>
    ({ what: 'group', of: member, at: importedAt, was: '0'.repeat(16) }) as const;
  const programme = { community, roster, zones: ['Europe/Berlin'], importedAt };
  const memory = { changes: [changed(asks), changed(other)], takesBack: [] };
  await rosterMemoryTable(started.client, table).remember(programme, memory);
  await people.applyRoster(programme, everybody, undefined);
  await stopWriter(started.client, table).stopMail(id, asks.member, 'unsubscribed');
  const signals = signalsTable(started.client, table);
  const session = { date, file: 'zoom.csv', members: [asks.member, other.member], guests: 0 };
  await signals.keepSession(id, quarter, session, 4_000_000_000);
  const fact = { date, kind: 'endorsement', type: '', subject: 'a guide', group: '', state: '' } as const;
  await signals.keepFacts(
    id,
    quarter,
    'facts.csv',
    [
      { ...fact, member: other.member, otherMember: asks.member },
      { ...fact, subject: 'of others', member: other.member },
    ],
    4_000_000_000,
  );
  const mails = mailRecordTable(started.client, table);
  await mails.keep(asks.member, [{ day: date, kind: 'invitation', pulses: ['makers-2026-10' as PulseId] }], 0);
});
afterAll(() => started.stop());

test('a person who asks is shown what is kept about them, and nothing about anyone else', async () => {
  const kept = await personalData(ports(), asks.member, now);
  expect(operatorReplies.about.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  expect(kept).toMatchObject({
    communities: [
      {
        community: id,
        roster: { address: asks.address, name: asks.name, mailStopped: 'unsubscribed' },
        isForgotten: false,
        changed: [{ what: 'group', at: importedAt }],
        participation: [
          { quarter, kind: 'session', file: 'zoom.csv' },
          { quarter, kind: 'endorsement', subject: 'a guide', role: 'about them' },
        ],
      },
    ],
    mails: { sent: [{ day: date, kind: 'invitation' }] },
  });
  const words = JSON.stringify(kept);
  expect(words).not.toContain('of others');
  for (const { address, member } of everybody) {
    if (member === asks.member) continue;
    expect(words).not.toContain(address);
    expect(words).not.toContain(member);
  }
});

test('of a person who was forgotten only the mark is left', async () => {
  await stopWriter(started.client, table).markForgotten(id, other.member);
  await rosterErasure(started.client, table).eraseMember(id, other.member);
  await signalsTable(started.client, table).erase(id, quarter, other.member);
  const { communities, mails } = await personalData(ports(), other.member, now);
  expect(communities).toEqual([{ community: id, isForgotten: true, participation: [], changed: [] }]);
  expect(mails).toEqual({ sent: [], askedTo: [], letPass: {} });
});

test('the command requires a stage and one address', async () => {
  const terminal = { out: () => undefined, err: () => undefined, cwd: '/' };
  await expect(about(['--stage', 'prod'], terminal)).rejects.toThrow('--email ADDRESS is required');
  await expect(about(['--stage', 'prod', '--email', 'ada'], terminal)).rejects.toThrow('must be one mail address');
});
