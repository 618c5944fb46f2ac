import { responseRequestSchema } from '../../shared/contract/answer-api.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { responsesTable } from '../adapters/responses-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onHttp } from '../runtime/on-http.ts';
import { answerJson } from '../runtime/on-routes.ts';
import { type SubmitPorts, submitResponse } from './submit-response.ts';

const env = readEnv('RESPONSES_TABLE', 'CREDENTIAL_KEY_PARAMETER');

const ports: SubmitPorts = {
  responses: responsesTable(documentClient(), env.RESPONSES_TABLE),
  credentialMaster: keyReader(env.CREDENTIAL_KEY_PARAMETER),
  log,
};

export const handler = onHttp(
  answerJson(responseRequestSchema, (request, now) => submitResponse(request, now, ports)),
  log,
);
