import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { UsageError } from '../../cli/read-arguments.ts';
import { readPerson } from '../../cli/trial/people.ts';
import { parseCommunity } from '../../shared/contract/community-file.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import { eight, people, runTrial } from './trial-fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'pulse-trial-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'run-'));
  writeFileSync(join(folder, 'people.txt'), `\uFEFF${eight.join('\r\n')}\r\n\r\n`);
});

const run = (args: readonly string[], answers?: readonly string[]) =>
  runTrial(folder, ['--folder', 'out', ...args], answers);
const fromFile = ['--people', 'people.txt'];
const written = (name: string) => readFileSync(join(folder, 'out', name));

describe('pulse trial', () => {
  it('writes two files that can be imported, for eight colleagues in a list', async () => {
    const { code, err } = await run(fromFile);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const roster = parseRoster(written('roster.csv'));
    expect(roster.ok && roster.value.map(({ name, address, role }) => [name, address, role])).toEqual([
      ['Ada Lovelace', 'ada@example.org', 'steward'],
      ['Hopper, Grace', 'grace@example.org', 'member'],
      ['Katherine Johnson', 'katherine.johnson@example.org', 'member'],
      ['Mary Jackson', 'mary@example.org', 'member'],
      ['Dorothy Vaughan', 'dorothy@example.org', 'member'],
      ["Annie O'Easley", 'annie@example.org', 'member'],
      ['Jean Bartik', 'jean.bartik@example.org', 'member'],
      ['Ñusta Quispe', 'nusta@example.org', 'member'],
    ]);
    const community = parseCommunity(written('community.json').toString('utf8'));
    expect(community.ok && community.value).toMatchObject({
      id: 'trial',
      timeZone: 'Europe/Berlin',
      steward: { name: 'Ada Lovelace', email: 'ada@example.org' },
      pulses: [{ monthOfQuarter: 3, instruments: [{ id: 'psychological-safety', version: 1 }] }],
    });
  });

  it('says what happens when, and what to type next', async () => {
    const { out } = await run(fromFile);
    const [, , , , ...lines] = out.split('\n');
    expect(lines.slice(0, 10)).toEqual([
      '  Wed 2 Dec, 04:00    last planning run before it opens: upload both files by then',
      '  Wed 2 Dec, 09:00    the pulse opens, and each of the 8 members gets an invitation',
      '  Wed 2 Dec, 09:30    stewards hear that it is open, or why not',
      '  Thu 3 Dec, 09:00    members who have not answered get a reminder',
      '  Mon 7 Dec, 17:00    the announced close; late answers still count',
      '  Wed 9 Dec, 17:00    answers are counted and destroyed within minutes',
      '  Wed 9 Dec, 18:00    stewards hear how many mails were delivered',
      '  Thu 10 Dec, 09:00   the results of the pulse are published, for members, stewards and leaders alike',
      '  Fri 1 Jan, 09:00    the report of the quarter is published, once its month is over',
      '  Fri 1 Jan, 10:00    stewards and leaders get it by mail',
    ]);
    for (const { address } of people) expect(out).toContain(`create-email-identity --email-identity ${address}`);
    expect(out).toContain('aws s3 cp out/roster.csv s3://$INBOX/communities/trial/roster.csv');
    expect(out).toContain('npm start -- --once --fresh --data build/trial --config out/community.json');
  });

  it('prints what can be pasted, whatever a path or an address contains', async () => {
    const { out } = await runTrial(folder, [...fromFile, '--folder', 'a trial', '--steward', "o'neil@example.org"]);
    expect(out).toContain(`--email-identity 'o'\\''neil@example.org'`);
    expect(out).toContain(`aws s3 cp 'a trial/roster.csv' s3://`);
  });

  it('says it to programs, too', async () => {
    const { out } = await run([...fromFile, '--json', '--id', 'second']);
    expect(JSON.parse(out)).toMatchObject({
      community: 'second',
      members: 8,
      pulse: 'second-2026-12',
      quarter: '2027-Q1',
      uploadBy: '2026-12-02T03:00:00Z',
      opens: '2026-12-02T08:00:00Z',
      closes: '2026-12-07T16:00:00Z',
      acceptsUntil: '2026-12-09T16:00:00Z',
      publishes: '2027-01-01T08:00:00Z',
    });
  });

  it('changes no file that exists', async () => {
    await run(fromFile);
    const before = written('roster.csv');
    const { code, out, err } = await run([...fromFile, '--name', 'Other']);
    expect({ code, out }).toEqual({ code: 4, out: '' });
    expect(err).toBe('out/community.json already exists and is left unchanged: choose another --folder.');
    expect(written('roster.csv')).toEqual(before);
  });

  it('asks for the colleagues one by one, again when an answer cannot be used, and for more than eight', async () => {
    const answers = ['nobody', eight[0] ?? '', 'ada@example.org', ...eight.slice(1), 'Ninth <ninth@example.org>', ''];
    const { code, asked, err } = await run([], answers);
    expect([code, asked.length]).toEqual([0, 12]);
    expect(err.split('\n')).toEqual([
      'This must be a person such as Ada Lovelace <ada@example.org>.',
      'This address is already on the list.',
    ]);
    expect(written('roster.csv').toString('utf8')).toContain('ninth@example.org');
  });

  it('asks the first version of an instrument unless another is named', async () => {
    await run([...fromFile, '--instrument', 'perceived-value@2']);
    const { pulses } = JSON.parse(written('community.json').toString('utf8'));
    expect(pulses[0].instruments).toEqual([{ id: 'perceived-value', version: 2 }]);
  });

  it('accepts a steward who is not asked, and the other settings', async () => {
    const more = ['--steward', 'Chen Kim <chen@example.org>', '--language', 'pt-BR', '--time-zone', 'Asia/Tokyo'];
    const { out } = await run([...fromFile, ...more, '--instrument', 'recommend']);
    expect(written('community.json').toString('utf8')).toContain('"email": "chen@example.org"');
    expect(written('roster.csv').toString('utf8')).not.toMatch(/chen|steward/);
    // In Tokyo it is Monday evening.
    expect(out).toContain('Wed 2 Dec, 09:00    the pulse opens');
    expect(out).toContain('--email-identity chen@example.org');
  });

  it.each([
    [['--person', 'Ada <ada@example.org>'], 'a pulse needs 8 reachable members; 1 are given.'],
    [
      ['--person', 'Ada', '--person', 'Bo <b@x>'],
      'colleague 1 must be a person such as Ada Lovelace <ada@example.org>.\ncolleague 2',
    ],
    [[...fromFile, '--person', 'Ada <ADA@example.org>'], 'colleague 9: "ada@example.org" is already in row 2.'],
    [[...fromFile, '--time-zone', 'Europe/Berln'], 'did you mean Europe/Berlin?'],
    [[...fromFile, '--language', 'xx'], '--language "xx" is unknown: choose from en, de'],
    [[...fromFile, '--instrument', 'recomend'], 'did you mean recommend?'],
    [[...fromFile, '--id', 'My Trial'], '--id must be 2 to 24 lower-case letters'],
    [[...fromFile, '--name', 'x'], 'name'],
    [[...fromFile, '--steward', 'me'], '--steward must be a person such as'],
    [['--people', 'none.txt'], 'none.txt cannot be read.'],
    [[], '--people must name a file when there is no terminal to ask on.'],
  ])('writes nothing for %j, and says why', async (args, words) => {
    const wrong = run(args);
    await expect(wrong).rejects.toBeInstanceOf(UsageError);
    await expect(wrong).rejects.toThrow(words);
    expect(() => written('community.json')).toThrow('ENOENT');
  });
});

