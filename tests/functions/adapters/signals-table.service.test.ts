import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalsTable } from '../../../functions/adapters/signals-table.ts';
import type { CommunityId, MemberId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import type { Session } from '../../../shared/participation/count-attendance.ts';
import type { KnownFact } from '../../../shared/participation/known-fact.ts';
import { startTable } from './start-table.ts';

let table: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  table = await startTable('signals');
});
afterAll(() => table.stop());

const signals = () => signalsTable(table.client, 'signals');
const quarter = '2026-Q4' as QuarterId;
const expiresAt = 1_800_000_000;
const ana = 'a'.repeat(32) as MemberId;

const session = (date: string, file: string, guests = 0): Session => ({ date, file, members: [ana], guests });
const fact = (subject: string): KnownFact => ({
  date: '2026-10-02' as CalendarDate,
  kind: 'reuse',
  member: ana,
  type: '',
  subject,
  group: '',
  state: '',
});
const subjects = async (community: CommunityId, of = quarter) =>
  (await signals().facts(community, of)).map(({ subject }) => subject).sort();

describe('the signals table', () => {
  it('keeps a session once, as its file last says, and two sessions of a day apart', async () => {
    const community = 'sessions' as CommunityId;
    await signals().keepSession(community, quarter, session('2026-10-13', 'zoom.csv', 1), expiresAt);
    await signals().keepSession(community, quarter, session('2026-10-13', 'zoom.csv', 2), expiresAt);
    await signals().keepSession(community, quarter, session('2026-10-13', 'teams.csv'), expiresAt);
    await signals().keepSession(community, quarter, session('2026-10-06', 'zoom.csv'), expiresAt);
    expect(await signals().sessions(community, quarter)).toEqual([
      session('2026-10-06', 'zoom.csv'),
      session('2026-10-13', 'teams.csv'),
      session('2026-10-13', 'zoom.csv', 2),
    ]);
    expect(await signals().sessions(community, '2026-Q3' as QuarterId)).toEqual([]);
    expect(await signals().facts(community, quarter)).toEqual([]);
  });

  it('keeps a fact once, whichever files say it', async () => {
    const community = 'facts' as CommunityId;
    await signals().keepFacts(community, quarter, 'a.csv', [fact('x'), fact('y'), fact('x')], expiresAt);
    await signals().keepFacts(community, quarter, 'b.csv', [fact('y'), fact('z')], expiresAt);
    expect(await subjects(community)).toEqual(['x', 'y', 'z']);
    expect(await signals().facts(community, quarter)).toContainEqual(fact('x'));
  });

  it('withdraws what a corrected file no longer says, of either kind, and nothing of another file or quarter', async () => {
    const community = 'corrected' as CommunityId;
    const many = Array.from({ length: 60 }, (_, index) => fact(`s${index}`));
    await signals().keepFacts(community, quarter, 'a.csv', many, expiresAt);
    await signals().keepFacts(community, '2026-Q3' as QuarterId, 'a.csv', [fact('earlier')], expiresAt);
    await signals().keepFacts(community, quarter, 'b.csv', [fact('other')], expiresAt);
    for (const [day, file] of [
      ['2026-10-06', 'a.csv'],
      ['2026-10-13', 'a.csv'],
      ['2026-10-20', 'a.csv'],
      ['2026-10-20', 'b.csv'],
    ] as const)
      await signals().keepSession(community, quarter, session(day, file), expiresAt);
    const facts = [fact('s1'), fact('new')];
    await signals().keepFacts(community, quarter, 'a.csv', facts, expiresAt);
    const withdraw = () =>
      signals().withdrawOthers(
        community,
        quarter,
        'a.csv',
        { sessions: [session('2026-10-20', 'a.csv')], facts },
        (day) => day === '2026-10-13',
      );
    expect(await withdraw()).toEqual({ sessions: ['2026-10-13'], facts: 59 });
    const left = [session('2026-10-06', 'a.csv'), session('2026-10-20', 'a.csv'), session('2026-10-20', 'b.csv')];
    expect(await signals().sessions(community, quarter)).toEqual(left);
    expect(await subjects(community)).toEqual(['new', 'other', 's1']);
    // Until they are removed a repeat finds them again; a second removal finds nothing.
    expect(await withdraw()).toEqual({ sessions: ['2026-10-13'], facts: 59 });
    for (let i = 0; i < 2; i++) await signals().removeWithdrawn(community, quarter, 'a.csv');
    expect(await withdraw()).toEqual({ sessions: [], facts: 0 });
    expect(await subjects(community)).toEqual(['new', 'other', 's1']);
    expect(await subjects(community, '2026-Q3' as QuarterId)).toEqual(['earlier']);
    expect(await signals().sessions(community, quarter)).toEqual(left);
  });

  it('keeps a session withdrawn when a person is erased from it, until its file says it again', async () => {
    const community = 'said-again' as CommunityId;
    const said = session('2026-10-13', 'a.csv');
    await signals().keepSession(community, quarter, said, expiresAt);
    await signals().withdrawOthers(community, quarter, 'a.csv', { sessions: [], facts: [] }, () => true);
    await signals().erase(community, quarter, ana);
    expect(await signals().sessions(community, quarter)).toEqual([]);
    await signals().keepSession(community, quarter, said, expiresAt);
    await signals().removeWithdrawn(community, quarter, 'a.csv');
    expect(await signals().sessions(community, quarter)).toEqual([said]);
  });

  it('lets every row expire', async () => {
    const community = 'expiring' as CommunityId;
    await signals().keepFacts(community, quarter, 'a.csv', [fact('x')], expiresAt);
    await signals().keepSession(community, quarter, session('2026-10-13', 'a.csv'), expiresAt);
    const { Items } = await table.client.send(
      new QueryCommand({
        TableName: 'signals',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': `signals#${community}#${quarter}` },
      }),
    );
    expect(Items?.map((item) => item['expiresAt'])).toEqual([expiresAt, expiresAt]);
  });
});
