import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { receiptSchema } from '../../shared/contract/identifiers.ts';
import { responseKinds } from '../../shared/contract/response-kinds.ts';
import type { ResponseStore } from '../../shared/contract/response-store.ts';
import { responseKeys } from '../../shared/contract/tables.ts';
import type { Label, PulseId } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';

/** Not checked again: a row with a label that no pulse has is counted as malformed, and must not keep a pulse from closing. */
const labelSchema = z.pipe(
  z.string(),
  z.transform((text) => text as Label),
);
const listedSchema = z.object({ sk: receiptSchema, label: labelSchema, kind: z.enum(responseKinds) });
const storedSchema = z.extend(listedSchema, { sealed: z.instanceof(Uint8Array) });

const deletesAtOnce = 25;

export const responsesTable = (client: DynamoDBDocumentClient, table: string): ResponseStore => {
  /** Pages of one shard, in the order of hashes, which means nothing. */
  async function* pages(pulse: PulseId, shard: string, projection: string, names?: Record<string, string>) {
    let start: Record<string, unknown> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :shard',
          ExpressionAttributeValues: { ':shard': responseKeys.shard(pulse, shard) },
          ProjectionExpression: projection,
          ...(names && { ExpressionAttributeNames: names }),
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      );
      yield page.Items ?? [];
      start = page.LastEvaluatedKey;
    } while (start);
  }

  return {
    async keep(pulse, { receipt, ...row }) {
      await conditionalWrite(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...responseKeys.response(pulse, receipt), ...row },
            ConditionExpression: 'attribute_not_exists(sk)',
          }),
        ),
      );
    },

    async *list(pulse, shard) {
      for await (const items of pages(pulse, shard, 'sk, kind, #label', { '#label': 'label' })) {
        yield items.map((item) => {
          const { sk, ...row } = listedSchema.parse(item);
          return { receipt: sk, ...row };
        });
      }
    },

    async *read(pulse, shard) {
      for await (const items of pages(pulse, shard, 'sk, kind, #label, sealed', { '#label': 'label' })) {
        yield items.map((item) => {
          const { sk, ...row } = storedSchema.parse(item);
          return { receipt: sk, ...row };
        });
      }
    },

    async destroy(pulse, shard) {
      for await (const items of pages(pulse, shard, 'sk')) {
        const receipts = items.map((item) => receiptSchema.parse(item['sk']));
        for (let i = 0; i < receipts.length; i += deletesAtOnce) {
          await Promise.all(
            receipts
              .slice(i, i + deletesAtOnce)
              .map((receipt) =>
                client.send(new DeleteCommand({ TableName: table, Key: responseKeys.response(pulse, receipt) })),
              ),
          );
        }
      }
    },
  };
};
