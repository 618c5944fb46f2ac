import * as z from 'zod/mini';
import { epochMilliseconds, type Instant } from '../shared/kernel/time.ts';
import { callJson } from './loopback-call.ts';
import type { Resource } from './resolve-template.ts';

const tableSchema = z.object({
  KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
  AttributeDefinitions: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.optional(z.array(z.unknown())),
  LocalSecondaryIndexes: z.optional(z.array(z.unknown())),
  TimeToLiveSpecification: z.optional(z.object({ AttributeName: z.string(), Enabled: z.boolean() })),
});

const pageSchema = z.object({
  Items: z.array(z.record(z.string(), z.unknown())),
  LastEvaluatedKey: z.optional(z.unknown()),
});

export interface Tables {
  /** Deletes rows that have expired at `now`; the embedded service knows the attribute but never acts on it. */
  sweepExpired(now: Instant): Promise<void>;
}

/** Creates those of the template's tables that do not exist yet. */
export async function createTables(port: number, resources: readonly Resource[]): Promise<Tables> {
  const call = (operation: string, input: unknown) =>
    callJson(port, 'dynamodb', `DynamoDB_20120810.${operation}`, input);
  const expiring: { name: string; keys: string[]; attribute: string }[] = [];
  await Promise.all(
    resources
      .filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable' || type === 'AWS::DynamoDB::Table')
      .map(async ({ name, properties }) => {
        const { TimeToLiveSpecification: expiry, ...table } = tableSchema.parse(properties);
        await call('CreateTable', { TableName: name, BillingMode: 'PAY_PER_REQUEST', ...table }).catch(
          refuseUnless('ResourceInUseException'),
        );
        const keys = table.KeySchema.map(({ AttributeName }) => AttributeName);
        if (expiry?.Enabled) expiring.push({ name, keys, attribute: expiry.AttributeName });
      }),
  );

  async function sweep(table: (typeof expiring)[number], now: Instant): Promise<void> {
    const condition = {
      TableName: table.name,
      ExpressionAttributeNames: { '#expiry': table.attribute },
      ExpressionAttributeValues: { ':now': { N: String(Math.floor(epochMilliseconds(now) / 1000)) } },
    };
    for (let start: unknown; ; ) {
      const scan = { ...condition, FilterExpression: '#expiry < :now', ...(start ? { ExclusiveStartKey: start } : {}) };
      const page = pageSchema.parse(await call('Scan', scan));
      for (const item of page.Items) {
        const key = Object.fromEntries(table.keys.map((name) => [name, item[name]]));
        await call('DeleteItem', { ...condition, Key: key, ConditionExpression: '#expiry < :now' }).catch(
          refuseUnless('ConditionalCheckFailedException'),
        );
      }
      start = page.LastEvaluatedKey;
      if (!start) return;
    }
  }

  return {
    async sweepExpired(now) {
      for (const table of expiring) await sweep(table, now);
    },
  };
}

/** Ignores one expected failure, by name. */
const refuseUnless = (name: string) => (error: unknown) => {
  if (!(error instanceof Error) || error.name !== name) throw error;
};
