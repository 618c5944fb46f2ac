import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import type { ResultStore } from '../../shared/contract/result-store.ts';
import {
  type PulseResult,
  pulseResultSchema,
  type SignalResult,
  signalResultSchema,
} from '../../shared/contract/results.ts';
import { type StewardSideResult, stewardSideResultSchema } from '../../shared/contract/steward-side.ts';
import { type Key, resultKeys } from '../../shared/contract/tables.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { conditionalWrite } from './conditional-write.ts';
import { wholeQuery } from './whole-query.ts';

/** Participation counted by an earlier version is counted again with the next file of its quarter, and until then missing. */
const isToday = (signals: unknown): boolean => !z.object({ version: z.literal(1) }).safeParse(signals).success;

export const resultsTable = (client: DynamoDBDocumentClient, table: string): ResultStore => {
  const put = (key: Key, result: PulseResult | SignalResult | StewardSideResult, condition?: string) =>
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, result },
        ...(condition !== undefined && { ConditionExpression: condition }),
      }),
    );

  return {
    async keepPulse(result) {
      const key = resultKeys.pulse(result.community, result.quarter, result.pulse);
      const { done } = await conditionalWrite(put(key, result, 'attribute_not_exists(pk)'));
      return done ? 'written' : 'exists';
    },

    async keepSignals(result) {
      await put(resultKeys.signals(result.community, result.quarter), result);
    },

    async keepStewardSide(community, side) {
      await put(resultKeys.stewardSide(community), { version: 1, community, side });
    },

    async stewardSide(community) {
      const [row] = await wholeQuery(client, table, resultKeys.community(community));
      return row && stewardSideResultSchema.parse(row['result']).side;
    },

    async keepComment(community, quarter, comment, expiresAt) {
      const key = resultKeys.comment(community, quarter, toHex(sha256(utf8(comment))));
      await client.send(new PutCommand({ TableName: table, Item: { ...key, comment, expiresAt } }));
    },

    async comments(community, quarter) {
      const rows = await wholeQuery(client, table, resultKeys.comments(community, quarter));
      return rows.map(({ comment }) => z.string().parse(comment));
    },

    async quarter(community, quarter) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': resultKeys.quarter(community, quarter) },
          ConsistentRead: true,
        }),
      );
      // At most three pulses and one row of signals, far under the megabyte of a page.
      if (LastEvaluatedKey) throw new RangeError('a quarter must fit into one page');
      const pulses = Items.filter(({ sk }) => String(sk).startsWith('pulse#'));
      const signals = Items.find(({ sk }) => sk === 'signals');
      return {
        pulses: pulses.map(({ result }) => pulseResultSchema.parse(result)),
        ...(signals && isToday(signals['result']) && { signals: signalResultSchema.parse(signals['result']) }),
      };
    },
  };
};
