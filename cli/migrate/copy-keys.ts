/**
 * Copies keys that an earlier version kept as parameters into the table Keys. Nothing is replaced and nothing is deleted, so
 * it may run again, late, or while functions run.
 */
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { conditionalWrite } from '../../functions/adapters/conditional-write.ts';
import type { MasterName } from '../../shared/contract/key-stores.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { isOver } from '../../shared/contract/pulse-state.ts';
import { type Key, keyRows } from '../../shared/contract/tables.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import type { KeptParameter } from './kept-parameters.ts';

/**
 * What became of one parameter. `there`: the table already had this key. `different`: it has another one, which stays.
 * `unneeded`: its pulse is over, or was never defined with it.
 */
export type Ending = 'copied' | 'there' | 'different' | 'unneeded';

export interface Copied {
  /** Of the parameter. */
  readonly name: string;
  /** In words: a master, or the sealing key of a pulse. */
  readonly what: string;
  readonly ending: Ending;
}

export interface CopyPorts {
  readonly definition: (pulse: string) => Promise<PulseDefinition | undefined>;
  /** Stores a key unless there is one. */
  readonly keep: (key: Key, bytes: Uint8Array, expiresAt?: number) => Promise<Exclude<Ending, 'unneeded'>>;
}

export async function copyKeys(parameters: readonly KeptParameter[], ports: CopyPorts): Promise<Copied[]> {
  const copied: Copied[] = [];
  for (const { name, key, bytes } of parameters) {
    if (key.kind === 'master') {
      const ending = await ports.keep(keyRows.master(key.master), bytes);
      copied.push({ name, what: masterWords[key.master], ending });
      continue;
    }
    const definition = await ports.definition(key.pulse);
    const isNeeded = definition && !isOver(definition.state) && definition.sealingParameter === name;
    const ending = isNeeded
      ? await ports.keep(keyRows.sealing(definition.pulse), bytes, definition.expiresAt)
      : 'unneeded';
    copied.push({ name, what: `sealing key of ${key.pulse}`, ending });
  }
  return copied;
}

const masterWords: Readonly<Record<MasterName, string>> = {
  link: 'link key',
  credential: 'credential master',
  read: 'master of read links',
};

const rowSchema = z.object({ bytes: z.instanceof(Uint8Array) });

export const keyKeeper =
  (client: DynamoDBDocumentClient, table: string): CopyPorts['keep'] =>
  async (key, bytes, expiresAt) => {
    const { done } = await conditionalWrite(
      client.send(
        new PutCommand({
          TableName: table,
          Item: { ...key, bytes, ...(expiresAt !== undefined && { expiresAt }) },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
    );
    if (done) return 'copied';
    const { Item } = await client.send(new GetCommand({ TableName: table, Key: { ...key }, ConsistentRead: true }));
    return Item && toHex(rowSchema.parse(Item).bytes) === toHex(bytes) ? 'there' : 'different';
  };
