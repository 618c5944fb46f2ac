import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { startDynamoDb } from '../../../local/dynamodb.ts';

/**
 * One table with the project's keys, for one test file: in the embedded DynamoDB, or in another one that `DDB_ENDPOINT`
 * names. `npm run rehearse` uses that to run the tests of this folder against a second implementation.
 */
export async function startTable(name: string): Promise<{
  client: DynamoDBDocumentClient;
  endpoint: string;
  stop: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'pulse-table-'));
  const dynamoDb = await startDynamoDb(folder);
  const endpoint = `http://127.0.0.1:${dynamoDb.port}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    // An emulator that keeps several accounts treats twelve digits as one, so that test files do not meet.
    credentials: { accessKeyId: String(randomInt(1e11, 1e12)), secretAccessKey: 'test' },
  });
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    }),
  );
  return {
    endpoint,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    async stop() {
      client.destroy();
      await dynamoDb.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
