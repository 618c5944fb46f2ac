import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../shared/kernel/problem.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const file = (...path: string[]) => readFileSync(join(root, ...path));
const bytes = (text: string) => new TextEncoder().encode(text);

const header = 'email,name,group,timezone,language,role';
const ana = 'ana@example.org,Ana Silva,Berlin,Europe/Berlin,de,steward';

const membersIn = (text: string) => {
  const rows = parseRoster(bytes(text));
  if (!rows.ok) throw new Error(JSON.stringify(rows.error));
  return rows.value;
};
const problemsIn = (text: string): Problem[] => {
  const rows = parseRoster(bytes(text));
  return rows.ok ? [] : rows.error;
};
const places = (problems: readonly Problem[]) => problems.map(({ place }) => place);

describe('a roster', () => {
  it('is read from a spreadsheet export with byte order mark, CRLF and addresses in any case', () => {
    const rows = parseRoster(file('examples', 'data-practice', 'roster.csv'));
    if (!rows.ok) throw new Error(JSON.stringify(rows.error));
    expect(rows.value).toHaveLength(64);
    expect(rows.value[3]).toEqual({
      address: 'chen.mensah@example.org',
      name: 'Chen Mensah',
      group: 'Berlin platform',
      timeZone: 'Europe/Berlin',
      language: 'de',
      role: 'member',
    });
  });

  it('accepts a pause until a day of the calendar, and no other text', () => {
    const paused = (day: string) => `${header},Paused until\n${ana},${day}\n`;
    expect(membersIn(paused('2027-01-15'))[0]?.pausedUntil).toBe('2027-01-15');
    expect(membersIn(paused(''))[0]).not.toHaveProperty('pausedUntil');
    for (const day of ['2027-02-30', '15.01.2027', 'Friday', '0026-10-13', '9999-12-31']) {
      expect(places(problemsIn(paused(day)))).toEqual(['row 2, Paused until']);
    }
  });

  it('names exactly the mistakes that are in it, where a spreadsheet shows them, with a cure for each', () => {
    const rows = parseRoster(file('tests', 'fixtures', 'roster-with-mistakes.csv'));
    if (rows.ok) throw new Error('the roster has mistakes');
    expect(rows.error.map(({ row, column, value }) => [row, column, value])).toEqual([
      [3, 'email', 'ana@@example.org'],
      [4, 'timezone', 'Europe/Berln'],
      [6, 'language', 'pt_BR'],
      [8, 'email', 'lucia.garcia@example.org'],
      [9, 'name', '"Thuy García"'],
      [10, 'group', undefined],
      [11, 'role', 'boss'],
      [12, 'email', 'jürgen@example.org'],
      [13, undefined, undefined],
    ]);
    expect(rows.error[1]?.cure).toBe('Did you mean Europe/Berlin?');
    expect(rows.error[2]?.cure).toBe('Did you mean pt-BR?');
    expect(rows.error[3]?.problem).toBe('is already in row 7.');
    expect(rows.error.every(({ problem, cure }) => /^\w.+\.$/.test(problem) && /^[A-Z].+[.?]$/.test(cure))).toBe(true);
  });

  it('has its columns in any order and case; without a role everyone is a member', () => {
    const [member] = membersIn('Language,TimeZone,GROUP,Name,E-mail\nde,Europe/Berlin,Berlin,Ana, Ana@Example.org \n');
    expect(member).toMatchObject({ address: 'ana@example.org', language: 'de', role: 'member' });
  });

  it('counts blank rows as a spreadsheet does, and does not take them for members', () => {
    const rows = `${header}\n\n${ana}\n,,,,,\nbo,Bo,Berlin,Europe/Berlin,de,member\n`;
    expect(places(problemsIn(rows))).toEqual(['row 5, email']);
    expect(membersIn(`${header}\n\n${ana}\n,,,,,\n\n`)).toHaveLength(1);
  });

  it.each([
    ['', 'the file', 'is empty.'],
    [`${header}\n,,,,,\n`, 'the file', 'has no members.'],
    [`${header},phone\n${ana},1\n`, 'row 1, column 7', 'is not a known column.'],
    [`${header},Email\n${ana},1\n`, 'row 1, column 7', 'appears twice.'],
    ['email,name,group,timezone\n', 'row 1', 'has no column "language".'],
    [`${header}\n${ana}\n"bo@example.org,Bo\n`, 'row 3', 'has a quotation mark that is not closed on its line.'],
    [`${header}\n${ana.replace('Ana Silva', '"Ana\nSilva"')}\n`, 'row 2, name', 'spans several lines.'],
    [`"${header}\n${ana}\n`, 'row 1', 'has a quotation mark that is not closed on its line.'],
    [header.replaceAll(',', '\0'), 'the file', 'holds NUL characters, which no text has.'],
  ])('is refused as a whole when it is %j', (text, place, problem) => {
    expect(problemsIn(text)).toEqual([expect.objectContaining({ place, problem })]);
  });

  it('names all rows with wrong quotation marks at once, with every other mistake', () => {
    const rows = [
      'x,Ana,Berlin,Europe/Berlin,de,member',
      'bo@example.org,Bo "Zed" Eze,Berlin,Europe/Berlin,de,member',
      'cy@example.org,"Cy "Zed" Eze",Berlin,Europe/Berlin,de,member',
      'di@example.org,"Di,Berlin,Europe/Berlin,de,member',
      'ed@example.org,"Ed, the second",Berlin,Europe/Berlin,dee,member',
    ];
    const problems = problemsIn([header, ...rows].join('\r\n'));
    expect(problems.map(({ place, problem }) => `${place} ${problem}`)).toEqual([
      'row 2, email is not a mail address.',
      'row 3 has a quotation mark inside a cell.',
      'row 4 has a quotation mark that is neither doubled nor the end of its cell.',
      'row 5 has a quotation mark that is not closed on its line.',
      'row 6, language is not a language of the pages.',
    ]);
    expect(problems[3]?.value).toBe(rows[3]);
  });

  it('is refused when it is not UTF-8 text', () => {
    const rows = parseRoster(Uint8Array.of(0x65, 0xe9, 0x0a));
    expect(rows.ok ? [] : places(rows.error)).toEqual(['the file']);
  });

  it.each([
    ['bo@bücher.example', 'bo@xn--bcher-kva.example'],
    ['  BO@Example.ORG', 'bo@example.org'],
    ["o'bo+a@example.org", "o'bo+a@example.org"],
  ])('stores the address %s as mail systems write it', (written, stored) => {
    expect(membersIn(`${header}\n${written},Bo,Berlin,Europe/Berlin,de,member\n`)[0]?.address).toBe(stored);
  });

  it.each(['bo', '@example.org', 'bo@', 'bo@x', 'b o@example.org', 'bo@exa mple.org', 'bö@example.org', 'bo@a/ü.org'])(
    'refuses the address %s',
    (address) => {
      expect(places(problemsIn(`${header}\n${address},Bo,Berlin,Europe/Berlin,de,member\n`))).toEqual(['row 2, email']);
    },
  );

  it('accepts every time zone of the database, but each in one spelling only', () => {
    for (const zone of ['UTC', 'Asia/Kolkata', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires', 'Europe/Kyiv']) {
      expect(membersIn(`${header}\nbo@example.org,Bo,Berlin,${zone},de,member\n`)[0]?.timeZone).toBe(zone);
    }
    const [problem] = problemsIn(`${header}\nbo@example.org,Bo,Berlin,europe/berlin,de,member\n`);
    expect(problem).toMatchObject({ place: 'row 2, timezone', cure: 'Did you mean Europe/Berlin?' });
  });

  it('finds the same address in another case, and a group that differs only in case, spaces or accents as composed', () => {
    const again = `ANA@example.org,Ana,BERLIN,Europe/Berlin,de,member`;
    const accent = (group: string) => `${group}@example.org,Bo,${group},Europe/Berlin,de,member`;
    expect(places(problemsIn(`${header}\n${ana}\n${again}\n`))).toEqual(['row 3, email', 'row 3, group']);
    const composed = `bo@example.org,Bo,Krak\u00f3w,Europe/Warsaw,en,member`;
    const decomposed = `cy@example.org,Cy,Krako\u0301w,Europe/Warsaw,en,member`;
    expect(new Set(membersIn(`${header}\n${composed}\n${decomposed}\n`).map(({ group }) => group)).size).toBe(1);
    expect(membersIn(`${header}\n${accent('north')}\n${accent('south')}\n`)).toHaveLength(2);
  });

  it('reports what is invisible in a name or group, and shows it by its number', () => {
    const of = (name: string, group = 'Berlin') =>
      problemsIn(`${header}\nbo@example.org,${name},${group},Europe/Berlin,de,member\n`);
    expect(of('Bo\u0007')).toEqual([
      {
        place: 'row 2, name',
        row: 2,
        column: 'name',
        value: 'Bo[U+0007]',
        problem: 'has a hidden control character (U+0007) in place 3.',
        cure: 'Type it instead of pasting it.',
      },
    ]);
    expect(of('Bo', 'Ber\u202Elin')).toMatchObject([{ place: 'row 2, group', value: 'Ber[U+202E]lin' }]);
    expect(of('Bo <x>')).toMatchObject([{ problem: 'has quotation marks, < or >.', cure: 'Write the name alone.' }]);
    expect(of('B'.repeat(81))).toMatchObject([{ cure: 'Shorten it.' }]);
  });

  it('names a column as the header of the file writes it', () => {
    const text = 'E-Mail,Name,GROUP,Time zone,Language,PausedUntil';
    const problems = problemsIn(`${text}\nbo,Bo,Berlin,Nowhere,de,tomorrow\n`);
    expect(problems.map(({ place, column }) => [place, column])).toEqual([
      ['row 2, E-Mail', 'E-Mail'],
      ['row 2, Time zone', 'Time zone'],
      ['row 2, PausedUntil', 'PausedUntil'],
    ]);
  });

  it.each(['email', 'name', 'group', 'timezone', 'language', 'role', 'paused until'])(
    'names the hidden character in the column %s, and how to remove it',
    (column) => {
      const cells = ['bo@example.org', 'Bo', 'Berlin', 'Europe/Berlin', 'de', 'member', '2027-01-15'];
      const columns = [...header.split(','), 'paused until'];
      const row = cells.map((cell, index) => (columns[index] === column ? `\u0007${cell}` : cell));
      expect(problemsIn(`${columns.join(',')}\n${row.join(',')}\n`)).toMatchObject([
        {
          place: `row 2, ${column}`,
          problem: 'has a hidden control character (U+0007) in place 1.',
          cure: 'Type it instead of pasting it.',
        },
      ]);
    },
  );

  it.each(['constructor', '__proto__'])('refuses a group %s, whose row could not be written', (group) => {
    expect(places(problemsIn(`${header}\nbo@example.org,Bo,${group},Europe/Berlin,de,member\n`))).toEqual([
      'row 2, group',
    ]);
  });

  it.each([
    ['Zürich', 'Zurich'],
    ['Data\u200BTeam', 'DataTeam'],
    ['Be\u00ADrlin', 'Berlin'],
    ['North – East', 'North - East'],
    ['Berlin\u00A0', 'Berlin'],
  ])('finds the group %j near %j', (a, b) => {
    const row = (name: string, group: string) => `${name}@example.org,Bo,"${group}",Europe/Berlin,de,member`;
    expect(places(problemsIn(`${header}\n${row('bo', a)}\n${row('cy', b)}\n`))).toEqual(['row 3, group']);
  });

  it('keeps groups apart that differ by letters or by marks that make other words', () => {
    const row = (name: string, group: string) => `${name}@example.org,Bo,${group},Europe/Berlin,de,member`;
    const groups = ['कि', 'का', 'Team 1', 'Team 2', 'علی', 'على'];
    expect(membersIn([header, ...groups.map((group, n) => row(`m${n}`, group))].join('\n'))).toHaveLength(
      groups.length,
    );
  });

  it('is refused if each member has a separate group, which is more than a pulse can hold', () => {
    const rows = Array.from(
      { length: 2_000 },
      (_, n) => `m${n}@example.org,Bo,member number ${n} of the whole list,Europe/Berlin,de,member`,
    );
    expect(problemsIn([header, ...rows].join('\n'))).toMatchObject([
      { place: 'the file', problem: 'has 2000 groups, whose names together are longer than 60 kB.' },
    ]);
  });

  describe('says where a member belongs', () => {
    const placed = (header: string, cells: string) =>
      `email,name,${header},timezone,language\nana@example.org,Ana,${cells},Europe/Berlin,de\n`;
    const path = (header: string, cells: string) => membersIn(placed(header, cells))[0]?.group;

    it.each([
      ['group', 'Berlin', 'Berlin'],
      ['group', 'Engineering / Platform / Berlin', 'Engineering / Platform / Berlin'],
      ['group', 'R&D/Ops', 'R&D/Ops'],
      ['group,department', 'Platform,Engineering', 'Engineering / Platform'],
      ['department,group,division', 'Platform,Berlin,Technology', 'Technology / Platform / Berlin'],
      ['department,group', 'Engineering,', 'Engineering'],
      ['division,group,department', 'Technology,Office,', 'Technology / Office'],
      ['department', 'Engineering', 'Engineering'],
      ['group,department', 'Engineering / Platform,', 'Engineering / Platform'],
    ])('columns %s with %s', (columns, cells, expected) => {
      expect(path(columns, cells)).toBe(expected);
    });

    it.each([
      ['group', 'Engineering /Platform', 'group'],
      ['group', 'Engineering/ Platform', 'group'],
      ['group', 'Engineering /', 'group'],
      ['group', '/ Platform', 'group'],
      ['group', 'Engineering / / Platform', 'group'],
      ['group', 'Engineering /  Platform', 'group'],
      ['group', 'A / B / C / D', 'group'],
      ['group', 'Engineering / constructor', 'group'],
      ['group,department', 'Platform / Berlin,Engineering', 'group'],
      ['group,department', 'Platform,Engineering / Berlin', 'department'],
      ['group,department', ',', 'group'],
      ['group,division', `Platform,${'x'.repeat(81)}`, 'division'],
      ['division,department,group', ['x', 'y', 'z'].map((letter) => letter.repeat(50)).join(','), 'group'],
    ])('columns %s with %s are a mistake', (columns, cells, column) => {
      expect(places(problemsIn(placed(columns, cells)))).toEqual([`row 2, ${column}`]);
    });

    it('needs a group or a department', () => {
      expect(problemsIn('email,name,division,timezone,language\n')[0]?.problem).toBe('has no column "group".');
    });

    it('finds departments that are nearly the same', () => {
      const rows = ['ana,Engineering / Platform', 'bo,engineering / Data'].map((row) => {
        const [name, group] = row.split(',');
        return `${name}@example.org,${name},${group},Europe/Berlin,de,member`;
      });
      expect(problemsIn([header, ...rows].join('\n'))).toMatchObject([{ place: 'row 3, group', value: 'engineering' }]);
    });
  });

  it('lists every mistake of a row, not only the first', () => {
    expect(places(problemsIn(`${header}\nx,,,Nowhere,xx,chief\n`))).toEqual([
      'row 2, email',
      'row 2, name',
      'row 2, group',
      'row 2, timezone',
      'row 2, language',
      'row 2, role',
    ]);
  });
});
