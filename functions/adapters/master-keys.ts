import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MasterKeys, MasterName } from '../../shared/contract/key-stores.ts';
import { keyRows } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { conditionalWrite } from './conditional-write.ts';
import { readKeyRow } from './key-row.ts';

/** The masters in the table Keys. A stored one is never overwritten. */
export const masterKeys = (client: DynamoDBDocumentClient, table: string): MasterKeys => {
  const read = (name: MasterName) => readKeyRow(client, table, keyRows.master(name));

  return {
    read,

    async readOrCreate(name, make) {
      const stored = await read(name);
      if (stored) return stored;
      const bytes = make();
      const { done } = await conditionalWrite(
        client.send(
          new PutCommand({
            TableName: table,
            Item: { ...keyRows.master(name), bytes },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
      if (done) return bytes;
      // Another run was first; or this one, if its reply was lost and the client asked again.
      const first = await read(name);
      if (!first) throw new PulseError('try-again', 'a key that exists must be readable');
      return first;
    },
  };
};
