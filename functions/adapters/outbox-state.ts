import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../../shared/contract/tables.ts';
import { conditionalWrite } from './conditional-write.ts';

/**
 * One conditional update of a mail's state in an existing row: to `to`, or back to planned if `to` is undefined.
 *
 * @param before the states that the update may replace; `planned` is the absent one
 * @returns false, with nothing changed, if the row is in another state or does not exist
 */
export async function changeOutboxState<State extends string>(
  client: DynamoDBDocumentClient,
  table: string,
  key: Key,
  attribute: string,
  before: readonly (State | 'planned')[],
  to: State | undefined,
): Promise<boolean> {
  const states = before.filter((state) => state !== 'planned');
  const conditions = [
    ...(states.length < before.length ? ['attribute_not_exists(#state)'] : []),
    ...(states.length > 0 ? [`#state IN (${states.map((state) => `:${state}`).join(', ')})`] : []),
  ];
  const values = {
    ...Object.fromEntries(states.map((state) => [`:${state}`, state])),
    ...(to !== undefined && { ':to': to }),
  };
  const { done } = await conditionalWrite(
    client.send(
      new UpdateCommand({
        TableName: table,
        Key: { ...key },
        UpdateExpression: to === undefined ? 'REMOVE #state' : 'SET #state = :to',
        ConditionExpression: `attribute_exists(sk) AND (${conditions.join(' OR ')})`,
        ExpressionAttributeNames: { '#state': attribute },
        ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
      }),
    ),
  );
  return done;
}
