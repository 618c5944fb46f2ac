import { readdirSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readNeighbours } from '../../local/community-files.ts';
import { parseRoster } from '../../shared/roster/roster.ts';
import { type LivedQuarter, undisturbedQuarter } from './lived-quarter.ts';

describe('a quarter', () => {
  let undisturbed: LivedQuarter;
  beforeAll(async () => {
    undisturbed = await undisturbedQuarter();
  }, 1_800_000);

  test('runs from the roster to the digest, every stage doing what it should', () => {
    expect(undisturbed.complaints).toEqual([]);
    expect(undisturbed.mails.length).toBeGreaterThan(200);
  });

  test('publishes each pulse on its own before the quarter, and no attacker finds anything on the day a file appears', () => {
    for (const [community, months] of [
      ['data-practice', ['10', '11', '12']],
      ['chart-circle', ['10', '12']],
    ] as const) {
      const folder = `reports/${community}/2026-Q4/`;
      const json = undisturbed.appeared.filter((key) => key.startsWith(folder) && key.endsWith('.json'));
      expect(json).toEqual([
        ...months.map((month) => `${folder}${community}-2026-${month}.json`),
        `${folder}report.json`,
      ]);
      expect(undisturbed.appeared).toEqual(expect.arrayContaining(json.map((key) => key.replace(/json$/, 'csv'))));
    }
  });

  test('brings each steward a receipt for every participation file, and notice of the comments, in their language', () => {
    const mailsTo = (address: string, ...subject: string[]) =>
      undisturbed.mails.filter(
        (mail) => mail.startsWith(`${address} `) && subject.every((part) => mail.includes(part)),
      );
    const files = readdirSync('examples/data-practice/signals').length;
    expect(mailsTo('chen.kim@example.org', 'Data Practice: a file was imported')).toHaveLength(files);
    expect(mailsTo('qiang.zahra@example.org', 'atei von Data Practice', 'übernommen')).toHaveLength(files);
    expect(mailsTo('chen.kim@example.org', 'Data Practice: comments for 2026-Q4 are ready to read')).toHaveLength(1);
    expect(mailsTo('qiang.zahra@example.org', 'Kommentare von Data Practice zu 2026-Q4 sind da')).toHaveLength(1);
  });

  test('asks only people who are in both communities by one mail for both', () => {
    expect(undisturbed.together.length).toBeGreaterThan(15);
    expect(new Set(undisturbed.together)).toEqual(new Set(undisturbed.inBoth));
  });

  test('changes nothing when a mail scanner opens every link of every mail', () => {
    expect(undisturbed.followed.links).toBeGreaterThan(200);
    expect(undisturbed.followed.writesBefore).toBeGreaterThan(1000);
    expect(undisturbed.followed).toMatchObject({ changes: [], mails: 0 });
  });

  test('logs nothing that identifies a person, a link or a response', async () => {
    const rosters = (await readNeighbours(process.cwd())).map(({ roster }) => parseRoster(roster));
    const people = rosters
      .flatMap((rows) => (rows.ok ? rows.value : []))
      .flatMap(({ address, name }) => [address, name, address.split('@')[0] ?? '']);
    expect(people.length).toBeGreaterThan(150);
    expect(undisturbed.lines.length).toBeGreaterThan(500);
    const log = undisturbed.lines.join('\n').toLowerCase();
    expect(people.filter((mark) => log.includes(mark.toLowerCase()))).toEqual([]);
    // No hash, token, key, member id or machine address: none of these is shorter than this.
    expect(log.match(/[0-9a-f]{24,}|[\w-]{40,}|\d+\.\d+\.\d+\.\d+|\S+@\S+/g) ?? []).toEqual([]);
  });
});
