/**
 * How fast a pulse is counted, compared with merely paging through the same rows with the document client; and how much
 * memory counting takes. Rates use real rows in the embedded table; memory uses rows generated on the fly, because a million
 * real ones would measure that table.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { responsesTable } from '../../functions/adapters/responses-table.ts';
import { openCommitted } from '../../functions/close-pulse/open-committed.ts';
import { startDynamoDb } from '../../local/dynamodb.ts';
import { encodeScores } from '../../shared/answers/answers.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { type Opener, openerOf } from '../../shared/answers/open-seal.ts';
import { seal } from '../../shared/answers/seal.ts';
import { generateSealingKey, type SealingKey } from '../../shared/answers/seal-keys.ts';
import type { ResponseStore } from '../../shared/contract/response-store.ts';
import { responseKeys, shardNames } from '../../shared/contract/tables.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import type { Label, PulseId, Receipt } from '../../shared/kernel/ids.ts';
import { ok } from '../../shared/kernel/result.ts';

const pulse = 'bench-2026-10' as PulseId;
const labels = ['North', 'South', 'East', 'West'];
const instruments = instrumentsOf([{ id: 'psychological-safety', version: 1 }]);

/** One pass through the rows. */
export interface TallyRate {
  /** Responses a second. */
  readonly rate: number;
  /** Processor time of this process, in microseconds a response. It hardly depends on the machine's other work. */
  readonly processor: number;
}

export interface TallyRates {
  /** Merely paging through the rows with the document client. */
  readonly paging: TallyRate;
  /** Everything close-pulse does: paging, parsing, opening the seals, adding. */
  readonly counting: TallyRate;
  /** The same with unsealed answers: what counting costs besides the seals. */
  readonly unsealed: TallyRate;
  /** Only opening the seals. */
  readonly opening: TallyRate;
}

interface SealedRow {
  readonly receipt: Receipt;
  readonly label: string;
  readonly kind: 'scores';
  readonly sealed: Uint8Array;
}

const randomReceipt = (): Receipt => toHex(crypto.getRandomValues(new Uint8Array(32))) as Receipt;
const randomBelow = (bound: number): number => Math.floor(Math.random() * bound);

async function sealedRow({ publicKey }: SealingKey, number: number): Promise<SealedRow> {
  const label = labels[number % labels.length] ?? '';
  const choices = Array.from({ length: 7 }, (_, item) => 1 + ((number * 3 + item) % 5));
  return {
    receipt: randomReceipt(),
    label,
    kind: 'scores',
    sealed: await seal(publicKey, pulse, label, 'scores', encodeScores(choicesFrom(choices))),
  };
}

export interface TallyMeasure {
  readonly rounds: readonly TallyRates[];
  /** Deleting the rows afterwards, which can be done only once. */
  readonly destroying: TallyRate;
}

