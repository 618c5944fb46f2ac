import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import {
  type PulseResult,
  pulseResultSchema,
  type SignalResult,
  signalResultSchema,
} from '../../shared/contract/results.ts';
import {
  type StewardSide,
  type StewardSideResult,
  stewardSideResultSchema,
} from '../../shared/contract/steward-side.ts';
import { type Key, resultKeys } from '../../shared/contract/tables.ts';
import { toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';
import { wholeQuery } from './whole-query.ts';

/** Tallies and counts of groups: the only thing that publishing reads. */
export const resultsTable = (client: DynamoDBDocumentClient, table: string) => {
  const put = (key: Key, result: PulseResult | SignalResult | StewardSideResult, condition?: string) =>
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, result },
        ...(condition !== undefined && { ConditionExpression: condition }),
      }),
    );

  return {
    /** A pulse is counted once; who comes second changes nothing. */
    async putPulse(result: PulseResult): Promise<'written' | 'exists'> {
      const key = resultKeys.pulse(result.community, result.quarter, result.pulse);
      const { done } = await conditionalWrite(put(key, result, 'attribute_not_exists(pk)'));
      return done ? 'written' : 'exists';
    },

    /** Counts of a quarter so far: each import counts again from all facts. */
    async putSignals(result: SignalResult): Promise<void> {
      await put(resultKeys.signals(result.community, result.quarter), result);
    },

    /** What stewards say of their side now: each import takes the place of the one before. */
    async putStewardSide(community: CommunityId, side: StewardSide): Promise<void> {
      await put(resultKeys.stewardSide(community), { version: 1, community, side });
    },

    /** Undefined where stewards never brought it. */
    async stewardSide(community: CommunityId): Promise<StewardSide | undefined> {
      const [row] = await wholeQuery(client, table, resultKeys.community(community));
      return row && stewardSideResultSchema.parse(row['result']).side;
    },

    /** Words without a writer, label, pulse or time. The same words again are the same row. */
    async keepComment(community: CommunityId, quarter: QuarterId, comment: string, expiresAt: number): Promise<void> {
      const key = resultKeys.comment(community, quarter, toHex(sha256(utf8(comment))));
      await client.send(new PutCommand({ TableName: table, Item: { ...key, comment, expiresAt } }));
    },

    /** The comments of a quarter, in the order of their hashes. */
    async comments(community: CommunityId, quarter: QuarterId): Promise<string[]> {
      const rows = await wholeQuery(client, table, resultKeys.comments(community, quarter));
      return rows.map(({ comment }) => z.string().parse(comment));
    },

    /** Everything of one quarter; pulses in the order of their months. */
    async quarter(
      community: CommunityId,
      quarter: QuarterId,
    ): Promise<{ pulses: PulseResult[]; signals?: SignalResult }> {
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
        ...(signals && { signals: signalResultSchema.parse(signals['result']) }),
      };
    },
  };
};
