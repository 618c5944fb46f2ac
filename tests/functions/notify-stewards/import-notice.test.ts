import { expect, test } from 'vitest';
import type { RosterOutcome } from '../../../functions/import-roster/run.ts';
import { tellOfImport } from '../../../functions/notify-stewards/import-notice.ts';
import { importNoticeInputSchema } from '../../../shared/contract/messages.ts';
import { parseRoster } from '../../../shared/people/roster.ts';
import { ana, community, notifyWorld, person } from './notify-world.ts';

const result = 'results/communities/makers/roster.csv.json';
const at = '2026-10-01T08:00:00Z' as RosterOutcome['at'];
const noticed = (key: string) => importNoticeInputSchema.parse({ step: 'import-problems', key, at });

async function told(key: string, outcome: unknown, options: Parameters<typeof notifyWorld>[0] = {}) {
  const stage = notifyWorld({ inbox: { [key]: outcome }, ...options });
  await tellOfImport(noticed(key), stage.world);
  return { ...stage, text: stage.mails[0]?.text ?? '', whole: JSON.stringify(stage.mails) };
}

const rows = parseRoster(
  new TextEncoder().encode(
    'email,name,group,timezone,language,role\ncanary@@example.org,Canary,Canary team,Europe/Canary,xx,chief\n"canary@example.org,Canary\n',
  ),
);
const problems = (rows.ok ? [] : rows.error).map((each) => ({ ...each, place: `roster.csv, ${each.place}` }));
const refused: RosterOutcome = { outcome: 'refused', at, problems };

test('a refused roster is told with the rows and columns of its mistakes, and with nothing that stands there', async () => {
  const { mails, text, whole } = await told(result, refused);
  expect(mails[0]?.subject).toBe('A file of Makers was not imported');
  expect(text).toContain('roster.csv was not imported, and nothing was changed. Mistakes: 5.');
  for (const column of ['email', 'timezone', 'language', 'role']) {
    expect(text).toContain(`- roster.csv: row 2, column ${column}`);
  }
  expect(text).toContain('- roster.csv: row 3\n');
  expect(text).toContain(`members:\n${result}\n`);
  expect(JSON.stringify(refused)).toMatch(/canary/i);
  expect(whole).not.toMatch(/canary/i);
});

test('at most ten places are listed, and the others counted', async () => {
  const many = Array.from({ length: 123 }, (_, n) => ({
    place: `roster.csv, row ${n + 2}, email`,
    row: n + 2,
    column: 'email',
  }));
  const { text } = await told(result, { outcome: 'refused', at, problems: many });
  expect(text.match(/column email/g)).toHaveLength(10);
  expect(text).toContain('- and others: 113');
});

test('fields of the configuration are named, and words that are no field are not', async () => {
  const wrong = [
    { place: 'community.json, timeZone' },
    { place: 'community.json, Canary (canary@example.org)' },
    { place: 'roster.csv, row 1, column 7', row: 1, column: 'column 7' },
  ];
  const { text, whole } = await told(result, { outcome: 'refused', at, problems: wrong });
  expect(text).toContain('- community.json: timeZone\n- community.json\n- roster.csv: row 1, column 7\n');
  expect(whole).not.toMatch(/canary/i);
});

test.each([
  ['results/signals/makers/zoom-2026-10-06.csv.json', 'zoom-2026-10-06.csv was not imported'],
  ['results/forget/makers.csv.json', 'makers.csv was not imported'],
])('%s is told by the name of its file', async (key, words) => {
  expect((await told(key, { outcome: 'refused', at, problems: [{ place: 'the file' }] })).text).toContain(words);
});

test('a roster that waits for a confirmation is told with what it would remove', async () => {
  const removes = { members: 12, of: 60 };
  const { text } = await told(result, { outcome: 'waiting', at, message: 'Put a file.', removes });
  expect(text).toContain('it would remove more than a tenth of the members: 12 of 60');
});

test.each([
  ['an import that went well', result, { outcome: 'imported', at, members: 3, notes: [] }],
  ['one that waits for the other file', result, { outcome: 'waiting', at, message: 'Put community.json.' }],
  ['a list of the forgotten', 'results/forget/makers.csv.json', { outcome: 'done', at }],
  ['a file that belongs to nobody', 'results/communities/roster.csv.json', refused],
])('nothing is told of %s', async (_, key, outcome) => {
  expect((await told(key, outcome)).mails).toEqual([]);
});

test('each steward is told once of one outcome, however often the event comes, and again of the next', async () => {
  const bo = person('Bo', { role: 'steward', language: 'de' });
  const inbox: Record<string, unknown> = { [result]: refused };
  const { world, mails } = notifyWorld({ inbox, members: [ana, bo] });
  await Promise.all([1, 2, 3].map(() => tellOfImport(noticed(result), world)));
  expect(mails.map(({ subject }) => subject)).toEqual([
    'A file of Makers was not imported',
    'Eine Datei von Makers wurde nicht übernommen',
  ]);
  inbox[result] = { ...refused, at: '2026-10-01T09:00:00Z' };
  await tellOfImport(noticed(result), world);
  expect(mails).toHaveLength(4);
});

test('before the first import, the steward of a readable configuration is told, and nobody of another', async () => {
  const configuration = 'communities/makers/community.json';
  const first = { imported: false, inbox: { [result]: refused, [configuration]: { ...community, pulses: undefined } } };
  expect((await told(result, refused, first)).mails.map(({ to }) => to)).toEqual(['ana@example.org']);
  const broken = { imported: false, inbox: { [result]: refused, [configuration]: { id: 'makers' } } };
  expect((await told(result, refused, broken)).mails).toEqual([]);
  expect((await told(result, refused, { ...broken, inbox: { [result]: refused } })).mails).toEqual([]);
});
