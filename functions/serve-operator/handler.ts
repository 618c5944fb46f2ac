import { operatorInputSchema } from '../../shared/contract/operator-calls.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyPlaces } from '../adapters/key-places.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { pulseDefinitions } from '../adapters/pulse-definitions.ts';
import { randomBytes } from '../adapters/random.ts';
import { rosterMemoryTable } from '../adapters/roster-memory-table.ts';
import { signalsTable } from '../adapters/signals-table.ts';
import { stopsTable } from '../adapters/stops-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onOperator } from '../runtime/on-operator.ts';
import { type OperatorPorts, serveOperator } from './serve-operator.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SIGNALS_TABLE', 'KEYS_TABLE');
const tables = documentClient();

const ports: OperatorPorts = {
  people: peopleTable(tables, env.PEOPLE_TABLE),
  stops: stopsTable(tables, env.PEOPLE_TABLE),
  rosterMemory: rosterMemoryTable(tables, env.PEOPLE_TABLE),
  signals: signalsTable(tables, env.SIGNALS_TABLE),
  mails: mailRecordTable(tables, env.INVITATIONS_TABLE),
  pulses: pulseDefinitions(tables, env.INVITATIONS_TABLE),
  keys: keyPlaces(tables, env.KEYS_TABLE),
  random: randomBytes,
  log,
};

export const handler = onOperator(operatorInputSchema, (input) => serveOperator(input, ports));
