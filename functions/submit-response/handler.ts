import { responseRequestSchema } from '../../shared/contract/answer-api.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { responsesTable } from '../adapters/responses-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onHttp } from '../runtime/on-http.ts';
import { answerJson } from '../runtime/on-routes.ts';
import { type SubmitPorts, submitResponse } from './submit-response.ts';

const env = readEnv('RESPONSES_TABLE', 'KEYS_TABLE');
const tables = documentClient();

const ports: SubmitPorts = {
  responses: responsesTable(tables, env.RESPONSES_TABLE),
  credentialMaster: keyReader(masterKeys(tables, env.KEYS_TABLE), 'credential'),
  log,
};

export const handler = onHttp(
  answerJson(responseRequestSchema, (request, now) => submitResponse(request, now, ports)),
  log,
);
