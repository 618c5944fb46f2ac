import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { PulseGateStore } from '../../shared/contract/gate-stores.ts';
import { pulseGateSchema } from '../../shared/contract/pulse-gate.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';

// Some of these are reserved words in DynamoDB.
const names = Object.fromEntries(Object.keys(pulseGateSchema.shape).map((name) => [`#${name}`, name]));

export const pulseGate = (client: DynamoDBDocumentClient, table: string): PulseGateStore => ({
  async read(pulse) {
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
  },
});
