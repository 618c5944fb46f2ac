import { responseRequestSchema } from '../../shared/contract/answer-api.ts';
import { documentClient } from '../adapters/clients.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { responsesTable } from '../adapters/responses-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { jsonReply, onHttp, parseBody } from '../runtime/on-http.ts';
import { submitResponse } from './submit-response.ts';

const env = readEnv('RESPONSES_TABLE', 'CREDENTIAL_KEY_PARAMETER');
const { keep } = responsesTable(documentClient(), env.RESPONSES_TABLE);
const credentialMaster = keyReader(env.CREDENTIAL_KEY_PARAMETER);

export const handler = onHttp(async ({ body, now }) => {
  const request = parseBody(responseRequestSchema, body);
  if (!request.ok) throw request.error;
  const reply = await submitResponse(request.value, now, { keep, credentialMaster });
  log('response.accepted', { pulse: request.value.pulse });
  return jsonReply(reply);
}, log);
