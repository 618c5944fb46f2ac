import { credentialRequestSchema, statusRequestSchema } from '../../shared/contract/answer-api.ts';
import { routes } from '../../shared/contract/routes.ts';
import { documentClient } from '../adapters/clients.ts';
import { givenBackFile } from '../adapters/given-back-file.ts';
import { issuedMarks } from '../adapters/issued-marks.ts';
import { keyReader } from '../adapters/key-reader.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { pulseGate } from '../adapters/pulse-gate.ts';
import { randomBytes } from '../adapters/random.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { answerJson, onRoutes } from '../runtime/on-routes.ts';
import { type IssuePorts, issueCredential, readStatus } from './issue-credential.ts';

const env = readEnv('INVITATIONS_TABLE', 'SITE_BUCKET', 'KEYS_TABLE');
const tables = documentClient();

const ports: IssuePorts = {
  pulses: pulseGate(tables, env.INVITATIONS_TABLE),
  marks: issuedMarks(tables, env.INVITATIONS_TABLE),
  credentialMaster: keyReader(masterKeys(tables, env.KEYS_TABLE), 'credential'),
  random: (length = 32) => randomBytes(length),
  log,
};
const givenBack = givenBackFile(env.SITE_BUCKET);

export const handler = onRoutes(
  {
    [routes.status]: answerJson(statusRequestSchema, (request, now) =>
      readStatus(request, now, { ...ports, givenBack }),
    ),
    [routes.issueCredential]: answerJson(credentialRequestSchema, (request, now) =>
      issueCredential(request, now, ports),
    ),
  },
  log,
);
