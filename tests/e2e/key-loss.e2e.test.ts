/**
 * The drill "The link key is lost" of docs/drills.md and the other drills for lost or leaked keys, step by step as they are
 * written there, on one stack: in October a pulse loses the credential master and then the link key, in January the next one
 * its sealing key.
 */

import { LambdaClient } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPulses } from '../../cli/pulses.ts';
import { voidPulse } from '../../cli/void.ts';
import { responsesTable } from '../../functions/adapters/responses-table.ts';
import { sealingKeys } from '../../functions/adapters/sealing-keys.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { questionCount } from '../../shared/answers/instruments.ts';
import { alarms } from '../../shared/contract/alarms.ts';
import { commitmentSchema } from '../../shared/contract/commitment.ts';
import { pulseIdSchema } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { type Key, keyRows, shardNames } from '../../shared/contract/tables.ts';
import { addSeconds, daySeconds, type Instant } from '../../shared/kernel/time.ts';
import { browserStorage, random } from '../../tools/bench/answer-world.ts';
import { pulseCommand } from '../../tools/rehearsal/pulse-command.ts';
import { answerPulse } from '../../web/survey/protocol.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';

const members = 12;
const october = pulseIdSchema.parse('data-guild-2026-10');
const january = pulseIdSchema.parse('data-guild-2027-01');
const januaryEnds = '2027-02-02T16:00:00Z' as Instant;

let pulse: OpenPulse;
let sqs: SQSClient;
let lambda: LambdaClient;
beforeAll(async () => {
  pulse = await openPulse(members, { mailReceives: 3 });
  const settings = {
    endpoint: pulse.stack.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'operator', secretAccessKey: 'nobody' },
  };
  sqs = new SQSClient(settings);
  lambda = new LambdaClient(settings);
});
afterAll(async () => {
  sqs.destroy();
  lambda.destroy();
  await pulse.stop();
});

const deleteKey = (Key: Key) =>
  pulse.tables.send(new DeleteCommand({ TableName: pulse.tableNamed('Keys'), Key: { ...Key } }));
const command = async (...args: readonly string[]) => {
  const [name = '', ...rest] = args;
  const run = await pulseCommand(pulse.stack, [name, '--stage', 'local', ...rest]);
  await pulse.stack.drain();
  return run;
};
const rung = (metric: string) => pulse.stack.logCounts().get(metric) ?? 0;

/** Mails about a pulse, oldest first. */
const mailsOf = (of: string) => pulse.stack.mails().filter(({ text }) => text.includes(`/s/${of}/`));
/**
 * What a person on the roster can do with the first mail about a pulse. By address, because mails go out several at once and
 * in any order: the person who stops all mails must never be person 0, the steward, who would then miss the notice.
 */
