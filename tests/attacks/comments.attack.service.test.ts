/**
 * Attackers want a name, or a set of answers, to go with a comment. They hold the file that stewards get for the quarter,
 * every copy of every table but Keys after each request, the log, the public list and what is left in Keys after the close. So
 * they know who answered and whose sealed comment is whose; they try every order, every value, every key and every length.
 *
 * Words can still give a writer away: no program here reads them, and docs/privacy.md says so.
 */
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resultsTable } from '../../functions/adapters/results-table.ts';
import { handOverComments } from '../../functions/publish-quarter/hand-over-comments.ts';
import { decodeComment } from '../../shared/answers/answers.ts';
import { responseRequestSchema } from '../../shared/contract/answer-api.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { hashSealed } from '../../shared/gate/credential.ts';
import { fromBase64Url, fromHex, toHex } from '../../shared/kernel/bytes.ts';
import type { TokenHash } from '../../shared/kernel/ids.ts';
import { random } from '../../tools/bench/answer-world.ts';
import { type AnswerService, type Row, startAnswerService } from './answer-service.ts';
import { byComparingCopies } from './linking/by-order-of-events.ts';
import { personPieces, responsePieces, windows } from './linking/by-shared-values.ts';
import { column } from './linking/column.ts';
import { openerIfKey } from './linking/open-sealed.ts';
import { type Evidence, type Watched, type Weakness, watchPulse } from './watched-pulse.ts';

const people = 24;
const groups = { North: 8, South: 8, West: 8 };
let service: AnswerService;
let ours: Held;
let started = 0;
beforeAll(async () => {
  service = await startAnswerService();
  ours = await run(groups);
});
afterAll(() => service.stop());

/** Meaningless words of a unique length. */
const remark = (person: number) => toHex(random(3 + person));

interface Held {
  readonly evidence: Evidence;
  readonly said: ReadonlyMap<TokenHash, string>;
  /** The file for stewards: its rows by column. */
  readonly file: readonly Readonly<Record<string, string>>[];
}

/** Makes the stewards' file; the writers' order and receipts are what a build might wrongly keep. */
type HandOver = (watched: Watched, ordinary: string) => string;

async function run(
  groups: Readonly<Record<string, number>>,
  { weakness, handOver }: { weakness?: Weakness; handOver?: HandOver } = {},
  says: (person: number) => string = remark,
): Promise<Held> {
  const id = `comments-${started++}`;
  const watched = await watchPulse(service, id, groups, weakness ?? {}, says);
  const { community, quarter, publishes } = watched.evidence.manifest;
  const written: string[] = [];
  await handOverComments(community.id, quarter, publishes, {
    results: resultsTable(service.client, service.table),
    inbox: { write: async (_, body) => void written.push(body) },
  });
  const file = handOver?.(watched, written[0] ?? '') ?? written[0] ?? '';
  return { ...watched, file: parse(file, { bom: true, columns: true }) };
}

const ofKind = (kind: string, { evidence }: Pick<Held, 'evidence'>): Evidence => {
  const only = (rows: readonly Row[]) => rows.filter((row) => row['kind'] === kind);
  const narrowed = (snapshot: Evidence['atClose']) => ({ ...snapshot, responses: only(snapshot.responses) });
  return { ...evidence, snapshots: evidence.snapshots.map(narrowed), atClose: narrowed(evidence.atClose) };
};
/** From a person to the row of their sealed comment, or scores: copies of every table reveal this much. */
const rowsBy = (kind: string, held: Held): Map<string, string> => new Map(byComparingCopies(ofKind(kind, held)));

type Claims = ReadonlyMap<string, string>;

