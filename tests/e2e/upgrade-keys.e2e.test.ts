/**
 * The upgrade of docs/operate.md, "Keys of an earlier version", in the middle of a pulse: its keys are parameters, as the
 * version before left them; `pulse migrate` copies them, and the pulse goes on as if nothing had happened.
 */
import { LambdaClient } from '@aws-sdk/client-lambda';
import { DeleteCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { migrate } from '../../cli/migrate.ts';
import { sealingKeys } from '../../functions/adapters/sealing-keys.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { questionCount } from '../../shared/answers/instruments.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { toBase64Url } from '../../shared/kernel/bytes.ts';
import { addSeconds, daySeconds } from '../../shared/kernel/time.ts';
import { browserStorage, random } from '../../tools/bench/answer-world.ts';
import { answerPulse } from '../../web/survey/protocol.ts';
import { startParameterStore } from '../cli/parameter-store.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';

const parameters = new Map<string, string>();
let pulse: OpenPulse;
let store: Awaited<ReturnType<typeof startParameterStore>>;
let lambda: LambdaClient;
beforeAll(async () => {
  pulse = await openPulse(12);
  store = await startParameterStore(parameters);
  const credentials = { accessKeyId: 'operator', secretAccessKey: 'nobody' };
  lambda = new LambdaClient({ endpoint: pulse.stack.endpoint, region: 'eu-central-1', credentials });
});
afterAll(async () => {
  lambda.destroy();
  await store.stop();
  await pulse.stop();
});

function linkOf(person: number) {
  const mails = pulse.stack.mails().filter(({ text }) => text.includes(`/s/${pulse.pulse}/`));
  const mail = mails.find(({ to }) => to.includes(`person${person}@example.org`));
  const [, token = '', fingerprint = ''] = /#t=([A-Za-z0-9_-]{43})&f=([0-9a-f]{64})/.exec(mail?.text ?? '') ?? [];
  return { pulse: pulse.pulse, token, fingerprint };
}
const send = (person: number) =>
  answerPulse({
    link: linkOf(person),
    site: pulse.stack.url,
    storage: browserStorage(),
    fetch,
    random,
    answers: choicesFrom(Array.from({ length: questionCount(pulse.manifest.instruments) }, () => 4)),
  });

/** Where the version before kept a key. */
const parameterOf = (partition: string): string =>
  `/commons-pulse/local/${partition.startsWith('sealing#') ? `sealing/${pulse.pulse}/${'a'.repeat(32)}` : `${partition}-key`}`;

test('before it is run, no answer gets through, and none is lost in its page', async () => {
  const Keys = pulse.tableNamed('Keys');
  const { Items = [] } = await pulse.tables.send(new ScanCommand({ TableName: Keys }));
  expect(Items).toHaveLength(3);
  for (const { pk, sk, bytes } of Items) {
    parameters.set(parameterOf(String(pk)), toBase64Url(z.instanceof(Uint8Array).parse(bytes)));
    await pulse.tables.send(new DeleteCommand({ TableName: Keys, Key: { pk, sk } }));
  }
  await pulse.tables.send(
    new UpdateCommand({
      TableName: pulse.tableNamed('Invitations'),
      Key: invitationKeys.definition(pulse.pulse),
      UpdateExpression: 'SET sealingParameter = :name',
      ExpressionAttributeValues: { ':name': parameterOf('sealing#') },
    }),
  );
  // New code starts without any key in memory; functions that run go on for a day.
  await pulse.stack.advanceTo(addSeconds(pulse.stack.clock.now(), daySeconds));
  expect(await send(0)).toMatchObject({ kind: 'unreachable' });
});

test('after it, answers are counted with those keys, reminders go out, and the sealing key is destroyed', async () => {
  const said: string[] = [];
  const terminal = {
    out: (line: string) => void said.push(line),
    err: (line: string) => void said.push(line),
    cwd: '/',
  };
  const account = () => ({ lambda, ssm: store.client, now: pulse.stack.clock.now() });
  expect([await migrate(['--stage', 'local'], terminal, account), said.slice(0, 3).toSorted()]).toEqual([
    0,
    ['credential master: copied', 'link key: copied', `sealing key of ${pulse.pulse}: copied`],
  ]);
  for (let person = 0; person < 6; person++) expect(await send(person)).toMatchObject({ kind: 'done' });
  const { result } = await pulse.count();
  expect(result).toMatchObject({ accepted: 6, malformed: 0 });
  expect(pulse.stack.mails().filter(({ to }) => to.includes('person11@example.org')).length).toBeGreaterThan(1);
  expect(await sealingKeys(pulse.tables, pulse.tableNamed('Keys')).read(pulse.pulse)).toBeUndefined();
});
