import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsTable } from '../../../functions/adapters/results-table.ts';
import { handOverComments } from '../../../functions/publish-quarter/hand-over-comments.ts';
import type { CommunityId, QuarterId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { startTable } from '../adapters/start-table.ts';

const name = 'results';
const guild = 'guild' as CommunityId;
const quarter = '2026-Q4' as QuarterId;
let table: Awaited<ReturnType<typeof startTable>>;
let results: ReturnType<typeof resultsTable>;
beforeAll(async () => {
  table = await startTable(name);
  results = resultsTable(table.client, name);
});
afterAll(() => table.stop());

/** The released files, by key. */
const handOver = async (of = quarter) => {
  const files = new Map<string, string>();
  const comments = await handOverComments(guild, of, '2027-01-05T08:00:00Z' as Instant, {
    results,
    inbox: { write: async (key, body) => void files.set(key, body) },
  });
  return { comments, files };
};

describe('releasing the comments of a quarter to its stewards', () => {
  it('gives one file for the whole quarter, the same words once, and the same file again', async () => {
    const words = ['More "time", please.\nReally.', 'مزيد من الوقت', '=HYPERLINK("http://x")', 'Danke'];
    for (const comment of [...words, 'Danke']) await results.keepComment(guild, quarter, comment, 1_900_000_000);
    const first = await handOver();
    expect(first.comments).toBe(4);
    expect([...first.files.keys()]).toEqual([
      'for-stewards/guild/2026-Q4/comments.csv',
      'for-stewards/guild/2026-Q4/comments.json',
    ]);
    // Stewards are notified from this alone: how many there are, and no word of them.
    expect(JSON.parse(first.files.get('for-stewards/guild/2026-Q4/comments.json') ?? '')).toEqual({
      version: 1,
      community: guild,
      quarter,
      comments: 4,
      handedOver: '2027-01-05T08:00:00Z',
    });
    const rows: string[][] = parse([...first.files.values()][0] ?? '', { bom: true });
    expect(rows[0]).toEqual(['comment']);
    expect(rows.slice(1).flat().toSorted()).toEqual(
      words.map((word) => (word.startsWith('=') ? `'${word}` : word)).toSorted(),
    );
    expect(await handOver()).toEqual(first);
  });

  it('orders them by nothing that a writer did', async () => {
    for (const comment of ['first', 'second', 'third', 'fourth'])
      await results.keepComment(guild, '2027-Q1' as QuarterId, comment, 1);
    const forwards = await results.comments(guild, '2027-Q1' as QuarterId);
    for (const comment of ['fourth', 'third', 'second', 'first'])
      await results.keepComment(guild, '2027-Q2' as QuarterId, comment, 1);
    expect(await results.comments(guild, '2027-Q2' as QuarterId)).toEqual(forwards);
    expect(forwards.length).toBe(4);
  });

  it('writes nothing when no one wrote', async () => {
    expect(await handOver('2025-Q1' as QuarterId)).toEqual({ comments: 0, files: new Map() });
  });
});
