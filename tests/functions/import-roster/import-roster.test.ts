import { describe, expect, it } from 'vitest';
import type { RosterOutcome } from '../../../functions/import-roster/import-outcome.ts';
import { importRoster } from '../../../functions/import-roster/import-roster.ts';
import { givenBackSchema } from '../../../shared/contract/given-back.ts';
import { mailDomains } from '../../../shared/contract/mail-address.ts';
import type { Member, Programme } from '../../../shared/contract/people.ts';
import type { ImportMemory } from '../../../shared/contract/people-stores.ts';
import { publicHolidays } from '../../../shared/holidays/public-holidays.ts';
import type { CommunityId, MemberId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { memberIdOf } from '../../../shared/roster/member-id.ts';
import { written } from '../../shared/contract/own-instrument-fixture.ts';

const id = 'makers' as CommunityId;
const now = '2026-10-01T08:00:00Z' as Instant;
const folder = `communities/${id}`;
const configuration = (change: object = {}) =>
  JSON.stringify({
    id,
    name: 'Makers',
    timeZone: 'Europe/Berlin',
    steward: { name: 'Ana Silva', email: 'ana@example.org' },
    ...change,
  });
const row = (name: string, group = 'Hamburg', role = 'member') =>
  `${name}@example.org,${name},${group},Europe/Berlin,de,${role}`;
const roster = (...rows: string[]) => ['email,name,group,timezone,language,role', ...rows].join('\r\n');
const names = (count: number) => Array.from({ length: count }, (_, index) => `member${index}`);

/** What members read as done. */
const actionsIn = (body: string): string[] =>
  (givenBackSchema.parse(JSON.parse(body)).actions?.told ?? []).map(({ words }) => words.en ?? '');

/**
 * Files and rows in memory; `before` is called when an import is about to write, the moment another import could come
 * between.
 */
function world(domains?: string) {
  const files = new Map<string, string>();
  const outcomes = new Map<string, RosterOutcome>();
  const logged: unknown[] = [];
  const state: {
    programme?: Programme;
    members: readonly Member[];
    forgotten: ReadonlySet<MemberId>;
    writes: number;
    pruned: string[];
    /** What members read as done, each time it was written. */
    told: string[][];
    /** The list of public communities, as written last. */
    public?: string;
    /** By the roster that each belongs to. */
    memories: Map<string, ImportMemory>;
  } = {
    forgotten: new Set(),
    members: [],
    writes: 0,
    pruned: [],
    told: [],
    memories: new Map(),
  };
  const memoryOf = (current: string): ImportMemory => state.memories.get(current) ?? { changes: [], takesBack: [] };
  let between: (() => void) | undefined;
  let telling: (() => void) | undefined;
  const land = async (name: string, text: string, at = now) => {
    files.set(`${folder}/${name}`, text);
    return again(name, at);
  };
  const again = async (name: string, at = now) => {
    const key = name.includes('/') ? name : `${folder}/${name}`;
    await importRoster(
      { key, now: at },
      {
        inbox: {
          readBrought: async (wanted) => {
            const text = files.get(wanted);
            return text === undefined ? undefined : new TextEncoder().encode(text);
          },
          writeJson: async (path, outcome) => void outcomes.set(path, outcome as RosterOutcome),
        },
        people: {
          programme: async () => state.programme,
          members: async () => [...state.members],
          applyRoster: async (next, members, replaces) => {
            between?.();
            if (state.programme?.roster !== replaces) return false;
            Object.assign(state, { programme: next, members, writes: state.writes + 1 });
            return true;
          },
          pruneRosters: async (_community, current) => void state.pruned.push(current),
        },
        stops: { forgotten: async () => state.forgotten },
        rosterMemory: {
          remember: async ({ roster }, memory) => void state.memories.set(roster, memory),
          recentChanges: async (_community, current) => [...memoryOf(current).changes],
          takenBackBy: async (_community, current) => memoryOf(current).takesBack,
          pruneChanges: async () => undefined,
        },
        site: {
          change: async (key, _contentType, next) => {
            if (key === 'reports/public.json') {
              state.public = next(state.public === undefined ? undefined : new TextEncoder().encode(state.public));
              return;
            }
            telling?.();
            state.told.push(actionsIn(next(undefined)));
          },
        },
        publicHolidays,
        mailDomains: mailDomains(domains),
        log: (event: string, fields: object) => void logged.push({ event, ...fields }),
      },
    );
    const outcome = outcomes.get(`results/${key}.json`);
    if (!outcome) throw new Error('an import always leaves an outcome');
    return outcome;
  };
  const interrupt = (act: () => void) => {
    between = act;
  };
  const interruptTelling = (act: () => void) => {
    telling = act;
  };
  return { files, state, logged, outcomes, land, again, interrupt, interruptTelling };
}

describe('importing a roster', () => {
  it('waits until both files are there, in either order', async () => {
    for (const [first, second] of [
      ['community.json', 'roster.csv'],
      ['roster.csv', 'community.json'],
    ] as const) {
      const { land, state } = world();
      const texts = { 'community.json': configuration(), 'roster.csv': roster(row('ana', 'Hamburg', 'steward')) };
      expect(await land(first, texts[first])).toMatchObject({ outcome: 'waiting' });
      expect(state.writes).toBe(0);
      expect(await land(second, texts[second])).toMatchObject({ outcome: 'imported', members: 1, added: 1, notes: [] });
      expect(state.members).toHaveLength(1);
    }
  });

  it('leaves out people who asked to be forgotten, and says so without naming them', async () => {
    const { land, again, state } = world();
    state.forgotten = new Set([memberIdOf('bo@example.org')]);
    await land('community.json', configuration());
    const outcome = await land('roster.csv', roster(row('ana', 'Hamburg', 'steward'), row('bo')));
    expect(outcome).toMatchObject({ outcome: 'imported', members: 1, added: 1, removed: 0 });
    expect(state.members.map(({ name }) => name)).toEqual(['ana']);
    expect(JSON.stringify(outcome)).toContain('1 of the roster asked to be forgotten');
    expect(JSON.stringify(outcome)).not.toContain('bo@');
    expect(await again('roster.csv')).toMatchObject({ added: 0, unchanged: 1 });
    state.forgotten = new Set();
    expect(await again('roster.csv')).toMatchObject({ members: 2, added: 1, removed: 0 });
    expect(state.members).toHaveLength(2);
  });

  it('refuses every address outside the mail domains of the stage, with its row and what to do', async () => {
    const { land, state } = world('example.org partner.example');
    const cure =
      'Use an address in example.org or partner.example, or ask the operator to add its domain to allowedMailDomains.';
    const problem = 'is in a mail domain that this installation does not write to.';
    const outside = row('lea', 'Hamburg', 'leader').replace('example.org', 'mail.example.org');
    await land('community.json', configuration({ steward: { name: 'Ana Silva', email: 'Ana@elsewhere.example' } }));
    expect(
      await land('roster.csv', roster(row('bo'), row('ceo').replace('@example.org', '@bank.example'), outside)),
    ).toEqual({
      outcome: 'refused',
      at: now,
      problems: [
        { place: 'community.json, steward.email', value: 'ana@elsewhere.example', problem, cure },
        { place: 'roster.csv, row 3, email', row: 3, column: 'email', value: 'ceo@bank.example', problem, cure },
        { place: 'roster.csv, row 4, email', row: 4, column: 'email', value: 'lea@mail.example.org', problem, cure },
      ],
    });
    expect(state.writes).toBe(0);
    await land('community.json', configuration());
    const partner = row('kim').replace('@example.org', '@PARTNER.example');
    expect(await land('roster.csv', roster(row('bo'), partner))).toMatchObject({ outcome: 'imported', members: 2 });
  });

  it('reports a mistake at once, even while the other file is missing', async () => {
    const { land } = world();
    const outcome = await land('community.json', configuration({ timeZone: 'Berlin' }));
    expect(outcome).toMatchObject({ outcome: 'refused', problems: [{ place: 'community.json, timeZone' }] });
  });

  it('changes nothing when the same files come again', async () => {
    const { land, again, state } = world();
    await land('community.json', configuration());
    await land('roster.csv', roster(...names(3).map((name) => row(name))));
    const before = state.programme;
    expect(before?.zones).toEqual([...new Set(state.members.map(({ timeZone }) => timeZone))]);
    const expected = { outcome: 'imported', members: 3, added: 0, changed: 0, removed: 0, unchanged: 3 };
    expect(await again('roster.csv')).toMatchObject(expected);
    expect(await again('community.json')).toMatchObject(expected);
    expect(state.programme).toBe(before);
    expect(state.writes).toBe(1);
  });

  it('counts who was added, changed, removed and left as they were', async () => {
    const { land } = world();
    await land('community.json', configuration());
    await land('roster.csv', roster(...names(20).map((name) => row(name))));
    const [, moved = '', ...kept] = names(20);
    const next = roster(...kept.map((name) => row(name)), row(moved, 'Bremen'), row('new'));
    const counts = { added: 1, changed: 1, removed: 1, unchanged: 18 };
    expect(await land('roster.csv', next)).toMatchObject({ outcome: 'imported', members: 20, ...counts });
  });

  it('lists the mistakes of both files and writes nothing', async () => {
    const { land, state, logged } = world();
    await land('community.json', configuration({ name: 5, pulses: [] }));
    const outcome = await land('roster.csv', roster(row('ana'), row('ana')));
    expect(outcome).toMatchObject({
      outcome: 'refused',
      problems: [{ place: 'community.json, name' }, { place: 'community.json, pulses' }, { row: 3, column: 'email' }],
    });
    expect(state.writes).toBe(0);
    expect(logged.at(-1)).toEqual({ event: 'roster.refused', community: id, problems: 3 });
  });

  it('refuses an instrument that does not exist, and a community in the folder of another', async () => {
    const { land } = world();
    await land('roster.csv', roster(row('ana')));
    const pulses = [{ monthOfQuarter: 1, instruments: [{ id: 'happiness', version: 1 }] }];
    expect(await land('community.json', configuration({ id: 'bakers', pulses }))).toMatchObject({
      outcome: 'refused',
      problems: [{ value: 'bakers' }, { value: 'happiness version 1' }],
    });
  });

  it('names the questions that mails offer for a tap, and warns who can see the tap', async () => {
    const { land } = world();
    await land('roster.csv', roster(row('ana', 'Hamburg', 'steward')));
    const offering = await land('community.json', configuration({ tapFromMail: true }));
    expect(offering).toMatchObject({ notes: [expect.stringMatching(/for a tap: “.+”, “.+”, “.+”.*Mail filters/)] });
    const pulses = [{ monthOfQuarter: 1, instruments: [{ id: 'belief-in-action', version: 1 }] }];
    expect(await land('community.json', configuration({ tapFromMail: true, pulses }))).toMatchObject({
      notes: [expect.stringContaining('changes nothing')],
    });
  });

  const done = (quarter: string, en: string) => ({ quarter, words: { en, de: `${en} (auf Deutsch)` } });

  it('tells members what was done, newest quarter first, and repeats it to the steward', async () => {
    const { land, state } = world();
    await land('roster.csv', roster(row('ana', 'Hamburg', 'steward')));
    const actions = [done('2026-Q1', 'One'), done('2026-Q2', 'Two'), done('2026-Q3', 'Three'), done('2026-Q3', 'Four')];
    expect(await land('community.json', configuration({ actions }))).toMatchObject({
      notes: [
        'Members now read as what was done: 2026-Q3: Three · 2026-Q3: Four · 2026-Q2: Two (1 more on the list no longer shown)',
      ],
    });
    expect(state.told).toEqual([['Three', 'Four', 'Two']]);
    expect(await land('community.json', configuration())).toMatchObject({ notes: [] });
    expect(state.told.at(-1)).toEqual([]);
  });

  it('lists a community as public while its settings say so, and no other community', async () => {
    const { land, state } = world();
    state.public = '{"version":1,"communities":["charts"]}';
    await land('roster.csv', roster(row('ana', 'Hamburg', 'steward')));
    await land('community.json', configuration());
    expect(JSON.parse(state.public)).toEqual({ version: 1, communities: ['charts'] });
    await land('community.json', configuration({ audience: 'public' }));
    expect(JSON.parse(state.public)).toEqual({ version: 1, communities: ['charts', 'makers'] });
    await land('community.json', configuration({ audience: 'members' }));
    expect(JSON.parse(state.public)).toEqual({ version: 1, communities: ['charts'] });
  });

  it('tells nothing of what is refused, and refuses anything but plain text in the community’s language', async () => {
    const { land, state } = world();
    await land('roster.csv', roster(row('ana')));
    const actions = [
      { quarter: '2026-Q3', words: { de: 'Getan' } },
      { quarter: 'Q3', words: { en: 'Done' } },
    ];
    expect(await land('community.json', configuration({ actions }))).toMatchObject({
      outcome: 'refused',
      problems: [{ place: 'community.json, actions.1.quarter' }],
    });
    expect(await land('community.json', configuration({ actions: actions.slice(0, 1) }))).toMatchObject({
      outcome: 'refused',
      problems: [{ place: 'community.json, actions.0.words.en', problem: 'is missing.' }],
    });
    for (const en of ['x', 'y'.repeat(301), 'two\nlines', 'turned \u202Earound']) {
      expect(await land('community.json', configuration({ actions: [done('2026-Q3', en)] }))).toMatchObject({
        outcome: 'refused',
      });
    }
    expect(state.told).toEqual([]);
  });

  it('leaves members with the current actions when two imports write at once', async () => {
    const { land, state, interruptTelling } = world();
    await land('roster.csv', roster(row('ana')));
    await land('community.json', configuration({ actions: [done('2026-Q3', 'Older')] }));
    let once = true;
    interruptTelling(() => {
      if (!once || !state.programme) return;
      once = false;
      const community = { ...state.programme.community, actions: [] };
      state.programme = { ...state.programme, community, roster: 'another import' };
    });
    await land('community.json', configuration({ actions: [done('2026-Q3', 'Slower')] }));
    expect(state.told.slice(1)).toEqual([['Slower'], []]);
  });

  it('accepts instruments that the community brings, and warns of what a careful reader would', async () => {
    const { land, state } = world();
    await land('roster.csv', roster(row('ana', 'Hamburg', 'steward')));
    const [first] = written().items;
    const items = [first, { ...first, id: 'hard', wording: { en: 'It is not hard to ask and to answer.' } }];
    const pulses = [{ monthOfQuarter: 1, instruments: [{ id: 'makers-trust', version: 1 }] }];
    const outcome = await land('community.json', configuration({ instruments: [{ ...written(), items }], pulses }));
    expect(outcome).toMatchObject({ outcome: 'imported' });
    const notes = outcome.outcome === 'imported' ? outcome.notes : [];
    expect(notes.slice(0, 2)).toEqual([
      'makers-trust, hard, en is negated by "not": people who disagree must think twice. Say what should be true.',
      'makers-trust, hard, en asks for two things with "and": people who agree with only one cannot answer. Ask for one, or make two items.',
    ]);
    expect(notes.slice(2)).toHaveLength(5);
    expect(state.programme?.community.instruments[0]?.items.map(({ id: item }) => item)).toEqual(['rely', 'hard']);
  });

  it('refuses a new wording under the same version, and accepts it as the next one', async () => {
    const { land, state } = world();
    await land('roster.csv', roster(row('ana')));
    await land('community.json', configuration({ instruments: [written(1)] }));
    const reworded = { ...written(2), version: 1 };
    expect(await land('community.json', configuration({ instruments: [reworded] }))).toMatchObject({
      outcome: 'refused',
      problems: [
        {
          place: 'community.json, instruments.0',
          value: 'makers-trust version 1',
          problem: 'is worded differently than this version was before.',
          cure: 'Write "version": 2 here and in the pulses; the report then shows where the wording changed.',
        },
      ],
    });
    expect(state.writes).toBe(1);
    expect(await land('community.json', configuration({ instruments: [written(2)] }))).toMatchObject({
      outcome: 'imported',
    });
  });

  it('refuses an instrument under the name of a built-in one, or twice', async () => {
    const { land } = world();
    await land('roster.csv', roster(row('ana')));
    const instruments = [{ ...written(), id: 'recommend' }, written(), written()];
    expect(await land('community.json', configuration({ instruments }))).toMatchObject({
      outcome: 'refused',
      problems: [{ place: 'community.json, instruments.0.id' }, { place: 'community.json, instruments.2' }],
    });
  });

  it('removes more than a tenth only when the steward confirms exactly that', async () => {
    const { land, again, files, state } = world();
    await land('community.json', configuration());
    await land('roster.csv', roster(...names(20).map((name) => row(name))));
    const waiting = await land('roster.csv', roster(...names(17).map((name) => row(name))));
    expect(waiting).toMatchObject({ outcome: 'waiting' });
    const message = waiting.outcome === 'waiting' ? waiting.message : '';
    expect(message).toContain('removes 3 of 20 members');
    expect(state.members).toHaveLength(20);
    expect(await land('roster.confirm', 'f'.repeat(32))).toMatchObject({ outcome: 'waiting' });
    const number = message.split(' ').at(-1) ?? '';
    expect(await land('roster.confirm', `${number}\n`)).toMatchObject({ outcome: 'imported', removed: 3 });
    expect(state.members).toHaveLength(17);
    files.set(`${folder}/roster.csv`, roster(...names(10).map((name) => row(name))));
    expect(await again('roster.csv')).toMatchObject({ outcome: 'waiting' });
  });

  it('says what it takes back of an earlier import, by count and hour, and says the same when its event repeats', async () => {
    const { land, again, logged } = world();
    const at = (hour: number) => `2026-10-12T0${hour}:12:00Z` as Instant;
    const twenty = names(20).map((name) => row(name));
    await land('community.json', configuration());
    await land('roster.csv', roster(...twenty), at(1));
    const [, ...kept] = twenty;
    await land('roster.csv', roster(...kept, row('member0', 'Bremen'), row('new')), at(2));
    const takesBack = [{ of: at(2), added: 1, removed: 0, columns: { group: 1 }, settings: [] }];
    const stale = await land('roster.csv', roster(...twenty), at(3));
    expect(stale).toMatchObject({ outcome: 'imported', removed: 1, changed: 1, takesBack });
    expect(JSON.stringify(stale)).not.toMatch(/new@|member0|Bremen/);
    expect(await again('roster.csv', at(3))).toMatchObject({ unchanged: 20, takesBack });
    // Another event about the same files is not the one that took anything back.
    expect(await again('community.json', at(4))).not.toHaveProperty('takesBack');
    expect(JSON.stringify(logged)).not.toContain('takesBack');
  });

  it('says what it would take back when it waits for a confirmation', async () => {
    const { land } = world();
    const at = (hour: number) => `2026-10-12T0${hour}:12:00Z` as Instant;
    const ten = names(10).map((name) => row(name));
    await land('community.json', configuration());
    await land('roster.csv', roster(...ten), at(1));
    await land('roster.csv', roster(...ten, row('new'), row('newer')), at(2));
    expect(await land('roster.csv', roster(...ten), at(3))).toMatchObject({
      outcome: 'waiting',
      removes: { members: 2, of: 12 },
      takesBack: [{ of: at(2), added: 2 }],
    });
  });

  it('says which settings of an earlier configuration it takes back', async () => {
    const { land } = world();
    const at = (hour: number) => `2026-10-12T0${hour}:12:00Z` as Instant;
    await land('roster.csv', roster(row('ana', 'Hamburg', 'steward')));
    await land('community.json', configuration(), at(1));
    await land('community.json', configuration({ publishAfterDays: 9 }), at(2));
    expect(await land('community.json', configuration(), at(3))).toMatchObject({
      takesBack: [{ of: at(2), added: 0, removed: 0, columns: {}, settings: ['publishAfterDays'] }],
    });
  });

  it('starts over when another import came between, and gives up in a way that is retried later', async () => {
    const { land, again, files, state, interrupt } = world();
    await land('community.json', configuration());
    await land('roster.csv', roster(...names(20).map((name) => row(name))));
    files.set(`${folder}/roster.csv`, roster(...names(21).map((name) => row(name))));
    let imports = 0;
    const other = () => {
      imports += 1;
      if (state.programme) state.programme = { ...state.programme, roster: `other-${imports}` };
    };
    interrupt(() => (imports === 0 ? other() : undefined));
    expect(await again('roster.csv')).toMatchObject({ outcome: 'imported', added: 1 });
    files.set(`${folder}/roster.csv`, roster(...names(22).map((name) => row(name))));
    interrupt(other);
    await expect(again('roster.csv')).rejects.toThrow(expect.objectContaining({ kind: 'unavailable' }));
  });

  it('gives the old files a new version when they come back, so that no version is ever current twice', async () => {
    const { land, state } = world();
    await land('community.json', configuration());
    const versions: (string | undefined)[] = [];
    for (const count of [20, 21, 20, 21]) {
      await land('roster.csv', roster(...names(count).map((name) => row(name))));
      versions.push(state.programme?.roster);
    }
    expect(new Set(versions).size).toBe(4);
    expect(state.pruned.at(-1)).toBe(state.programme?.roster);
  });

  it('notes that the roster has no steward, and does not refuse for it', async () => {
    const { land } = world();
    await land('community.json', configuration());
    const outcome = await land('roster.csv', roster(row('ana')));
    expect(outcome).toMatchObject({ outcome: 'imported', notes: [expect.stringContaining('no steward')] });
  });

  it('says where files belong when one lands elsewhere', async () => {
    const { again, state } = world();
    for (const key of ['communities/Makers/roster.csv', `communities/${id}/members.csv`, 'communities/roster.csv']) {
      expect(await again(key)).toMatchObject({ outcome: 'refused', problems: [{ place: key }] });
    }
    expect(state.writes).toBe(0);
  });

  it('logs counts, and no word of the files', async () => {
    const { land, logged } = world();
    await land('community.json', configuration());
    await land('roster.csv', roster(row('canary', 'Canary team', 'chief')));
    await land('roster.csv', roster(row('canary', 'Canary team')));
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toMatch(/canary/i);
  });
});

describe('a calendar with the public holidays of a country', () => {
  const berlin = configuration({ calendar: { closedDays: ['DE-BE', '2026-12-24'] } });
  const holidays = (state: { programme?: Programme }) =>
    (state.programme?.community.calendar.closedDays ?? []).flatMap((day) =>
      typeof day === 'object' && 'country' in day ? [day] : [],
    );

  it('is stored with their dates, up to the end of the second year after', async () => {
    const { land, state } = world();
    await land('community.json', berlin);
    await land('roster.csv', roster(row('ada')));
    const [first] = holidays(state);
    expect(first).toMatchObject({ country: 'DE-BE', knownUntil: '2028-12-31' });
    expect(first?.dates).toContain('2027-03-08');
    expect(first?.dates.at(-1)).toBe('2028-12-26');
  });

  it('keeps the dates that are stored, and gets further ones when the same files arrive in another year', async () => {
    const { land, state } = world();
    await land('community.json', berlin);
    await land('roster.csv', roster(row('ada')));
    const { roster: version } = state.programme ?? {};
    const before = holidays(state)[0];
    await land('roster.csv', roster(row('ada')));
    expect(state.programme?.roster).toBe(version);
    // As if a newer library knew another day.
    before?.dates.push('2028-12-27' as never);
    await land('roster.csv', roster(row('ada')), '2027-01-02T08:00:00Z' as Instant);
    const after = holidays(state)[0];
    expect(after?.knownUntil).toBe('2029-12-31');
    expect(after?.dates).toEqual(expect.arrayContaining(['2028-12-27', '2029-12-26']));
    expect(after?.dates).not.toContain('2025-12-25');
  });

  it('is refused if no one knows the country, with the place and what to write', async () => {
    const { land, outcomes, state } = world();
    await land('roster.csv', roster(row('ada')));
    await land('community.json', configuration({ calendar: { closedDays: ['2026-12-24', 'XX'] } }));
    expect(state.programme).toBeUndefined();
    expect(JSON.stringify([...outcomes.values()])).toContain('community.json, calendar.closedDays.1');
  });
});
