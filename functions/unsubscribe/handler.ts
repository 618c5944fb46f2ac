import { documentClient } from '../adapters/clients.ts';
import { optionalKeyReader } from '../adapters/key-reader.ts';
import { peopleTable } from '../adapters/people-table.ts';
import { readEnv } from '../runtime/env.ts';
import { log } from '../runtime/log.ts';
import { onHttp } from '../runtime/on-http.ts';
import { unsubscribe } from './unsubscribe.ts';

const env = readEnv('PEOPLE_TABLE', 'LINK_KEY_PARAMETER');
const people = peopleTable(documentClient(), env.PEOPLE_TABLE);
const linkKey = optionalKeyReader(env.LINK_KEY_PARAMETER);

export const handler = onHttp(
  (request) =>
    unsubscribe(request, {
      linkKey,
      member: (community, member) => people.member(community, member),
      programme: (community) => people.programme(community),
      stopMail: (community, member) => people.stopMail(community, member, 'unsubscribed'),
      pauseMail: (community, member, until) => people.pauseMail(community, member, until),
      log,
    }),
  log,
);
