import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importSignals, type SignalsOutcome } from '../../../functions/import-signals/import-signals.ts';
import type { Member, Programme } from '../../../shared/contract/people.ts';
import type { SignalResult } from '../../../shared/contract/results.ts';
import type { StewardSide } from '../../../shared/contract/steward-side.ts';
import type { CommunityId, GroupName } from '../../../shared/kernel/ids.ts';
import { rowsIn } from '../../../shared/kernel/row-ranges.ts';
import type { CalendarDate, Instant } from '../../../shared/kernel/time.ts';
import type { Session } from '../../../shared/participation/count-attendance.ts';
import { type KnownFact, keyOfFact } from '../../../shared/participation/known-fact.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';
import { rosterChange } from '../../../shared/roster/roster-change.ts';
import { madeCommunity, madeProgramme } from '../../made/made-community.ts';

const id = 'data-practice' as CommunityId;
const now = '2026-12-01T08:00:00Z' as Instant;
const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'data-practice');
const roster = parseRoster(readFileSync(join(example, 'roster.csv')));
if (!roster.ok) throw new Error('the example roster is valid');
const everybody: readonly Member[] = rosterChange(id, roster.value, []).members;

const programmeOf = (change: object = {}): Programme => madeProgramme(madeCommunity(id, change), { importedAt: now });

interface KeptFact {
  readonly fact: KnownFact;
  readonly file: string;
  readonly withdrawn: boolean;
}

interface WorldOptions {
  readonly programme?: Programme;
  readonly members?: readonly Member[];
  /** Called once, when counts are about to be written. */
  readonly beforeCounts?: (sessions: Map<string, Session>) => void;
}