/** Every order in which people can be put, with every order in which comments are stored. */
function byOrders(held: Held): Map<string, Claims> {
  const comments = rowsBy('comment', held);
  const scores = rowsBy('scores', held);
  const writers = [...comments.keys()];
  const sortedBy = (of: (token: string) => string) => writers.toSorted((a, b) => (of(a) < of(b) ? -1 : 1));
  const members = new Map<string, string>(held.evidence.people.map(({ token, member }) => [token, member]));
  const orders = new Map([
    ['arrival', writers],
    ['link', sortedBy((token) => token)],
    ['member', sortedBy((token) => members.get(token) ?? '')],
    ['receipt of the comment', sortedBy((token) => comments.get(token) ?? '')],
    ['receipt of the scores', sortedBy((token) => scores.get(token) ?? '')],
  ]);
  const places = new Map([
    ['the file', held.file.map(({ comment = '' }) => comment)],
    ['the table', held.evidence.after.comments.map((row) => column(row, 'comment'))],
    ['length', held.file.map(({ comment = '' }) => comment).toSorted((a, b) => a.length - b.length)],
  ]);
  const claims = new Map<string, Claims>();
  for (const [order, tokens] of orders) {
    for (const [place, words] of places) {
      for (const [way, list] of [
        ['', words],
        ['backwards ', words.toReversed()],
      ] as const) {
        const pairs = tokens.map((token, i) => [token, list[i] ?? ''] as const);
        claims.set(`order of ${order}, ${way}with ${place}`, new Map(pairs));
      }
    }
  }
  return claims;
}

/** Anything next to the words that also occurs in a row about a person, or in a row known to be a person's. */
function bySharedValues(held: Held): Claims {
  const { evidence, file } = held;
  const owners = new Map([...rowsBy('comment', held), ...rowsBy('scores', held)].map(([token, row]) => [row, token]));
  const ofPeople = personPieces(evidence, evidence.atClose);
  const ofResponses = responsePieces(evidence.atClose);
  const kept = evidence.after.comments.map(({ comment, ...row }) => ({ words: String(comment), beside: row }));
  const filed = file.map(({ comment = '', ...row }) => ({ words: comment, beside: row }));
  const claims = new Map<string, string>();
  for (const { words, beside } of [...kept, ...filed]) {
    for (const piece of Object.values(beside).flatMap((value) => [...windows(String(value))])) {
      const person = ofPeople.get(piece) ?? owners.get(ofResponses.get(piece) ?? '');
      if (person !== undefined) claims.set(person, words);
    }
  }
  return claims;
}

/** Opens the copies of sealed comments with everything of 32 bytes that still exists. */
async function byEveryKey(held: Held): Promise<Claims> {
  const { evidence } = held;
  const { pulse, sealingKey } = evidence.manifest;
  const owner = new Map([...rowsBy('comment', held)].map(([token, row]) => [row, token]));
  const claims = new Map<string, string>();
  for (const privateKey of evidence.keys.values()) {
    if (privateKey.length !== 32) continue;
    const publicKey = fromHex(sealingKey) ?? new Uint8Array();
    const open = openerIfKey({ privateKey, publicKey }, pulse);
    for (const row of evidence.atClose.responses) {
      const sealed = row['sealed'];
      if (!open || row['kind'] !== 'comment' || !(sealed instanceof Uint8Array)) continue;
      const padded = await open(column(row, 'label'), 'comment', sealed);
      const words = padded.ok ? decodeComment(padded.value) : padded;
      const person = owner.get(column(row, 'sk'));
      if (words.ok && person !== undefined) claims.set(person, words.value);
    }
  }
  return claims;
}

interface Score {
  readonly program: string;
  readonly right: number;
}

async function attack(held: Held): Promise<Score[]> {
  const programs = new Map([
    ...byOrders(held),
    ['shared values', bySharedValues(held)],
    ['every key', await byEveryKey(held)],
  ]);
  return [...programs]
    .map(([program, claims]) => ({
      program,
      right: [...claims].filter(([token, words]) => words !== '' && held.said.get(token as TokenHash) === words).length,
    }))
    .toSorted((a, b) => b.right - a.right);
}

/** For each comment, how many people can have written it, given who wrote at all and under which label. */
function crowdOf(held: Held): number[] {
  const writers = new Set(rowsBy('comment', held).keys());
  const people = held.evidence.people.filter(({ token }) => writers.has(token));
  return held.file.map((row) => {
    const label = Object.entries(row).find(([name]) => name !== 'comment')?.[1];
    return people.filter((person) => label === undefined || person.label === label).length;
  });
}

const csv = (header: string, rows: readonly string[]) => `\uFEFF${header}\r\n${rows.join('\r\n')}\r\n`;
const arrivalOf = (watched: Watched) => [...rowsBy('comment', { ...watched, file: [] }).keys()] as TokenHash[];

