import { expect, test } from 'vitest';
import type { RosterOutcome } from '../../../functions/import-roster/import-outcome.ts';
import { tellOfImport } from '../../../functions/notify-stewards/import-notice.ts';
import { importNoticeInputSchema } from '../../../shared/contract/messages.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';
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

test('a refused roster is reported with the rows and columns of its mistakes, and without their contents', async () => {
  const { mails, text, whole } = await told(result, refused);
  expect(mails[0]?.subject).toBe('Makers: a file was not imported');
  expect(text).toContain('roster.csv was not imported, and nothing has changed. Mistakes: 5.');
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
  expect(text).toContain('- and 113 more');
});

test('fields of the configuration are named, and words that are not fields are not', async () => {
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
  ['results/signals/makers/october/zoom.csv.json', 'october/zoom.csv was not imported'],
  ['results/communities/makers/old/roster.csv.json', 'old/roster.csv was not imported'],
  ['results/forget/makers.csv.json', 'makers.csv was not imported'],
])('%s is reported by the name of its file', async (key, words) => {
  expect((await told(key, { outcome: 'refused', at, problems: [{ place: 'the file' }] })).text).toContain(words);
});

test('a roster that waits for a confirmation is reported with what it would remove', async () => {
  const removes = { members: 12, of: 60 };
  const { text } = await told(result, { outcome: 'waiting', at, message: 'Put a file.', removes });
  expect(text).toContain('it would remove more than a tenth of the members: 12 of 60');
});

const zoomResult = 'results/signals/makers/zoom-2026-10-06.csv.json';
const received = {
  outcome: 'imported',
  at,
  since: at,
  content: 'c'.repeat(32),
  facts: 29,
  notMatched: ['canary@example.org', 'row 20: no address'],
  notes: ['Canary'],
  receipt: {
    recognised: 'zoom',
    days: { first: '2026-10-06', last: '2026-10-06' },
    quarters: ['2026-Q4'],
    rows: 33,
    matched: 30,
    unmatched: [
      { reason: 'not-on-roster', rows: ['12', '15-17'] },
      { reason: 'no-address', rows: ['20'] },
    ],
    present: { members: 29, fromMinutes: 5 },
    withdrawn: 0,
  },
};

test('an imported participation file brings a receipt: what it is, its day in words, which rows did not match', async () => {
  const { mails, text, whole } = await told(zoomResult, received);
  expect(mails[0]?.subject).toBe('Makers: a file was imported, 30 of 33 rows');
  for (const line of [
    'zoom-2026-10-06.csv was imported.',
    '- Recognised as: Zoom participant list',
    '- Session date: 6 October 2026, counted in 2026-Q4',
    '- Rows matched to the roster: 30 of 33',
    '- Members present, for 5 minutes or longer: 29',
    '- address not in the roster: 12, 15\u201117',
    '- no address: 20',
    zoomResult,
  ])
    expect(text.split('\n')).toContain(line);
  expect(whole).not.toMatch(/canary/i);
});

test('a receipt of a session says how to take it back, and that of a withdrawn one gives its day in words', async () => {
  const takeBack = 'upload zoom-2026-10-06.csv again without its participants';
  const { text } = await told(zoomResult, received);
  expect(text).toContain(takeBack);
  const receipt = { ...received.receipt, withdrawnSessions: ['2026-06-10'] };
  const corrected = await told(zoomResult, { ...received, receipt });
  expect(corrected.text).toContain('not in this one, now withdrawn: 10 June 2026\n');
  const { days: _, present: __, ...rest } = receipt;
  const nobody = { ...rest, quarters: [], rows: 0, matched: 0, unmatched: [] };
  const withdrawn = await told(zoomResult, { ...received, receipt: nobody });
  expect(withdrawn.text).toContain('- No session is counted, because the file lists no participants\n');
  expect(withdrawn.text).toContain('now withdrawn: 10 June 2026\n');
  expect(withdrawn.text).not.toContain(takeBack);
});

test('a file whose rows all match brings a receipt without a list of rows, and the steward side one with its entries', async () => {
  const whole = { ...received, receipt: { ...received.receipt, matched: 33, unmatched: [] } };
  expect((await told(zoomResult, whole)).text).not.toContain('not matched');
  const receipt = { recognised: 'steward-side', quarters: [], rows: 11, matched: 11, unmatched: [], withdrawn: 0 };
  const { mails, text } = await told('results/signals/makers/commitments.json.json', { ...received, receipt });
  expect(mails[0]?.subject).toBe('Makers: a file was imported');
  expect(text).toContain('- Entries for the next report: 11');
});

test('twenty runs of rows are listed, and the rows after them counted', async () => {
  const rows = [...Array.from({ length: 20 }, (_, n) => `${2 * n + 2}`), '100-149', '200'];
  const receipt = { ...received.receipt, unmatched: [{ reason: 'not-on-roster', rows }] };
  const { text } = await told(zoomResult, { ...received, receipt });
  expect(text).toContain(', 38, 40, and 51 more');
});

test('a file that a program puts there every night is reported once, and again when it says something else', async () => {
  const inbox: Record<string, unknown> = {};
  const { world, mails } = notifyWorld({ inbox });
  const put = async (day: number, since: number) => {
    const instant = (date: number) => `2026-10-${String(date).padStart(2, '0')}T02:00:00Z`;
    inbox[zoomResult] = { ...received, at: instant(day), since: instant(since) };
    await tellOfImport(importNoticeInputSchema.parse({ ...noticed(zoomResult), at: instant(day) }), world);
    return mails.length;
  };
  expect([await put(1, 1), await put(1, 1), await put(2, 1), await put(3, 1)]).toEqual([1, 1, 1, 1]);
  expect([await put(4, 4), await put(5, 4)]).toEqual([2, 2]);
  // By then the rows that record what was reported may have expired.
  const later = notifyWorld({ inbox: { [zoomResult]: { ...received, at: '2026-11-20T02:00:00Z' } } });
  await tellOfImport(noticed(zoomResult), later.world);
  expect(later.mails).toEqual([]);
});

