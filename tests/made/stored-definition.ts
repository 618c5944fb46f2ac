import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';

/** Stores a definition as open-pulse would leave it, for tests that need no sealing key. */
export async function storeDefinition(
  client: DynamoDBDocumentClient,
  table: string,
  definition: PulseDefinition,
): Promise<void> {
  const Item = { ...invitationKeys.definition(definition.pulse), ...definition };
  await client.send(new PutCommand({ TableName: table, Item }));
}
