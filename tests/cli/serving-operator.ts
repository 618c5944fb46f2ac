import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { keyPlaces } from '../../functions/adapters/key-places.ts';
import { mailRecordTable } from '../../functions/adapters/mail-record-table.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { pulseDefinitions } from '../../functions/adapters/pulse-definitions.ts';
import { randomBytes } from '../../functions/adapters/random.ts';
import { rosterMemoryTable } from '../../functions/adapters/roster-memory-table.ts';
import { signalsTable } from '../../functions/adapters/signals-table.ts';
import { stopsTable } from '../../functions/adapters/stops-table.ts';
import { serveOperator } from '../../functions/serve-operator/serve-operator.ts';
import { operatorInputSchema } from '../../shared/contract/operator-calls.ts';

/** What `answering` invokes in place of the deployed function: the real one, on one table that plays all. */
export function servingOperator(client: DynamoDBDocumentClient, table: string) {
  const ports = {
    people: peopleTable(client, table),
    stops: stopsTable(client, table),
    rosterMemory: rosterMemoryTable(client, table),
    signals: signalsTable(client, table),
    mails: mailRecordTable(client, table),
    pulses: pulseDefinitions(client, table),
    keys: keyPlaces(client, table),
    random: randomBytes,
    log: () => undefined,
  };
  return async (name: string, input: unknown): Promise<unknown> => {
    if (name !== 'serve-operator') throw new Error('an operator invokes no other function');
    return serveOperator(operatorInputSchema.parse(input), ports);
  };
}