function world({ programme = programmeOf(), members = everybody, beforeCounts }: WorldOptions = {}) {
  const files = new Map<string, Uint8Array>();
  const sessions = new Map<string, Session>();
  const withdrawnSessions = new Set<string>();
  const facts = new Map<string, KnownFact>();
  const factsIn = new Map<string, Map<string, KeptFact>>();
  /** Files whose next import ends before it has removed what it withdrew. */
  const killBeforeRemoving = new Set<string>();
  const maps = new Map<string, string>();
  const sides: StewardSide[] = [];
  const quarters = new Set<string>();
  const results = new Map<string, SignalResult>();
  const expiries = new Set<number>();
  const logged: unknown[] = [];
  let interruption = beforeCounts;
  const outcomes = new Map<string, Uint8Array>();
  const land = async (name: string, bytes: Uint8Array | string, at = now) => {
    const key = `signals/${id}/${name}`;
    files.set(key, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes);
    return importFile(key, at);
  };
  const importFile = async (key: string, at = now) => {
    let outcome: SignalsOutcome | undefined;
    await importSignals(
      { key, now: at },
      {
        inbox: {
          read: async (wanted) => outcomes.get(wanted),
          readBrought: async (wanted) => files.get(wanted),
          write: async (path, body) => {
            if (!path.startsWith(`for-stewards/${id}/`)) throw new Error('only stewards may read it');
            maps.set(path, body);
          },
          writeJson: async (path, written) => {
            if (path !== `results/${key}.json`) throw new Error('an outcome must belong to its file');
            outcome = written as SignalsOutcome;
            outcomes.set(`results/${key}.json`, new TextEncoder().encode(JSON.stringify(written)));
          },
        },
        people: {
          programme: async (community) => (community === id ? programme : undefined),
          members: async () => [...members],
        },
        signals: {
          keepSession: async (_community, quarter, session, expiresAt) => {
            const name = `${quarter}#${session.date}#${session.file}`;
            sessions.set(name, session);
            withdrawnSessions.delete(name);
            expiries.add(expiresAt);
          },
          sessions: async (_community, quarter) =>
            [...sessions].flatMap(([name, session]) =>
              name.startsWith(quarter) && !withdrawnSessions.has(name) ? [session] : [],
            ),
          keepFacts: async (_community, quarter, file, known) => {
            if (known.length > 0) quarters.add(quarter);
            for (const fact of known) facts.set(keyOfFact(fact), fact);
            const rows = factsIn.get(quarter) ?? new Map<string, KeptFact>();
            factsIn.set(quarter, rows);
            for (const fact of known) rows.set(keyOfFact(fact), { fact, file, withdrawn: false });
          },
          withdrawOthers: async (_community, quarter, file, said, takenBack) => {
            const rows = factsIn.get(quarter) ?? new Map<string, KeptFact>();
            const keys = new Set(said.facts.map(keyOfFact));
            const gone = [...rows].filter(([key, row]) => row.file === file && !keys.has(key));
            for (const [key, row] of gone) rows.set(key, { ...row, withdrawn: true });
            const days = new Set(said.sessions.map(({ date }) => date));
            const others = [...sessions].filter(
              ([name, session]) =>
                name.startsWith(quarter) &&
                session.file === file &&
                !days.has(session.date) &&
                (withdrawnSessions.has(name) || takenBack(session.date as CalendarDate)),
            );
            for (const [name] of others) withdrawnSessions.add(name);
            return { sessions: others.map(([, { date }]) => date as CalendarDate), facts: gone.length };
          },
          removeWithdrawn: async (_community, quarter, file) => {
            if (killBeforeRemoving.delete(file)) throw new Error('killed');
            for (const name of withdrawnSessions) {
              if (name.startsWith(quarter) && name.endsWith(`#${file}`)) sessions.delete(name);
            }
            const rows = factsIn.get(quarter) ?? new Map<string, KeptFact>();
            for (const [key, row] of rows) if (row.file === file && row.withdrawn) rows.delete(key);
          },
          facts: async (_community, quarter) =>
            [...(factsIn.get(quarter)?.values() ?? [])].flatMap(({ fact, withdrawn }) => (withdrawn ? [] : [fact])),
        },
        results: {
          keepStewardSide: async (_community, side) => void sides.push(side),
          keepSignals: async (result) => {
            interruption?.(sessions);
            interruption = undefined;
            results.set(result.quarter, result);
          },
        },
        log: (event: string, fields: object) => void logged.push({ event, ...fields }),
      },
    );
    if (!outcome) throw new Error('an import always leaves an outcome');
    return outcome;
  };
  return {
    land,
    importFile,
    outcomes,
    killBeforeRemoving,
    factsIn,
    sessions,
    facts,
    quarters,
    results,
    sides,
    maps,
    expiries,
    logged,
  };
}

/** A row that takes the place of earlier counts, and has none. */
const expectNoCounts = (result: SignalResult | undefined) =>
  expect(Object.keys(result ?? {})).toEqual(['version', 'community', 'quarter', 'labels']);

const examples = readdirSync(join(example, 'signals')).sort();
const exampleFile = (name: string) => readFileSync(join(example, 'signals', name));
const zoom = (...addresses: string[]) =>
  ['Name (Original Name),User Email,Total Duration (Minutes),Guest', ...addresses.map((a) => `X,${a},30,No`)].join(
    '\n',
  );
const addresses = (count: number) => everybody.slice(0, count).map(({ address }) => address);

