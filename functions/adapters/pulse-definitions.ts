import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import {
  type GroupCounts,
  type PulseDefinition,
  type PulseRefusal,
  pulseDefinitionSchema,
  type Sending,
} from '../../shared/contract/pulse.ts';
import type { PulseState } from '../../shared/contract/pulse-state.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import type { Freshness } from './whole-query.ts';

const writesSchema = z.object({ writes: z.int() });

type FixedAtOpening = Required<Pick<PulseDefinition, 'manifest' | 'fingerprint' | 'labels'>> &
  Pick<PulseDefinition, 'sending'>;

/** The definition rows of pulses. Each change of state is one conditional write; who comes second learns that. */
export const pulseDefinitions = (client: DynamoDBDocumentClient, table: string, freshness: Freshness = 'newest') => {
  /** Moves a pulse from one of `from` to `to`, with what becomes known by it. False when it was not in `from`. */
  async function move(
    pulse: PulseId,
    from: readonly PulseState[],
    to: PulseState,
    fields: Record<string, unknown> = {},
    writes?: number,
  ): Promise<boolean> {
    const names = Object.keys(fields);
    try {
      await client.send(
        new UpdateCommand({
          TableName: table,
          Key: invitationKeys.definition(pulse),
          UpdateExpression: `SET #state = :to${names.map((name) => `, #${name} = :${name}`).join('')}`,
          ConditionExpression: [
            `#state IN (${from.map((_, index) => `:from${index}`).join(', ')})`,
            ...(writes === undefined ? [] : [writes === 0 ? 'attribute_not_exists(writes)' : 'writes = :writes']),
          ].join(' AND '),
          ExpressionAttributeNames: {
            '#state': 'state',
            ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
          },
          ExpressionAttributeValues: {
            ':to': to,
            ...(writes && { ':writes': writes }),
            ...Object.fromEntries(from.map((state, index) => [`:from${index}`, state])),
            ...Object.fromEntries(names.map((name) => [`:${name}`, fields[name]])),
          },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  return {
    async read(pulse: PulseId): Promise<PulseDefinition | undefined> {
      const { Item } = await client.send(
        new GetCommand({
          TableName: table,
          Key: invitationKeys.definition(pulse),
          ConsistentRead: freshness === 'newest',
        }),
      );
      if (!Item) return undefined;
      const { pk: _pk, sk: _sk, ...row } = Item;
      return pulseDefinitionSchema.parse(row);
    },

    async create(definition: PulseDefinition): Promise<'created' | 'exists'> {
      try {
        await client.send(
          new PutCommand({
            TableName: table,
            Item: { ...invitationKeys.definition(definition.pulse), ...definition },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        );
        return 'created';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'exists';
        throw error;
      }
    },

    /**
     * Begins a writing of invitations and gives its number, from 1; undefined once the pulse has left `opening`. A pulse opens
     * only with the writing that was begun last, and its invitations are the rows of that one.
     */
    async beginWriting(pulse: PulseId): Promise<number | undefined> {
      try {
        const { Attributes } = await client.send(
          new UpdateCommand({
            TableName: table,
            Key: invitationKeys.definition(pulse),
            UpdateExpression: 'ADD writes :one',
            ConditionExpression: '#state = :opening',
            ExpressionAttributeNames: { '#state': 'state' },
            ExpressionAttributeValues: { ':opening': 'opening', ':one': 1 },
            ReturnValues: 'UPDATED_NEW',
          }),
        );
        return writesSchema.parse(Attributes).writes;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return undefined;
        throw error;
      }
    },

    /** `writes` is the writing that this follows from; none may have begun since. */
    open: (pulse: PulseId, fixed: FixedAtOpening, writes = 0) => move(pulse, ['opening'], 'open', fixed, writes),
    refuse: (pulse: PulseId, refusal: PulseRefusal, writes = 0, sending?: Sending) =>
      move(pulse, ['opening'], 'refused', { refusal, ...(sending && { sending }) }, writes),
    freeze: (pulse: PulseId, counts: readonly GroupCounts[]) => move(pulse, ['open'], 'frozen', { counts }),
    close: (pulse: PulseId) => move(pulse, ['frozen'], 'closed'),
    contradict: (pulse: PulseId) => move(pulse, ['frozen'], 'contradicted'),
    lose: (pulse: PulseId) => move(pulse, ['frozen'], 'lost'),
  };
};
