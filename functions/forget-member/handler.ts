import { documentClient } from '../adapters/clients.ts';
import { inboxBucket } from '../adapters/inbox-bucket.ts';
import { invitationsTable } from '../adapters/invitations-table.ts';
import { optionalKeyReader } from '../adapters/key-reader.ts';
import { mailRecordTable } from '../adapters/mail-record-table.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { s3Client } from '../adapters/s3-client.ts';
import { signalsTable } from '../adapters/signals-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onObject } from '../runtime/on-object.ts';
import { type ForgetPorts, forgetMembers } from './forget-member.ts';

const env = readEnv('PEOPLE_TABLE', 'INVITATIONS_TABLE', 'SIGNALS_TABLE', 'INBOX_BUCKET', 'LINK_KEY_PARAMETER');
const tables = documentClient();
const people = peopleTable(tables, env.PEOPLE_TABLE);
const invitations = invitationsTable(tables, env.INVITATIONS_TABLE);
const record = mailRecordTable(tables, env.INVITATIONS_TABLE);
const signals = signalsTable(tables, env.SIGNALS_TABLE);
const inbox = inboxBucket(s3Client(), env.INBOX_BUCKET);
const linkKey = optionalKeyReader(env.LINK_KEY_PARAMETER);

const ports: ForgetPorts = {
  readFile: (key, announced) => inbox.readBrought(key, announced),
  deleteFile: (key) => inbox.remove(key),
  writeOutcome: (key, outcome) => inbox.writeJson(key, outcome),
  programme: (community) => people.programme(community),
  forget: (community, member) => people.forget(community, member),
  takeBack: (community, member) => people.takeBack(community, member),
  linkKey,
  anonymiseInvitation: (pulse, token) => invitations.anonymise(pulse, token),
  eraseMailRecord: (community, member) => record.erase(community, member),
  eraseSignals: (community, quarter, member) => signals.erase(community, quarter, member),
  log,
};

export const handler = onObject((object) => forgetMembers(object, ports));