describe('importing participation', () => {
  // Totals from an independent Python script over the same files.
  it('reads all example files of a quarter and counts them, in any order and any number of times', async () => {
    const first = world();
    for (const name of examples)
      expect(await first.land(name, exampleFile(name))).toMatchObject({ outcome: 'imported' });
    const attendance = first.results.get('2026-Q4')?.attendance;
    expect(attendance).toMatchObject({ members: 64, cameTwice: { people: 30 } });
    expect(attendance?.sessions.map(({ attended, guests }) => [attended, guests])).toEqual([
      [19, 3],
      [19, 0],
      [20, 2],
      [20, 3],
      [12, 0],
      [20, 1],
    ]);
    expect(attendance?.groups.reduce((sum, { attendances }) => sum + attendances, 0)).toBe(110);
    expect(first.facts.size).toBe(219);

    const map = first.maps.get(`for-stewards/${id}/2026-Q4/group-map.csv`) ?? '';
    expect(map.split('\r\n').slice(0, 2)).toEqual([
      '\uFEFFfrom,to,people,contributions',
      'Austin mobile,Austin mobile,3,3',
    ]);
    const second = world();
    for (const name of [...examples.toReversed(), ...examples]) {
      expect(await second.land(name, exampleFile(name))).toMatchObject({ outcome: 'imported' });
    }
    expect(second.results).toEqual(first.results);
    expect(second.facts.size).toBe(219);
  });

  it('writes no group that a survey would not name, and keeps the sum of all', async () => {
    const sizes = [9, 8, 7, 3, 2].flatMap((size, group) => Array.from({ length: size }, () => `G${group}`));
    const members = everybody
      .slice(0, sizes.length)
      .map((member, index) => ({ ...member, group: (sizes[index] ?? '') as GroupName }));
    const { land, results } = world({ members });
    await land('zoom-2026-10-06.csv', zoom(...addresses(29)));
    expect(results.get('2026-Q4')?.attendance?.groups.map(({ label, members: size }) => [label, size])).toEqual([
      ['G0', 9],
      ['G1', 8],
      ['Other groups', 12],
    ]);
    expect(results.get('2026-Q4')?.labels.map(({ members: size }) => size)).toEqual([9, 8, 12]);
    const strict = world({ members, programme: programmeOf({ minimumGroup: 9 }) });
    await strict.land('zoom-2026-10-06.csv', zoom(...addresses(29)));
    const groups = strict.results.get('2026-Q4')?.attendance?.groups ?? [];
    expect(groups.every(({ members: size }) => size >= 9)).toBe(true);
    expect(groups.reduce((sum, { members: size }) => sum + size, 0)).toBe(29);
  });

  it('writes no counts of a community that is itself smaller than the minimum', async () => {
    const { land, results } = world({ members: everybody.slice(0, 4) });
    await land('zoom-2026-10-06.csv', zoom(...addresses(4)));
    expect([...results.values()]).toEqual([{ version: 2, community: id, quarter: '2026-Q4', labels: [] }]);
  });

  it('lists who is not on the roster, and guesses no one by name', async () => {
    const { land, sessions } = world();
    const [known = ''] = addresses(1);
    const name = everybody[1]?.name;
    const file = zoom(known, 'stranger@example.org').concat(`\n${name},,30,Yes\n${name},,30,Yes`);
    expect(await land('zoom-2026-10-06.csv', file)).toMatchObject({
      outcome: 'imported',
      facts: 1,
      notMatched: ['stranger@example.org', 'row 4 and 5: no address'],
    });
    expect([...sessions.values()]).toEqual([expect.objectContaining({ members: [everybody[0]?.member], guests: 2 })]);
  });

  it('knows who joined or left the roster since when the same file is put there again', async () => {
    const roster = [...everybody.slice(0, 20)];
    const { land, sessions, results } = world({ members: roster });
    const file = zoom(...addresses(21));
    const joiner = everybody[20];
    if (!joiner) throw new Error('the example has more members');
    expect(await land('zoom-2026-10-06.csv', file)).toMatchObject({ facts: 20, notMatched: [joiner.address] });
    roster.push(joiner);
    expect(await land('zoom-2026-10-06.csv', file)).toMatchObject({ facts: 21, notMatched: [] });
    const [left] = roster.splice(0, 1);
    expect(await land('zoom-2026-10-06.csv', file)).toMatchObject({ facts: 20, notMatched: [left?.address] });
    expect([...sessions.values()]).toEqual([expect.objectContaining({ guests: 1 })]);
    expect(results.get('2026-Q4')?.attendance?.sessions.map(({ attended }) => attended)).toEqual([20]);
  });

  it('does not count less than five minutes in all as attendance, and says so', async () => {
    const [a = '', b = '', c = ''] = addresses(3);
    const { land, sessions } = world();
    const rows = [`A,${a},4,No`, `B,${b},3,No`, `B,${b},2,No`, `C,${c},5,No`, 'G,,4,Yes'];
    const outcome = await land('zoom-2026-10-06.csv', [zoom(), ...rows].join('\n'));
    expect([...sessions.values()][0]?.members).toHaveLength(2);
    expect(outcome).toMatchObject({
      notes: ['Session of 2026-10-06. Staying at least 5 minutes in all counts as present; 2 stayed less.'],
    });
  });

  it('keeps two sessions of one day, but not one session under two names', async () => {
    const { land, results } = world();
    await land('zoom-2026-10-06.csv', zoom(...addresses(10)));
    await land('teams-2026-10-06.csv', zoom(...addresses(6)));
    const copy = await land('zoom-2026-10-06 (1).csv', zoom(...addresses(10)));
    expect(copy).toMatchObject({
      outcome: 'refused',
      problems: [{ problem: expect.stringContaining('zoom-2026-10-06.csv') }],
    });
    expect(results.get('2026-Q4')?.attendance?.sessions.map(({ attended }) => attended)).toEqual([6, 10]);
  });

  it('keeps files of two folders apart, whatever they are called there', async () => {
    const { land, sessions, importFile } = world();
    await land('clinic/zoom-2026-10-06.csv', zoom(...addresses(10)));
    await land('clinic/teams-2026-10-06.csv', zoom(...addresses(6)));
    expect([...sessions.values()].map(({ file, members }) => [file, members.length])).toEqual([
      ['clinic/zoom-2026-10-06.csv', 10],
      ['clinic/teams-2026-10-06.csv', 6],
    ]);
    expect(await importFile(`signals/${id}/clinic/zoom-2026-10-06.csv`)).toMatchObject({ facts: 10 });
  });

  it('lets a corrected file replace what it said before', async () => {
    const { land, results } = world();
    await land('zoom-2026-10-06.csv', zoom(...addresses(10)));
    await land('zoom-2026-10-06.csv', zoom(...addresses(7)));
    expect(results.get('2026-Q4')?.attendance?.sessions.map(({ attended }) => attended)).toEqual([7]);
  });

  it('counts again when another file came between counting and writing', async () => {
    const other: Session = { date: '2026-10-20', file: 'other.csv', members: [], guests: 4 };
    const { land, results } = world({ beforeCounts: (sessions) => sessions.set('2026-Q4#other', other) });
    await land('zoom-2026-10-06.csv', zoom(...addresses(10)));
    expect(results.get('2026-Q4')?.attendance?.sessions.map(({ guests }) => guests)).toEqual([0, 4]);
  });

  it('puts facts into the quarters of the community’s own year, and lets them expire after its end', async () => {
    const { land, results, quarters, expiries } = world({ programme: programmeOf({ quarter: { firstMonth: 10 } }) });
    await land('zoom-2026-10-06.csv', zoom(...addresses(10)));
    expect([...results.keys()]).toEqual(['2027-Q1']);
    expect([...expiries]).toEqual([Date.UTC(2027, 0, 1) / 1000 + 120 * 24 * 60 * 60]);
    const [a = ''] = addresses(1);
    const header = 'date,kind,member,type,subject,group,other_member,state';
    await land('signals.csv', `${header}\n2026-12-31,reuse,${a},,x,,,\n2027-01-01,reuse,${a},,x,,,\n`);
    expect([...quarters]).toEqual(['2027-Q1', '2027-Q2']);
  });

  it('counts contributions and everything else of a quarter, and what is new in the quarter after it', async () => {
    const { land, results } = world();
    const header = 'date,kind,member,type,subject,group,other_member,state';
    const rows = (day: string, of: readonly string[]) =>
      [header, ...of.map((address) => `${day},contribution,${address},review,playbook,,,`)].join('\n');
    await land('next.csv', rows('2027-01-12', addresses(9)));
    await land('now.csv', rows('2026-12-01', addresses(6)));
    const contributions = (quarter: string) => results.get(quarter)?.participation?.contributions;
    expect(contributions('2026-Q4')).toMatchObject({ contributions: 6, people: 6 });
    expect(contributions('2026-Q4')).not.toHaveProperty('newcomers');
    expect(contributions('2027-Q1')).toMatchObject({ people: 9, newcomers: 3 });
  });

  it('takes the stewards’ side as it is now, or refuses it with all its mistakes', async () => {
    const { land, sides, results } = world();
    expect(await land('commitments.json', exampleFile('commitments.json'))).toMatchObject({ facts: 6 });
    expect(await land('commitments.json', '{"milestones":[]}')).toMatchObject({ outcome: 'imported', facts: 0 });
    const refused = await land('commitments.json', '{"milestones":[{"on":"soon"}],"mood":1}');
    expect(refused).toMatchObject({
      outcome: 'refused',
      problems: [/on/, /words/, /mood/].map((place) => ({ place: expect.stringMatching(place) })),
    });
    expect(sides.map(({ milestones }) => milestones.length)).toEqual([1, 0]);
    expect(results.size).toBe(0);
  });

  it('changes nothing when a file has a mistake, is in the wrong place or belongs to no community', async () => {
    const { land, importFile, sessions, facts, results, logged } = world();
    const [a = ''] = addresses(1);
    expect(await land('zoom-2026-10-06.csv', zoom(a).replace('30', 'long'))).toMatchObject({ outcome: 'refused' });
    expect(await land('signals.csv', 'date,kind\n')).toMatchObject({ outcome: 'refused' });
    expect(await land('photo.csv', Uint8Array.of(0xff, 0xd8, 0xff))).toMatchObject({ outcome: 'refused' });
    expect(await importFile('signals/nobody/zoom-2026-10-06.csv')).toMatchObject({ outcome: 'refused' });
    expect(await importFile('signals/Data Practice/x.csv')).toMatchObject({ outcome: 'refused' });
    expect(await importFile(`signals/${id}/gone.csv`)).toMatchObject({ outcome: 'refused' });
    expect([sessions.size, facts.size, results.size]).toEqual([0, 0, 0]);
    expect(logged).toHaveLength(6);
    expect(JSON.stringify(logged)).not.toContain('@');
  });

  it('logs counts, and neither addresses nor names', async () => {
    const { land, logged } = world();
    await land('zoom-2026-10-06.csv', zoom(...addresses(3), 'canary@example.org'));
    expect(logged).toEqual([{ event: 'signals.imported', community: id, quarter: '2026-Q4', facts: 3, unmatched: 1 }]);
  });
});