/** All over the same rows of one embedded table, in turn, `times` times. */
export async function measureRates(rows: number, times: number): Promise<TallyMeasure> {
  const folder = await mkdtemp(join(tmpdir(), 'commons-pulse-bench-'));
  const dynamoDb = await startDynamoDb(folder);
  const raw = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${dynamoDb.port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const client = DynamoDBDocumentClient.from(raw);
  try {
    const key = generateSealingKey(crypto.getRandomValues(new Uint8Array(32)));
    const receipts = await fillTable(client, key, rows);
    const table = responsesTable(client, 'responses');
    const open = openerOf(key, pulse);
    const rounds: TallyRates[] = [];
    for (let round = 0; round < times; round++) {
      rounds.push({
        paging: await rateOf(rows, () => pageOnly(client)),
        counting: await rateOf(rows, () => count(table, open, receipts)),
        unsealed: await rateOf(rows, () => count(table, openNothing, receipts)),
        opening: await rateOf(rows, () => openOnly(open, key, rows)),
      });
    }
    const destroying = await rateOf(rows, async () => {
      for (const shard of shardNames) await table.destroy(pulse, shard);
    });
    return { rounds, destroying };
  } finally {
    client.destroy();
    await dynamoDb.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function rateOf(rows: number, act: () => Promise<void>): Promise<TallyRate> {
  const before = process.cpuUsage();
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  return { rate: rows / seconds, processor: (user + system) / rows };
}

async function count(table: Pick<ResponseStore, 'read'>, open: Opener, receipts: ReadonlySet<Receipt>): Promise<void> {
  const opened = await openCommitted({ pulse, labels, instruments, open, receipts }, table, randomBelow);
  if (opened.seen !== receipts.size || opened.malformed > 0) throw new Error('every response must be counted');
}

const plain = encodeScores(choicesFrom([4, 5, 3, 4, 2, 5, 4]));
const openNothing: Opener = async () => ok(plain);

async function openOnly(open: Opener, key: SealingKey, rows: number): Promise<void> {
  const { label, kind, sealed } = await sealedRow(key, 1);
  for (let from = 0; from < rows; from += 256) {
    const chunk = Array.from({ length: Math.min(256, rows - from) }, () => open(label, kind, sealed));
    await Promise.all(chunk);
  }
}

export interface TallyMemory {
  readonly rows: number;
  readonly seconds: number;
  /** Heap and buffers after garbage collection: before counting, and the peak while rows pass. */
  readonly beforeMegabytes: number;
  readonly highestMegabytes: number;
}

/** Rows in a page of the table, which is a megabyte. */
const rowsOfPage = 2000;

/** Counting alone: pages are generated on the fly and seals left out, because opening keeps nothing. Needs `--expose-gc`. */
export async function measureMemory(rows: number): Promise<TallyMemory> {
  const { gc } = globalThis;
  if (!gc) throw new Error('memory must be measured with --expose-gc');
  const used = () => {
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return (heapUsed + arrayBuffers) / 2 ** 20;
  };
  let highest = 0;
  let made = 0;
  const madePages: Pick<ResponseStore, 'read'> = {
    async *read(_, shard) {
      const last = shard === shardNames.at(-1);
      const share = last ? rows : Math.floor((rows / shardNames.length) * (Number(shard) + 1));
      for (let page = 0; made < share; page++) {
        const size = Math.min(rowsOfPage, share - made);
        made += size;
        if (page % 5 === 4 || made === rows || rows < 100_000) highest = Math.max(highest, used());
        yield Array.from({ length: size }, (_, i) => ({
          receipt: randomReceipt(),
          label: (labels[i % labels.length] ?? '') as Label,
          kind: 'scores' as const,
          sealed: new Uint8Array(337),
        }));
      }
    },
  };
  const beforeMegabytes = used();
  const began = performance.now();
  const committed = { pulse, labels, instruments, open: openNothing, receipts: { has: () => true } };
  const inOrder = () => 0;
  const { seen } = await openCommitted(committed, madePages, inOrder);
  if (seen !== rows) throw new Error('every row must be counted');
  return {
    rows,
    seconds: (performance.now() - began) / 1000,
    beforeMegabytes,
    highestMegabytes: Math.max(highest, used()),
  };
}

/** What the document client alone takes for the same rows and attributes. */
async function pageOnly(client: DynamoDBDocumentClient): Promise<void> {
  for (const shard of shardNames) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: 'responses',
          KeyConditionExpression: 'pk = :shard',
          ExpressionAttributeValues: { ':shard': responseKeys.shard(pulse, shard) },
          ProjectionExpression: 'sk, kind, #label, sealed',
          ExpressionAttributeNames: { '#label': 'label' },
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      start = page.LastEvaluatedKey;
    } while (start);
  }
}

async function fillTable(client: DynamoDBDocumentClient, key: SealingKey, rows: number): Promise<Set<Receipt>> {
  const attribute = (name: string) => ({ AttributeName: name, AttributeType: 'S' }) as const;
  await client.send(
    new CreateTableCommand({
      TableName: 'responses',
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [attribute('pk'), attribute('sk')],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  const receipts = new Set<Receipt>();
  for (let from = 0; from < rows; from += 25) {
    const batch = await Promise.all(
      Array.from({ length: Math.min(25, rows - from) }, (_, i) => sealedRow(key, from + i)),
    );
    for (const { receipt } of batch) receipts.add(receipt);
    const puts = batch.map(({ receipt, ...row }) => ({
      PutRequest: { Item: { ...responseKeys.response(pulse, receipt), ...row, expiresAt: 1 } },
    }));
    await client.send(new BatchWriteCommand({ RequestItems: { responses: puts } }));
  }
  return receipts;
}
