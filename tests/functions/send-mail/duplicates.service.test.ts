import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import { mailer } from '../../../functions/adapters/mailer.ts';
import { outboxTable } from '../../../functions/adapters/outbox-table.ts';
import { type SendMailPorts, sendMail } from '../../../functions/send-mail/send-mail.ts';
import type { SurveyMailKind } from '../../../shared/contract/messages.ts';
import { invitationKeys } from '../../../shared/contract/tables.ts';
import { outboxAttribute } from '../../../shared/mail/outbox.ts';
import { startScriptedSes, testMailClient } from '../adapters/scripted-ses.ts';
import { startTable } from '../adapters/start-table.ts';
import { batchOf, duringPulse, memberId, pulse, sendMailWorld, tokenOf } from './send-mail-world.ts';

/** The real table and the real provider protocol; only people and pulse are in memory. */
const count = 5;
const table = 'invitations';
let dynamoDb: Awaited<ReturnType<typeof startTable>>;
const ending: { of: (request: URLSearchParams) => 'sent' | 'drop-before-reply' } = { of: () => 'sent' };
let ses: Awaited<ReturnType<typeof startScriptedSes>>;
let world: SendMailPorts;

beforeAll(async () => {
  dynamoDb = await startTable(table);
  ses = await startScriptedSes((request) => ending.of(request));
  for (let index = 0; index < count; index++) {
    const key = invitationKeys.invitation(pulse, tokenOf(index));
    await dynamoDb.client.send(
      new PutCommand({
        TableName: table,
        Item: { ...key, writing: 1, member: memberId(index), timeZone: 'Europe/Berlin' },
      }),
    );
  }
  const inMemory = sendMailWorld(count).world;
  const { send } = mailer(testMailClient(ses.endpoint), { from: 'pulse@example.org', configurationSet: 'pulse-mail' });
  world = {
    ...inMemory,
    outbox: outboxTable(dynamoDb.client, table),
    mailRecords: mailRecordTable(dynamoDb.client, table),
    mailer: { ...inMemory.mailer, send },
    pace: async () => 0,
    sleep: async () => undefined,
  };
});
afterAll(async () => {
  await dynamoDb.stop();
  await ses.stop();
});

async function deliverTwentyTimes(kind: SurveyMailKind) {
  ses.requests.length = 0;
  await Promise.all(Array.from({ length: 20 }, () => sendMail(batchOf(count, kind), duringPulse, world)));
  return ses.requests.map((request) => request.get('Destinations.member.1')).sort();
}
const states = async (kind: SurveyMailKind) =>
  Promise.all(
    batchOf(count).invitations.map(
      async (token) => (await world.outbox.invitation(pulse, token))?.[outboxAttribute(kind)],
    ),
  );
const everybody = Array.from({ length: count }, (_, index) => `person${index}@example.org`);

test('twenty deliveries of one message at once send each mail once', async () => {
  expect(await deliverTwentyTimes('invitation')).toEqual(everybody);
  expect(await states('invitation')).toEqual(everybody.map(() => 'sent'));
});

test('a connection that drops after the request sends nothing again, in twenty deliveries at once and one later', async () => {
  ending.of = (request) =>
    request.get('Destinations.member.1') === 'person2@example.org' ? 'drop-before-reply' : 'sent';
  expect(await deliverTwentyTimes('reminder-1')).toEqual(everybody);
  expect(await states('reminder-1')).toEqual(['sent', 'sent', 'unknown', 'sent', 'sent']);
  await sendMail(batchOf(count, 'reminder-1'), duringPulse, world);
  expect(ses.requests).toHaveLength(count);
});