/** What stewards learn about an import: since when, and the receipt. */
const toldOf = (outcome: SignalsOutcome) => {
  if (outcome.outcome !== 'imported') throw new Error('the file is right');
  return { since: outcome.since, receipt: outcome.receipt };
};
const at = (day: number) => `2026-12-${String(day).padStart(2, '0')}T08:00:00Z` as Instant;

describe('the receipt for a participation file', () => {
  it('says what a meeting was recognised as, its day, and which rows belong to members, by number alone', async () => {
    const [a = '', b = ''] = addresses(2);
    const { land } = world();
    const rows = [
      `A,${a},30,No`,
      `B,${b},3,No`,
      `A,${a},9,No`,
      'C,canary@example.org,2,No',
      'D,canary@example.org,8,No',
    ];
    const guests = ['Canary,,30,Yes', 'E,,9,Yes', 'Canary,,3,Yes'];
    const { receipt, since } = toldOf(await land('zoom-2026-10-06.csv', [zoom(), ...rows, ...guests].join('\n')));
    expect(receipt).toEqual({
      recognised: 'zoom',
      days: { first: '2026-10-06', last: '2026-10-06' },
      quarters: ['2026-Q4'],
      rows: 8,
      matched: 3,
      unmatched: [
        { reason: 'not-on-roster', rows: ['5-6'] },
        { reason: 'no-address', rows: ['7-9'] },
      ],
      present: { members: 1, fromMinutes: 5 },
      withdrawn: 0,
    });
    expect(since).toBe(now);
    expect(JSON.stringify(receipt)).not.toMatch(/canary/i);
  });

  it.each([
    ['zoom-2026-10-06.csv', 'zoom'],
    ['zoom-2026-10-20.csv', 'zoom'],
    ['teams-2026-10-13.csv', 'teams'],
    ['meet-2026-11-10.csv', 'meet'],
    ['signals.csv', 'facts'],
    ['commitments.json', 'steward-side'],
  ])('recognises %s as %s, and every row is matched or named', async (name, recognised) => {
    const { receipt } = toldOf(await world().land(name, exampleFile(name)));
    expect(receipt.recognised).toBe(recognised);
    const named = receipt.unmatched.flatMap(({ rows }) => rows).reduce((sum, range) => sum + rowsIn(range), 0);
    expect(receipt.matched + named).toBe(receipt.rows);
    expect(receipt.rows).toBeGreaterThan(0);
  });

  it('gives the days of the facts, the rows left out, and what an earlier version said that this one does not', async () => {
    const [a = ''] = addresses(1);
    const fact = (day: string, of: string) => `${day},reuse,${of},,x,,,`;
    const header = 'date,kind,member,type,subject,group,other_member,state';
    const { land } = world();
    await land('facts.csv', [header, fact('2026-10-05', a), fact('2026-10-06', a)].join('\n'));
    const next = [header, fact('2027-01-03', 'canary@example.org'), fact('2026-12-30', a), fact('2026-10-05', a)];
    expect(toldOf(await land('facts.csv', next.join('\n'))).receipt).toEqual({
      recognised: 'facts',
      days: { first: '2026-10-05', last: '2026-12-30' },
      quarters: ['2026-Q4'],
      rows: 3,
      matched: 2,
      unmatched: [{ reason: 'not-on-roster', rows: ['2'] }],
      withdrawn: 1,
    });
  });

  it('is dated by the day on which the same file first said the same, however often it is put there', async () => {
    const members = [...everybody.slice(0, 20)];
    const { land } = world({ members });
    const file = zoom(...addresses(21));
    const put = async (day: number, content = file) => toldOf(await land('zoom-2026-10-06.csv', content, at(day)));
    expect([await put(1), await put(2), await put(9)].map(({ since }) => since)).toEqual([at(1), at(1), at(1)]);
    // Another file, the first one again, and the same one with another roster are news.
    expect((await put(10, `${file}\n`)).since).toBe(at(10));
    expect((await put(11)).since).toBe(at(11));
    members.push(...everybody.slice(20, 21));
    expect(await put(12)).toMatchObject({ since: at(12), receipt: { matched: 21, unmatched: [] } });
  });

  it('is the same when its event repeats, with what was withdrawn the first time', async () => {
    const [a = ''] = addresses(1);
    const header = 'date,kind,member,type,subject,group,other_member,state';
    const { land, importFile } = world();
    await land('facts.csv', `${header}\n2026-10-05,reuse,${a},,x,,,`, at(1));
    const first = toldOf(await land('facts.csv', header, at(2)));
    expect(first).toMatchObject({ since: at(2), receipt: { rows: 0, withdrawn: 1 } });
    expect(toldOf(await importFile(`signals/${id}/facts.csv`, at(2)))).toEqual(first);
  });

  it('is that of a first import if the previous outcome cannot be read', async () => {
    const { land, outcomes } = world();
    const file = zoom(...addresses(3));
    for (const before of ['no JSON', '{}', '[]', '{"outcome":"refused","at":"2026-12-01T08:00:00Z","problems":[]}']) {
      outcomes.set(`results/signals/${id}/zoom-2026-10-06.csv.json`, new TextEncoder().encode(before));
      expect(toldOf(await land('zoom-2026-10-06.csv', file, at(5))).since).toBe(at(5));
    }
  });
});