describe('the comments of a quarter', () => {
  it('are all released, and no program attributes more of them correctly than a guess would', async ({ annotate }) => {
    const held = ours;
    expect(held.file.map(({ comment }) => comment).toSorted()).toEqual([...held.said.values()].toSorted());
    // The honest part: with every copy, each person's sealed comment is known.
    expect(rowsBy('comment', held).size).toBe(people);
    const scores = await attack(held);
    // A guess is right once on average; more than eleven hits happen less than once in ten million.
    expect(scores[0]?.right).toBeLessThanOrEqual(11);
    expect(scores.filter(({ program }) => !program.startsWith('order')).map(({ right }) => right)).toEqual([0, 0]);
    expect(crowdOf(held)).toEqual(Array(people).fill(people));
    await annotate(`${scores.length} programs; the best is right ${scores[0]?.right} times of ${people}`);
  });

  it('are stored with nothing but their own hash and one expiry for all', async () => {
    const { evidence, file } = ours;
    expect(Object.keys(file[0] ?? {})).toEqual(['comment']);
    const rows = evidence.after.comments;
    expect([...new Set(rows.flatMap((row) => Object.keys(row)))].toSorted()).toEqual([
      'comment',
      'expiresAt',
      'pk',
      'sk',
    ]);
    expect(new Set(rows.map(({ pk, expiresAt }) => `${pk} ${expiresAt}`)).size).toBe(1);
    // The public list has both receipts of everyone and does not say which is which.
    const list = await service.site.read(siteKeys.commitment(evidence.manifest.pulse));
    expect(JSON.parse(new TextDecoder().decode(list)).receipts).toEqual(
      evidence.atClose.responses.map(({ sk }) => sk).toSorted(),
    );
  });

  it('of one person hide among all who answered: even people with nothing to say send as much', async () => {
    const held = await run({ All: 12 }, {}, (person) => (person === 3 ? 'only me' : ''));
    expect(held.file).toEqual([{ comment: 'only me' }]);
    expect(crowdOf(held)).toEqual([12]);
  });

  it.each<[string, string, { weakness?: Weakness; handOver?: HandOver }]>([
    [
      'keeps them in order of arrival',
      'order of arrival, with the file',
      {
        handOver: (watched) =>
          csv(
            'comment',
            arrivalOf(watched).map((token) => watched.said.get(token) ?? ''),
          ),
      },
    ],
    [
      'keeps each with the receipt of its scores',
      'shared values',
      {
        handOver(watched) {
          const scores = rowsBy('scores', { ...watched, file: [] });
          const rows = [...watched.said].map(([token, words]) => `${words},${scores.get(token)}`);
          return csv('comment,response', rows.toSorted());
        },
      },
    ],
    ['keeps the sealing key', 'every key', { weakness: { keepsSealingKey: true } }],
  ])('would be linked to their writers in a build that %s', async (_, program, build) => {
    const [best] = await attack(await run({ All: 12 }, build));
    expect(best?.program).toBe(program);
    expect(best?.right).toBeGreaterThanOrEqual(6);
  });

  it('would hide among eight, not among all, in a build that keeps the label', async () => {
    const held = await run(
      { North: 8, South: 8 },
      {
        handOver: ({ said, evidence }) => {
          const labels = new Map(evidence.people.map(({ token, label }) => [token, label]));
          return csv('comment,label', [...said].map(([token, words]) => `${words},${labels.get(token)}`).toSorted());
        },
      },
    );
    expect(crowdOf(held)).toEqual(Array(16).fill(8));
  });

  it('would hide among no one in a build in which only writers send a comment', async () => {
    const weakness: Weakness = {
      instead(path, body, words) {
        if (path !== '/api/responses' || words !== '') return undefined;
        const { kind, sealed } = responseRequestSchema.parse(JSON.parse(body));
        if (kind !== 'comment') return undefined;
        return Response.json({ receipt: toHex(hashSealed(fromBase64Url(sealed) ?? new Uint8Array())) });
      },
    };
    const held = await run({ All: 12 }, { weakness }, (person) => (person === 3 ? 'only me' : ''));
    expect(crowdOf(held)).toEqual([1]);
  });
});
