/** The upgrade from a version that kept keys as parameters: `pulse migrate` with an embedded DynamoDB and Parameter Store. */
import { LambdaClient } from '@aws-sdk/client-lambda';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate } from '../../cli/migrate.ts';
import { masterKeys } from '../../functions/adapters/master-keys.ts';
import { sealingKeys } from '../../functions/adapters/sealing-keys.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import type { PulseState } from '../../shared/contract/pulse-state.ts';
import { keyRows } from '../../shared/contract/tables.ts';
import { toBase64Url } from '../../shared/kernel/bytes.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startTable } from '../functions/adapters/start-table.ts';
import { madeDefinition } from '../made/made-pulse.ts';
import { storeDefinition } from '../made/stored-definition.ts';
import { startParameterStore } from './parameter-store.ts';
import { answering } from './pulse-process.ts';
import { servingOperator } from './serving-operator.ts';

const bytes = (fill: number) => new Uint8Array(32).fill(fill);
const under = '/commons-pulse/prod';
const sealingName = (pulse: string, key = 'a') => `${under}/sealing/${pulse}/${key.repeat(32)}`;

const stops: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));

/** A deployment that was just upgraded: parameters as the version before left them, and an empty table of keys. */
async function upgraded() {
  const table = 'all';
  const { client, stop } = await startTable(table);
  const aws = await answering(
    200,
    '',
    {
      Functions: functionNames.map((name) => ({
        FunctionName: name,
        Description: `commons-pulse ${name}`,
        LoggingConfig: { LogGroup: 'CommonsPulse-prod-pipeline-Logs' },
        Environment: { Variables: { INVITATIONS_TABLE: table, KEYS_TABLE: table } },
      })),
    },
    servingOperator(client, table),
  );
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const lambda = new LambdaClient({ endpoint: aws.endpoint, region: 'eu-central-1', credentials });
  const parameters = new Map([
    [`${under}/credential-key`, toBase64Url(bytes(2))],
    [`${under}/link-key`, toBase64Url(bytes(1))],
    ['/commons-pulse/prod2/link-key', toBase64Url(bytes(9))],
  ]);
  const ssm = await startParameterStore(parameters);
  stops.push(stop, aws.stop, ssm.stop, async () => lambda.destroy());
  return {
    parameters,
    client,
    masters: masterKeys(client, table),
    sealing: sealingKeys(client, table),
    keyRows: async () => {
      const { Items = [] } = await client.send(new ScanCommand({ TableName: table }));
      return Items.filter(({ bytes: key }) => key instanceof Uint8Array).map(({ pk }) => String(pk));
    },
    async begun(pulse: string, state: PulseState, key: Uint8Array, named = sealingName(pulse)) {
      await storeDefinition(client, table, madeDefinition(pulse, { state, sealingParameter: named, expiresAt: 4e9 }));
      parameters.set(sealingName(pulse), toBase64Url(key));
    },
    async run(...args: readonly string[]) {
      const [out, err]: [string[], string[]] = [[], []];
      const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) };
      const account = () => ({ lambda, ssm: ssm.client, now: '2026-10-20T08:00:00Z' as Instant });
      const code = await migrate(['--stage', 'prod', ...args], { ...terminal, cwd: '/' }, account);
      return { code, out, err };
    },
  };
}