describe('a file of facts that is put there again', () => {
  const header = 'date,kind,member,type,subject,group,other_member,state';
  const [first, second] = everybody;
  const said = (date: string, subject: string, who = first) =>
    `${date},contribution,${who?.address},talk,${subject},,,`;
  const kept = ({ factsIn }: ReturnType<typeof world>, quarter: string) =>
    [...(factsIn.get(quarter)?.values() ?? [])].map(({ fact }) => fact.subject);
  const facts = (...rows: string[]) => [header, ...rows, ''].join('\n');

  it('withdraws everything that it said, and its counts, when only its header is left', async () => {
    const here = world();
    await here.land('mine.csv', facts(said('2026-10-05', 'one'), said('2026-11-05', 'two', second)));
    expect(here.results.get('2026-Q4')?.participation).toBeDefined();
    const outcome = await here.land('mine.csv', facts());
    expect(outcome).toMatchObject({
      outcome: 'imported',
      facts: 0,
      notes: ['2 facts from an earlier version of this file are withdrawn, because it no longer has them.'],
    });
    expect(kept(here, '2026-Q4')).toEqual([]);
    expect(here.results.get('2026-Q4')?.participation).toBeUndefined();
  });

  it('also withdraws what it said of a quarter that it no longer names, and nothing of other files', async () => {
    const here = world();
    await here.land('mine.csv', facts(said('2026-09-05', 'earlier'), said('2026-10-05', 'one')));
    await here.land('other.csv', facts(said('2026-09-06', 'theirs', second)));
    await here.land('mine.csv', facts(said('2026-10-05', 'one')));
    expect(kept(here, '2026-Q3')).toEqual(['theirs']);
    expect(kept(here, '2026-Q4')).toEqual(['one']);
  });

  it('withdraws what it said of the farthest day that is believed', async () => {
    const here = world();
    await here.land('mine.csv', facts(said('2028-12-01', 'a slip of the year')));
    expect(kept(here, '2028-Q4')).toEqual(['a slip of the year']);
    await here.land('mine.csv', facts(said('2026-10-05', 'one')));
    expect(kept(here, '2028-Q4')).toEqual([]);
  });

  it('ends the same when it is killed before it has removed what it withdrew, and run again', async () => {
    const here = world();
    await here.land('mine.csv', facts(said('2026-10-05', 'one')));
    here.results.clear();
    here.killBeforeRemoving.add('mine.csv');
    await expect(here.land('mine.csv', facts())).rejects.toThrow('killed');
    here.results.clear();
    await here.land('mine.csv', facts());
    expectNoCounts(here.results.get('2026-Q4'));
    expect(kept(here, '2026-Q4')).toEqual([]);
  });
});

