import { credentialRequestSchema, statusRequestSchema } from '../../shared/contract/answer-api.ts';
import { routes } from '../../shared/contract/routes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import { documentClient } from '../adapters/clients.ts';
import { issuedMarks } from '../adapters/issued-marks.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { pulseGate } from '../adapters/pulse-gate.ts';
import { randomBytes } from '../adapters/random.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { jsonReply, onHttp, parseBody } from '../runtime/on-http.ts';
import { type IssuePorts, issueCredential, readStatus } from './issue-credential.ts';

const env = readEnv('INVITATIONS_TABLE', 'CREDENTIAL_KEY_PARAMETER');
const client = documentClient();
const marks = issuedMarks(client, env.INVITATIONS_TABLE);
const ports: IssuePorts = {
  readPulse: pulseGate(client, env.INVITATIONS_TABLE),
  readInvitation: marks.read,
  markIssued: marks.mark,
  credentialMaster: keyReader(env.CREDENTIAL_KEY_PARAMETER),
  random: (length = 32) => randomBytes(length),
};

export const handler = onHttp(async ({ route, body, now }) => {
  if (route === routes.status) {
    const request = parseBody(statusRequestSchema, body);
    if (!request.ok) throw request.error;
    return jsonReply(await readStatus(request.value, now, ports));
  }
  if (route === routes.issueCredential) {
    const request = parseBody(credentialRequestSchema, body);
    if (!request.ok) throw request.error;
    const reply = await issueCredential(request.value, now, ports);
    log('credential.issued', { pulse: request.value.pulse });
    return jsonReply(reply);
  }
  throw new PulseError('not-found', 'route must be one of the answer path');
}, log);
