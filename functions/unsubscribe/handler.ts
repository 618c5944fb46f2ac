import { documentClient } from '../adapters/clients.ts';
import { optionalKeyReader } from '../adapters/key-reader.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { stopWriter } from '../adapters/stop-writer.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onHttp } from '../runtime/on-http.ts';
import { type UnsubscribePorts, unsubscribe } from './unsubscribe.ts';

const env = readEnv('PEOPLE_TABLE', 'KEYS_TABLE');
const tables = documentClient();

const ports: UnsubscribePorts = {
  linkKey: optionalKeyReader(masterKeys(tables, env.KEYS_TABLE), 'link'),
  people: peopleTable(tables, env.PEOPLE_TABLE),
  stops: stopWriter(tables, env.PEOPLE_TABLE),
  log,
};

export const handler = onHttp((request) => unsubscribe(request, ports), log);