describe('a session file that is put there again', () => {
  const file = 'meeting.csv';
  /** A list that contains its day. */
  const onDay = (day: string, count: number) =>
    [
      'Name,User Email,Duration,Join Time',
      ...addresses(count).map((address) => `X,${address},30 min,${day} 15:00`),
    ].join('\n');
  const attended = ({ results }: ReturnType<typeof world>, quarter = '2026-Q4') =>
    results.get(quarter)?.attendance?.sessions.map(({ date, attended: members }) => [date, members]);

  it('stays when the list of a recurring meeting arrives under the same name for another day', async () => {
    const here = world();
    await here.land(file, onDay('2026-10-06', 10));
    const outcome = await here.land(file, onDay('2026-10-13', 9));
    expect(attended(here)).toEqual([
      ['2026-10-06', 10],
      ['2026-10-13', 9],
    ]);
    expect(toldOf(outcome).receipt).not.toHaveProperty('withdrawnSessions');
  });

  it('is replaced when a corrected list of its day arrives under the same name', async () => {
    const here = world();
    await here.land(file, onDay('2026-10-06', 10));
    await here.land(file, onDay('2026-10-06', 8));
    expect(attended(here)).toEqual([['2026-10-06', 8]]);
  });

  it('alone is withdrawn by an empty list that gives its day, and the other days of that name stay', async () => {
    const here = world();
    const header = 'Topic,Start Time\nCircle,2026-10-06 15:00\n\nName,User Email,Duration\n';
    await here.land(file, onDay('2026-10-06', 10));
    await here.land(file, onDay('2026-10-13', 9));
    const outcome = await here.land(file, header);
    expect(toldOf(outcome).receipt).toMatchObject({ rows: 0, withdrawnSessions: ['2026-10-06'] });
    expect(attended(here)).toEqual([['2026-10-13', 9]]);
    expect(outcome).toMatchObject({
      notes: [
        'It lists no one, so no session is counted.',
        'The session of 2026-10-06 from an earlier version of this file is withdrawn, because it no longer has it.',
      ],
    });
  });

  it.each([
    ['columns of an attendance list', 'Name,User Email,Duration\n'],
    ['columns of facts', 'date,kind,member,type,subject,group,other_member,state\n'],
  ])('withdraws the session when only its %s are left, and says the same when its event repeats', async (_, header) => {
    const here = world();
    await here.land(file, onDay('2026-10-16', 10), at(1));
    const outcome = await here.land(file, header, at(2));
    expect(toldOf(outcome)).toMatchObject({
      since: at(2),
      receipt: { quarters: [], rows: 0, matched: 0, withdrawn: 0, withdrawnSessions: ['2026-10-16'] },
    });
    expect(here.sessions.size).toBe(0);
    expectNoCounts(here.results.get('2026-Q4'));
    expect(toldOf(await here.importFile(`signals/${id}/${file}`, at(2)))).toEqual(toldOf(outcome));
  });

  it('needs no day if it lists no one, not even a right one in its name', async () => {
    const here = world();
    const name = 'zoom-2026-10-16.csv';
    await here.land(name, zoom(...addresses(3)));
    expect(await here.land(name, zoom(), '2028-06-01T08:00:00Z' as Instant)).toMatchObject({
      outcome: 'imported',
      facts: 0,
      notes: ['It lists no one, so no session is counted.'],
    });
    expect((await world().land('never-seen.csv', zoom())).outcome).toBe('imported');
  });

  it('withdraws the facts that a table under its name stated before', async () => {
    const here = world();
    const [a = ''] = addresses(1);
    const header = 'date,kind,member,type,subject,group,other_member,state';
    await here.land(file, `${header}\n2026-10-05,reuse,${a},,x,,,\n`);
    expect(toldOf(await here.land(file, onDay('2026-10-06', 6))).receipt).toMatchObject({ withdrawn: 1 });
    expect(here.factsIn.get('2026-Q4')?.size).toBe(0);
    expect(attended(here)).toEqual([['2026-10-06', 6]]);
  });

  it('ends the same when it is killed before it has removed what it withdrew, and run again', async () => {
    const here = world();
    await here.land(file, onDay('2026-06-10', 10));
    here.results.clear();
    here.killBeforeRemoving.add(file);
    await expect(here.land(file, 'Name,User Email,Duration\n')).rejects.toThrow('killed');
    here.results.clear();
    expect(toldOf(await here.importFile(`signals/${id}/${file}`)).receipt.withdrawnSessions).toEqual(['2026-06-10']);
    expectNoCounts(here.results.get('2026-Q2'));
    expect(here.sessions.size).toBe(0);
  });

  it('marked as withdrawn by a list whose import was killed is no longer counted when another list comes first', async () => {
    const here = world();
    await here.land(file, onDay('2026-06-10', 10));
    here.killBeforeRemoving.add(file);
    await expect(here.land(file, 'Name,User Email,Duration\n')).rejects.toThrow('killed');
    here.results.clear();
    expect(toldOf(await here.land(file, onDay('2026-10-06', 10))).receipt.withdrawnSessions).toEqual(['2026-06-10']);
    expect(attended(here)).toEqual([['2026-10-06', 10]]);
    expectNoCounts(here.results.get('2026-Q2'));
  });
});