describe('pulse migrate', () => {
  let world: Awaited<ReturnType<typeof upgraded>>;
  beforeEach(async () => {
    world = await upgraded();
  });

  it('copies both masters and the keys of pulses that are not over, and says how to delete the parameters', async () => {
    await world.begun('open-2026-10', 'open', bytes(3));
    await world.begun('frozen-2026-10', 'frozen', bytes(4));
    const { code, out, err } = await world.run();
    expect([code, err]).toEqual([0, []]);
    expect(out).toEqual([
      'credential master: copied',
      'link key: copied',
      'sealing key of open-2026-10: copied',
      'sealing key of frozen-2026-10: copied',
      'Every key that is needed is in the table. Once the next pulse has opened, delete the parameters:',
      `  aws ssm delete-parameters --names ${under}/credential-key ${under}/link-key ${sealingName('open-2026-10')} ${sealingName('frozen-2026-10')}`,
    ]);
    expect(await world.masters.read('link')).toEqual(bytes(1));
    expect(await world.masters.read('credential')).toEqual(bytes(2));
    expect(await world.sealing.read('open-2026-10' as PulseId)).toEqual(bytes(3));
    expect(await world.sealing.read('frozen-2026-10' as PulseId)).toEqual(bytes(4));
    const { Items = [] } = await world.client.send(new ScanCommand({ TableName: 'all' }));
    const key = keyRows.sealing('open-2026-10' as PulseId);
    expect(Items.find(({ pk }) => pk === key.pk)).toMatchObject({ ...key, expiresAt: 4e9 });
  });

  it('run again changes nothing and says so, also when it was stopped half-way', async () => {
    await world.begun('open-2026-10', 'open', bytes(3));
    await world.masters.readOrCreate('credential', () => bytes(2));
    expect((await world.run()).out.slice(0, 3)).toEqual([
      'credential master: copied before',
      'link key: copied',
      'sealing key of open-2026-10: copied',
    ]);
    expect((await world.run()).out.slice(0, 3)).toEqual([
      'credential master: copied before',
      'link key: copied before',
      'sealing key of open-2026-10: copied before',
    ]);
    expect((await world.keyRows()).toSorted()).toEqual(['credential', 'link', 'sealing#open-2026-10']);
  });

  it('leaves keys that open nothing: of pulses that are over, and those that killed openings left behind', async () => {
    await world.begun('closed-2026-07', 'closed', bytes(3));
    await world.begun('refused-2026-07', 'refused', bytes(4));
    await world.begun('raced-2026-10', 'open', bytes(5), sealingName('raced-2026-10', 'b'));
    world.parameters.set(sealingName('never-2026-10'), toBase64Url(bytes(6)));
    const { code, out } = await world.run();
    expect(code).toBe(0);
    expect(out.filter((line) => line.includes('not needed'))).toHaveLength(4);
    expect((await world.keyRows()).toSorted()).toEqual(['credential', 'link']);
    // They are deleted with the others.
    expect(out.at(-1)).toContain(sealingName('never-2026-10'));
  });

  it('replaces no key: a different one in the table stays, the others are copied, and no parameter may be deleted', async () => {
    await world.masters.readOrCreate('link', () => bytes(7));
    const { code, out, err } = await world.run();
    expect(code).toBe(4);
    expect(out).toEqual(['credential master: copied', 'link key: NOT COPIED: the table has another one']);
    expect(err).toEqual([expect.stringContaining('docs/operate.md')]);
    expect(await world.masters.read('link')).toEqual(bytes(7));
  });

  it('reads every page, and prints commands that Parameter Store accepts', async () => {
    for (let n = 1; n <= 23; n++) await world.begun(`guild${n}-2026-10`, 'open', bytes(n));
    const { out } = await world.run();
    expect(await world.keyRows()).toHaveLength(25);
    const commands = out.filter((line) => line.includes('delete-parameters'));
    expect(commands.map((line) => line.split(' ').filter((word) => word.startsWith(under)).length)).toEqual([
      10, 10, 5,
    ]);
  });

  it('says what it did to programs, never the keys', async () => {
    const { code, out, err } = await world.run('--json');
    expect(code).toBe(0);
    expect(JSON.parse(out.join('\n'))).toEqual({
      stage: 'prod',
      keys: [
        { name: `${under}/credential-key`, what: 'credential master', ending: 'copied' },
        { name: `${under}/link-key`, what: 'link key', ending: 'copied' },
      ],
      isRefused: false,
    });
    expect([...out, ...err].join('\n')).not.toContain(toBase64Url(bytes(1)));
  });

  it('has nothing to do in a deployment that never had parameters', async () => {
    world.parameters.clear();
    expect(await world.run()).toEqual({ code: 0, out: ['No key of this stage is a parameter.'], err: [] });
  });

  it('stops at a parameter that it does not know, before anything is copied', async () => {
    world.parameters.set(`${under}/other`, 'x');
    await expect(world.run()).rejects.toThrow(`${under}/other is not a key of Commons Pulse`);
    expect(await world.keyRows()).toEqual([]);
  });
});
