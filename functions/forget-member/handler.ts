import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { optionalKeyReader } from '../adapters/key-reader.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { masterKeys } from '../adapters/master-keys.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { rosterErasure } from '../adapters/roster-erasure.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { signalsTable } from '../adapters/signals-table.ts';
import { stopWriter } from '../adapters/stop-writer.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onObject } from '../runtime/on-object.ts';
import { type ForgetPorts, forgetMembers } from './forget-member.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SIGNALS_TABLE', 'INBOX_BUCKET', 'KEYS_TABLE');
const tables = documentClient();

const ports: ForgetPorts = {
  inbox: inboxBucket(s3Client(), env.INBOX_BUCKET),
  people: peopleTable(tables, env.PEOPLE_TABLE),
  stops: stopWriter(tables, env.PEOPLE_TABLE),
  rosters: rosterErasure(tables, env.PEOPLE_TABLE),
  invitations: invitationsTable(tables, env.INVITATIONS_TABLE),
  mailRecords: mailRecordTable(tables, env.INVITATIONS_TABLE),
  signals: signalsTable(tables, env.SIGNALS_TABLE),
  linkKey: optionalKeyReader(masterKeys(tables, env.KEYS_TABLE), 'link'),
  log,
};

export const handler = onObject((object) => forgetMembers(object, ports));
