import * as z from 'zod/mini';

/** The same DynamoDB call, which also reports what it consumes; its outcome is the same. */
export function askForCapacity(body: Buffer): Buffer {
  return Buffer.from(`${body.toString('utf8').trimEnd().slice(0, -1)},"ReturnConsumedCapacity":"TOTAL"}`);
}

const consumedSchema = z.object({ CapacityUnits: z.number() });
const replySchema = z.object({ ConsumedCapacity: z.optional(z.union([consumedSchema, z.array(consumedSchema)])) });

/** Capacity units in a DynamoDB reply, over all tables; undefined if the reply has none, as refusals do. */
export function consumedUnits(reply: Buffer): number | undefined {
  const { ConsumedCapacity } = replySchema.parse(JSON.parse(reply.toString('utf8')));
  if (ConsumedCapacity === undefined) return undefined;
  return [ConsumedCapacity].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}
