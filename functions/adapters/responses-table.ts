import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { receiptSchema } from '../../shared/contract/identifiers.ts';
import { type ResponseKind, responseKinds } from '../../shared/contract/response-kinds.ts';
import { responseKeys } from '../../shared/contract/tables.ts';
import type { PulseId, Receipt } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';

const listedSchema = z.object({ sk: receiptSchema, label: z.string(), kind: z.enum(responseKinds) });
const storedSchema = z.extend(listedSchema, { sealed: z.instanceof(Uint8Array) });

interface Row {
  readonly receipt: Receipt;
  readonly label: string;
  readonly kind: ResponseKind;
  readonly sealed: Uint8Array;
}

const deletesAtOnce = 25;

/** Sealed responses, named by their hash. submit-response may only write; close-pulse may only list, read and destroy. */
export const responsesTable = (client: DynamoDBDocumentClient, table: string) => {
  /** Pages of one shard in the order of hashes, which means nothing. */
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
    /** A row of that name is this very response, so it need not be written again. */
    async keep(pulse: PulseId, { receipt, ...row }: Row & { readonly expiresAt: number }): Promise<void> {
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

    /** Receipts, labels and kinds of one shard, nothing sealed. */
    async *list(pulse: PulseId, shard: string): AsyncGenerator<Omit<Row, 'sealed'>[]> {
      for await (const items of pages(pulse, shard, 'sk, kind, #label', { '#label': 'label' })) {
        yield items.map((item) => {
          const { sk, ...row } = listedSchema.parse(item);
          return { receipt: sk, ...row };
        });
      }
    },

    /** Whole responses of one shard, a page at a time. */
    async *read(pulse: PulseId, shard: string): AsyncGenerator<Row[]> {
      for await (const items of pages(pulse, shard, 'sk, kind, #label, sealed', { '#label': 'label' })) {
        yield items.map((item) => {
          const { sk, ...row } = storedSchema.parse(item);
          return { receipt: sk, ...row };
        });
      }
    },

    /** Deletes every response of one shard; an already deleted one is no error. */
    async destroy(pulse: PulseId, shard: string): Promise<void> {
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