function invited(of: string, person: number) {
  const mail = mailsOf(of).find(({ to }) => to.includes(`person${person}@example.org`));
  const [, token, fingerprint] = /#t=([A-Za-z0-9_-]{43})&f=([0-9a-f]{64})/.exec(mail?.text ?? '') ?? [];
  const stop = mail?.headers.find(({ name }) => name.toLowerCase() === 'list-unsubscribe')?.value.slice(1, -1);
  if (token === undefined || fingerprint === undefined || stop === undefined) throw new Error('a mail must have links');
  return { link: { pulse: of, token, fingerprint }, stop };
}
const post = async (path: string, body: object) => {
  const headers = { 'content-type': 'application/json' };
  const reply = await fetch(`${pulse.stack.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: reply.status, reply: await reply.text() };
};
const status = ({ link: { pulse: of, token } }: ReturnType<typeof invited>) =>
  post('/api/status', { pulse: of, token });
const send = ({ link }: ReturnType<typeof invited>) =>
  answerPulse({
    link,
    site: pulse.stack.url,
    storage: browserStorage(),
    fetch,
    random,
    answers: choicesFrom(Array.from({ length: questionCount(pulse.manifest.instruments) }, () => 1)),
  });
const responsesLeft = async (of: typeof january) => {
  let rows = 0;
  const table = responsesTable(pulse.tables, pulse.tableNamed('Responses'));
  for (const shard of shardNames) for await (const page of table.list(of, shard)) rows += page.length;
  return rows;
};
/** Messages of the queue that `mails-given-up` watches. */
async function mailsGivenUp(): Promise<number> {
  const { queue } = alarms['mails-given-up'].watches;
  const url = pulse.queueUrl(queue);
  const command_ = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['ApproximateNumberOfMessages'] });
  return Number((await sqs.send(command_)).Attributes?.['ApproximateNumberOfMessages']);
}

describe('the credential master is lost', () => {
  test('pulses says which one is open, and which comes next', async () => {
    const said: string[] = [];
    const terminal = { out: (line: string) => void said.push(line), err: () => undefined, cwd: '/' };
    const surroundings = () => ({ lambda, tables: pulse.tables, now: pulse.stack.clock.now() });
    expect(await listPulses(['--stage', 'local'], terminal, surroundings)).toBe(1);
    expect(said).toEqual([
      'open         2026-10-13T07:00Z to 2026-11-03T16:00Z, results 2026-11-04T08:00Z  data-guild-2026-10',
      'planned      2027-01-12T08:00Z to 2027-02-02T16:00Z, results 2027-02-03T08:00Z  data-guild-2027-01',
      'planned      2027-04-13T07:00Z to 2027-05-04T15:00Z, results 2027-05-05T07:00Z  data-guild-2027-04',
      'planned      2027-07-13T07:00Z to 2027-08-03T15:00Z, results 2027-08-04T07:00Z  data-guild-2027-07',
      'Open, or not counted yet: 1.',
    ]);
  });

  test('links in mails are still known, no one gets a credential, and no link is spent for nothing', async () => {
    expect(await send(invited(october, 0))).toMatchObject({ kind: 'done' });
    await deleteKey(keyRows.master('credential'));
    // A day later every running function has read its keys again.
    await pulse.stack.advanceTo(addSeconds(pulse.stack.clock.now(), daySeconds));
    const somebody = invited(october, 1);
    expect(await send(somebody)).toMatchObject({ kind: 'unreachable', trouble: {} });
    // A point of the group, as a page would send it: the generator.
    const blinded = [{ kind: 'scores', element: '4vKuCmq8TnGohKlhxQBRX1jjC2qlgt2NtqZZReCNLXY' }];
    const { pulse: of, token } = somebody.link;
    const { status: code, reply } = await post('/api/credentials', { pulse: of, token, blinded });
    expect([code, reply]).toEqual([500, expect.stringContaining('key-missing')]);
    expect(await status(somebody)).toMatchObject({ status: 200, reply: expect.stringContaining('"invited"') });
  });

  test('people who have not answered are reminded', async () => {
    await pulse.stack.advanceTo('2026-10-22T12:00:00Z' as Instant);
    expect(mailsOf(october)).toHaveLength(members + (members - 1));
  });
});

describe('the link key is lost', () => {
  test('links in mails keep working, and buttons that stop mails say that nothing was changed', async () => {
    await deleteKey(keyRows.master('link'));
    await pulse.stack.advanceTo(addSeconds(pulse.stack.clock.now(), daySeconds));
    expect(await status(invited(october, 2))).toMatchObject({
      status: 200,
      reply: expect.stringContaining('"invited"'),
    });
    const stopped = await fetch(invited(october, 2).stop, { method: 'POST', body: 'List-Unsubscribe=One-Click' });
    expect([stopped.status, await stopped.text()]).toEqual([404, expect.stringContaining('nothing has changed')]);
  });

  test('reminders are given up, the alarm rings, and the list shows them', async () => {
    await pulse.stack.advanceTo(addSeconds(pulse.manifest.closes, -3600));
    expect(mailsOf(october)).toHaveLength(members + (members - 1));
    expect(await mailsGivenUp()).toBeGreaterThanOrEqual(alarms['mails-given-up'].threshold);
    const { code, said } = await command('redrive', '--list');
    expect(code).toBe(1);
    expect(said).toContain(`mails (reminder-2) of ${october}`);
  });

  test('the pulse is counted as usual, and afterwards the reminders can be discarded', async () => {
    const { result } = await pulse.count();
    expect(result).toMatchObject({ accepted: 1, malformed: 0 });
    expect(await command('redrive')).toMatchObject({ code: 0 });
    expect(await mailsGivenUp()).toBe(0);
    expect(mailsOf(october)).toHaveLength(members + (members - 1));
  });

  test('the next pulse creates new keys, and everything goes on; what the old ones made is no longer known', async () => {
    const [, old] = [invited(october, 0), invited(october, 3)];
    await pulse.stack.advanceTo('2027-01-13T12:00:00Z' as Instant);
    expect(mailsOf(january)).toHaveLength(members);
    for (const person of [0, 1]) expect(await send(invited(january, person))).toMatchObject({ kind: 'done' });
    expect(await status({ ...old, link: { ...old.link, pulse: january } })).toMatchObject({ status: 404 });
    const stopWith = async (link: string) =>
      (await fetch(link, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status;
    expect(await stopWith(old.stop)).toBe(404);
    expect(await stopWith(invited(january, 3).stop)).toBe(200);
  });
});

describe('a sealing key is lost', () => {
  const told = () => pulse.stack.mails().filter(({ subject }) => subject.includes('was not counted'));

  test('an open pulse cannot be made void', async () => {
    expect(await command('void', '--yes', january)).toMatchObject({
      code: 4,
      said: expect.stringContaining(`${january} is open.`),
    });
  });

  test('the pulse waits with its answers, nothing is published, and the night after it is overdue', async () => {
    expect(await sealingKeys(pulse.tables, pulse.tableNamed('Keys')).read(january)).toBeDefined();
    await deleteKey(keyRows.sealing(january));
    const overdue = rung('PulsesOverdue');
    await pulse.stack.advanceTo(addSeconds(januaryEnds, daySeconds));
    expect(rung('PulsesOverdue')).toBe(overdue + 1);
    expect(pulse.logged.filter((line) => line.includes('key-missing')).length).toBeGreaterThan(0);
    expect(await responsesLeft(january)).toBe(2);
    expect(await pulse.stack.readSiteObject(siteKeys.commitment(january))).toBeUndefined();
  });

  test('void ends it: answers are destroyed, the public list says why, and each steward is told once', async () => {
    expect(await command('void', january)).toMatchObject({ code: 2, said: expect.stringContaining('--yes') });
    const asked: string[] = [];
    const terminal = { out: () => undefined, err: () => undefined, cwd: '/' };
    const ask = async (question: string) => {
      asked.push(question);
      return 'no';
    };
    const surroundings = () => ({ lambda, tables: pulse.tables, now: pulse.stack.clock.now() });
    expect(await voidPulse(['--stage', 'local', january], { ...terminal, ask }, surroundings)).toBe(4);
    expect(asked).toEqual([expect.stringContaining('At most 2')]);
    expect(await responsesLeft(january)).toBe(2);
    for (let time = 0; time < 2; time++) {
      const { code, said } = await command('void', '--yes', january);
      expect([code, said]).toEqual([0, expect.stringContaining('The pulse is void.')]);
    }
    expect(await responsesLeft(january)).toBe(0);
    const list = await pulse.stack.readSiteObject(siteKeys.commitment(january));
    const commitment = commitmentSchema.parse(JSON.parse(new TextDecoder().decode(list)));
    expect(commitment).toMatchObject({ receipts: [], lost: 'sealing-key' });
    expect(pulse.logged.filter((line) => line.includes('notice.sent')).slice(-2)).toEqual([
      expect.stringContaining('"sent":1,"refused":0,"unknown":0'),
      expect.stringContaining('"sent":0,"refused":0,"unknown":0'),
    ]);
    expect(told().map(({ to }) => to)).toEqual([['person0@example.org']]);
  });

  test('nothing is overdue any more, and the old dead letters change nothing', async () => {
    const overdue = rung('PulsesOverdue');
    expect(await command('redrive')).toMatchObject({ code: 0 });
    await pulse.stack.advanceTo(addSeconds(pulse.stack.clock.now(), 3 * daySeconds));
    expect(rung('PulsesOverdue')).toBe(overdue);
    expect(told()).toHaveLength(1);
  });
});
