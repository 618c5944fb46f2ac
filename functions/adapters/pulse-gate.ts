import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type PulseGate, pulseGateSchema } from '../../shared/contract/pulse-gate.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';

// Some of these are reserved words in DynamoDB.
const names = Object.fromEntries(Object.keys(pulseGateSchema.shape).map((name) => [`#${name}`, name]));

/** Reads what the gate needs of a pulse's current definition; undefined if there is none. */
export const pulseGate =
  (client: DynamoDBDocumentClient, table: string) =>
  async (pulse: PulseId): Promise<PulseGate | undefined> => {
    const { Item } = await client.send(
      new GetCommand({
        TableName: table,
        Key: invitationKeys.definition(pulse),
        ProjectionExpression: Object.keys(names).join(', '),
        ExpressionAttributeNames: names,
        ConsistentRead: true,
      }),
    );
    return Item && pulseGateSchema.parse(Item);
  };