test('a receipt whose event is still to come is sent even if the same file is put there again meanwhile', async () => {
  const { mails } = await told(zoomResult, { ...received, at: '2026-10-02T08:00:00Z' });
  expect(mails).toHaveLength(1);
});

test('a roster that takes back what others had changed is reported by count, column and hour', async () => {
  const takesBack = [
    { of: '2026-09-28T07:12:00Z', added: 2, removed: 0, columns: { group: 1 }, settings: [] },
    { of: '2026-09-30T13:40:00Z', added: 0, removed: 1, columns: {}, settings: ['calendar', 'publishAfterDays'] },
  ];
  const imported = { outcome: 'imported', at, members: 60, added: 1, changed: 1, removed: 2, unchanged: 58, notes: [] };
  const { mails, text } = await told(result, { ...imported, takesBack });
  expect(mails[0]?.subject).toBe('Makers: a file undid earlier changes');
  expect(text).toContain(
    'Import of Monday 28 September, 09:12 (Europe/Berlin)\n\n- members added, now gone: 2\n- members whose group is back to its earlier value: 1\n',
  );
  expect(text).toContain(
    'Import of Wednesday 30 September, 15:40 (Europe/Berlin)\n\n- members removed, now back: 1\n- settings back to their earlier values: calendar, publishAfterDays\n',
  );
});

test('both files of a community that land in one second are reported once', async () => {
  const takesBack = [{ of: '2026-09-28T07:12:00Z', added: 2, removed: 0, columns: {}, settings: [] }];
  const imported = { outcome: 'imported', at, members: 60, takesBack };
  const other = 'results/communities/makers/community.json.json';
  const { world, mails } = notifyWorld({ inbox: { [result]: imported, [other]: imported } });
  for (const key of [result, other, result]) await tellOfImport(noticed(key), world);
  expect(mails).toHaveLength(1);
});

test('a roster that waits for a confirmation says what it would take back', async () => {
  const takesBack = [{ of: '2026-09-28T07:12:00Z', added: 12, removed: 0, columns: {}, settings: [] }];
  const waiting = { outcome: 'waiting', at, message: 'Put a file.', removes: { members: 12, of: 60 }, takesBack };
  const { text } = await told(result, waiting);
  expect(text).toContain('It would undo changes from an earlier import:\n\nImport of Monday 28 September, 09:12');
  expect(text).toContain('- members added, now gone: 12\n');
});

test('what follows a corrected file is reported for its kind: a receipt, or no mail', async () => {
  const refusal = { outcome: 'refused', at, problems: [{ place: 'the file' }] };
  expect((await told(zoomResult, refusal)).text).toContain('You’ll then get a receipt by mail.');
  expect((await told(result, refusal)).text).toContain('If no mail follows, all is well.');
});

test('the row of a notice has room for the longest path that a file can have', async () => {
  const key = `results/signals/makers/${'x'.repeat(1024 - 34)}.csv.json`;
  const { outbox } = await told(key, { outcome: 'refused', at, problems: [{ place: 'the file' }] });
  for (const name of outbox.keys()) expect(name.split(' ')[1]?.length).toBeLessThan(1024);
});

test.each([
  ['an import that went well', result, { outcome: 'imported', at, members: 3, notes: [] }],
  ['one that waits for the other file', result, { outcome: 'waiting', at, message: 'Put community.json.' }],
  ['a list of people to forget', 'results/forget/makers.csv.json', { outcome: 'done', at }],
  ['a file that belongs to no community', 'results/communities/roster.csv.json', refused],
])('no mail is sent about %s', async (_, key, outcome) => {
  expect((await told(key, outcome)).mails).toEqual([]);
});

test('each steward hears of one outcome once, however often the event comes, and again of the next', async () => {
  const bo = person('Bo', { role: 'steward', language: 'de' });
  const inbox: Record<string, unknown> = { [result]: refused };
  const { world, mails } = notifyWorld({ inbox, members: [ana, bo] });
  await Promise.all([1, 2, 3].map(() => tellOfImport(noticed(result), world)));
  expect(mails.map(({ subject }) => subject)).toEqual([
    'Makers: a file was not imported',
    'Eine Datei von Makers wurde nicht übernommen',
  ]);
  inbox[result] = { ...refused, at: '2026-10-01T09:00:00Z' };
  await tellOfImport(noticed(result), world);
  expect(mails).toHaveLength(4);
});

test('before the first import, the steward of a readable configuration is told, and that of no other', async () => {
  const configuration = 'communities/makers/community.json';
  const first = { imported: false, inbox: { [result]: refused, [configuration]: { ...community, pulses: undefined } } };
  expect((await told(result, refused, first)).mails.map(({ to }) => to)).toEqual(['ana@example.org']);
  const broken = { imported: false, inbox: { [result]: refused, [configuration]: { id: 'makers' } } };
  expect((await told(result, refused, broken)).mails).toEqual([]);
  expect((await told(result, refused, { ...broken, inbox: { [result]: refused } })).mails).toEqual([]);
});
