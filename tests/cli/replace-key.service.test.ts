import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { replaceKey } from '../../cli/replace-key.ts';
import { masterKeys } from '../../functions/adapters/master-keys.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { rosterVersion } from '../../shared/roster/roster-version.ts';
import { startTable } from '../functions/adapters/start-table.ts';
import { community, everybody } from '../functions/notify-stewards/notify-world.ts';
import { madeDefinition } from '../made/made-pulse.ts';
import { storeDefinition } from '../made/stored-definition.ts';
import { answering } from './pulse-process.ts';
import { servingOperator } from './serving-operator.ts';

/** Long before any pulse, hours before the one of October opens, and while it is open. */
const [quiet, eve, during] = ['2026-09-20T08:00:00Z', '2026-10-12T20:00:00Z', '2026-10-20T08:00:00Z'] as Instant[];
const table = 'all';
const old = new Uint8Array(32).fill(1);

let started: Awaited<ReturnType<typeof startTable>>;
let aws: Awaited<ReturnType<typeof answering>>;
let lambda: LambdaClient;
beforeAll(async () => {
  started = await startTable(table);
  aws = await answering(
    200,
    '',
    {
      Functions: functionNames.map((name) => ({
        FunctionName: name,
        Description: `commons-pulse ${name}`,
        LoggingConfig: { LogGroup: 'CommonsPulse-prod-pipeline-Logs' },
        Environment: { Variables: { PEOPLE_TABLE: table, INVITATIONS_TABLE: table, KEYS_TABLE: table } },
      })),
    },
    servingOperator(started.client, table),
  );
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  lambda = new LambdaClient({ endpoint: aws.endpoint, region: 'eu-central-1', credentials });
  const roster = rosterVersion('a'.repeat(32), undefined);
  await peopleTable(started.client, table).applyRoster(
    { community, roster, zones: ['Europe/Berlin'], importedAt: quiet as Instant },
    everybody,
    undefined,
  );
  await masters().readOrCreate('link', () => old);
});
afterAll(async () => {
  lambda.destroy();
  await aws.stop();
  await started.stop();
});

const masters = () => masterKeys(started.client, table);
async function run(now: Instant | undefined, ...args: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), cwd: '/' };
  const account = () => ({ lambda, now: now as Instant });
  return { code: await replaceKey(['--stage', 'prod', ...args], terminal, account), out, err };
}

test('a key is not replaced while a pulse is open, or will be within a day, because functions remember it that long', async () => {
  expect(await run(eve, '--key', 'link')).toEqual({
    code: 4,
    out: [],
    err: ['Nothing was changed: makers-2026-10 is planned.'],
  });
  await storeDefinition(started.client, table, madeDefinition('makers-2026-10'));
  expect((await run(during, '--key', 'link')).err).toEqual(['Nothing was changed: makers-2026-10 is open.']);
  expect(await masters().read('link')).toEqual(old);
});

test('otherwise a fresh one is in its place, and the other key stays as it was', async () => {
  const { code, out } = await run(quiet, '--key', 'link', '--during-a-pulse');
  expect([code, out]).toEqual([0, ['A new link key is in place. Functions use it within a day.']]);
  const fresh = await masters().read('link');
  expect(fresh).toHaveLength(32);
  expect(fresh).not.toEqual(old);
  expect(await masters().read('credential')).toBeUndefined();
});

test('a lost key is put in place again, and programs are told which', async () => {
  const { code, out } = await run(during, '--key', 'credential', '--during-a-pulse', '--json');
  expect([code, JSON.parse(out.join(''))]).toEqual([0, { stage: 'prod', key: 'credential' }]);
  expect(await masters().read('credential')).toHaveLength(32);
});

test('a sealing key cannot be replaced: what was sealed to it would be lost', async () => {
  await expect(run(quiet, '--key', 'sealing')).rejects.toThrow('a sealing key cannot be replaced');
});

test('read links have a master that can be replaced, too', async () => {
  expect((await run(quiet, '--key', 'read', '--during-a-pulse')).out).toEqual([
    'A new master of read links is in place. Functions use it within a day.',
  ]);
  expect(await masters().read('read')).toHaveLength(32);
});
