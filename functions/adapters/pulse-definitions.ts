import { type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Freshness } from '../../shared/contract/freshness.ts';
import { parseDefinition } from '../../shared/contract/pulse.ts';
import type { PulseState } from '../../shared/contract/pulse-state.ts';
import type { PulseStore } from '../../shared/contract/pulse-store.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { conditionalWrite } from './conditional-write.ts';
import { withoutKey } from './whole-query.ts';

const writingSchema = z.object({ writingNumber: z.int() });

/** The definition rows of pulses. Each change of state is one conditional write; a second run learns that it came second. */
export const pulseDefinitions = (
  client: DynamoDBDocumentClient,
  table: string,
  freshness: Freshness = 'newest',
): PulseStore => {
  /** Moves a pulse from one of `from` to `to` and stores what is known by then. False if it was not in `from`. */
  async function move(
    pulse: PulseId,
    from: readonly PulseState[],
    to: PulseState,
    fields: Record<string, unknown> = {},
    writingNumber?: number,
  ): Promise<boolean> {
    const names = Object.keys(fields);
    const { done } = await conditionalWrite(
      client.send(
        new UpdateCommand({
          TableName: table,
          Key: invitationKeys.definition(pulse),
          UpdateExpression: `SET #state = :to${names.map((name) => `, #${name} = :${name}`).join('')}`,
          ConditionExpression: [
            `#state IN (${from.map((_, index) => `:from${index}`).join(', ')})`,
            ...(writingNumber === undefined
              ? []
              : [writingNumber === 0 ? 'attribute_not_exists(writingNumber)' : 'writingNumber = :writingNumber']),
          ].join(' AND '),
          ExpressionAttributeNames: {
            '#state': 'state',
            ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
          },
          ExpressionAttributeValues: {
            ':to': to,
            ...(writingNumber && { ':writingNumber': writingNumber }),
            ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
            ...Object.fromEntries(names.map((name) => [`:${name}`, fields[name]])),
          },
        }),
      ),
    );
    return done;
  }

  return {
    async read(pulse) {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: invitationKeys.definition(pulse),
          ConsistentRead: freshness === 'newest',
        }),
      );
      return Item && parseDefinition(withoutKey(Item));
    },

    async beginWriting(pulse) {
      const written = await conditionalWrite(
        client.send(
          new UpdateCommand({
            TableName: table,
            Key: invitationKeys.definition(pulse),
            UpdateExpression: 'ADD writingNumber :one',
            ConditionExpression: '#state = :opening',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':opening': 'opening', ':one': 1 },
            ReturnValues: 'UPDATED_NEW',
          }),
        ),
      );
      return written.done ? writingSchema.parse(written.reply.Attributes).writingNumber : undefined;
    },

    open: ({ pulse, writingNumber = 0 }, fixed) => move(pulse, ['opening'], 'open', fixed, writingNumber),
    refuse: ({ pulse, writingNumber = 0 }, refusal, sending) =>
      move(pulse, ['opening'], 'refused', { refusal, ...(sending && { sending }) }, writingNumber),
    freeze: (pulse, counts) => move(pulse, ['open'], 'frozen', { counts }),
    close: (pulse) => move(pulse, ['frozen'], 'closed'),
    contradict: (pulse) => move(pulse, ['frozen'], 'contradicted'),
    lose: (pulse) => move(pulse, ['frozen'], 'lost'),
  };
};