test('the nightly planning that a trial relies on is that of the template', () => {
  expect(readFileSync('infra/constructs/plan-schedule.ts', 'utf8')).toContain("'cron(0 3 * * ? *)'");
});

describe('a person', () => {
  it.each([
    ['Ada Lovelace <ada@example.org>', 'Ada Lovelace', 'ada@example.org'],
    ['  <ada@example.org>  ', 'Ada', 'ada@example.org'],
    ['"Lovelace, Ada" <ada@example.org>', 'Lovelace, Ada', 'ada@example.org'],
    ['Ada Lovelace;ADA@Example.org', 'Ada Lovelace', 'ada@example.org'],
    ['Ada Lovelace\tada@example.org', 'Ada Lovelace', 'ada@example.org'],
    ['ada_b.lovelace+x@example.org', 'Ada B Lovelace X', 'ada_b.lovelace+x@example.org'],
  ])('is read from %j', (text, name, address) => {
    expect(readPerson(text)).toEqual({ name, address });
  });

  it.each(['', 'Ada', 'Ada <ada>', '<>', 'a@b@c.org', 'Ada <ada@example.org> and Bo', 'Ada <x y@example.org>'])(
    'is not read from %j',
    (text) => expect(readPerson(text)).toBe('must be a person such as Ada Lovelace <ada@example.org>'),
  );
});
