import { documentClient } from '../adapters/clients.ts';
import { optionalKeyReader } from '../adapters/key-reader.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { stopWriter } from '../adapters/stop-writer.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onHttp } from '../runtime/on-http.ts';
import { type UnsubscribePorts, unsubscribe } from './unsubscribe.ts';

const env = readEnv('PEOPLE_TABLE', 'LINK_KEY_PARAMETER');
const tables = documentClient();

const ports: UnsubscribePorts = {
  linkKey: optionalKeyReader(env.LINK_KEY_PARAMETER),
  people: peopleTable(tables, env.PEOPLE_TABLE),
  stops: stopWriter(tables, env.PEOPLE_TABLE),
  log,
};

export const handler = onHttp((request) => unsubscribe(request, ports), log);
