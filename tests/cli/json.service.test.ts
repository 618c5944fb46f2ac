/** `--json`: the result alone on standard output, messages on the other stream, the same exit code as without it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { about } from '../../cli/about.ts';
import { lintInstrumentFile } from '../../cli/lint-instrument.ts';
import { listPulses } from '../../cli/pulses.ts';
import { restore } from '../../cli/restore.ts';
import { verifyFiles } from '../../cli/verify.ts';
import { voidPulse } from '../../cli/void.ts';
import { peopleTable } from '../../functions/adapters/people-table.ts';
import { functionNames } from '../../shared/contract/functions.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { rosterVersion } from '../../shared/roster/roster-version.ts';
import { startTable } from '../functions/adapters/start-table.ts';
import { community, everybody } from '../functions/notify-stewards/notify-world.ts';
import { madeDefinition } from '../made/made-pulse.ts';
import { storeDefinition } from '../made/stored-definition.ts';
import { written } from '../shared/contract/own-instrument-fixture.ts';
import { ordinaryQuarter, reportOf } from '../shared/report/quarter-fixture.ts';
import { answering } from './pulse-process.ts';
import { servingOperator } from './serving-operator.ts';

const folder = mkdtempSync(join(tmpdir(), 'pulse-json-'));
const now = '2026-10-20T08:00:00Z' as Instant;
const open = madeDefinition('makers-2026-10');

let table: Awaited<ReturnType<typeof startTable>>;
let aws: Awaited<ReturnType<typeof answering>>;
let lambda: LambdaClient;
let answersOddly = false;
beforeAll(async () => {
  // One table plays all: their keys do not overlap.
  table = await startTable('all');
  const Variables = { PEOPLE_TABLE: 'all', INVITATIONS_TABLE: 'all', SIGNALS_TABLE: 'all', RESULTS_TABLE: 'all' };
  const Functions = functionNames.map((name) => ({
    FunctionName: name,
    Description: `commons-pulse ${name}`,
    LoggingConfig: { LogGroup: 'CommonsPulse-prod-pipeline-Logs' },
    Environment: { Variables },
  }));
  const serve = servingOperator(table.client, 'all');
  aws = await answering(200, '', { Functions }, async (name, input) =>
    answersOddly ? { of: 'another version' } : serve(name, input),
  );
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  lambda = new LambdaClient({ endpoint: aws.endpoint, region: 'eu-central-1', credentials });
  const roster = rosterVersion('a'.repeat(32), undefined);
  const programme = { community, roster, zones: ['Europe/Berlin'], importedAt: now };
  await peopleTable(table.client, 'all').applyRoster(programme, everybody, undefined);
  await storeDefinition(table.client, 'all', open);
});
afterAll(async () => {
  lambda.destroy();
  await aws.stop();
  await table.stop();
  rmSync(folder, { recursive: true, force: true });
});

const account = () => ({ lambda, tables: table.client, now });
function terminal() {
  const [out, err]: [string[], string[]] = [[], []];
  const said = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), cwd: folder };
  return { ...said, json: () => JSON.parse(out.join('\n')), messages: err };
}

describe('of a deployment', () => {
  it('pulses lists what is open and what comes next', async () => {
    const said = terminal();
    expect(await listPulses(['--stage', 'prod', '--json'], said, account)).toBe(1);
    expect(said.json()).toMatchObject({
      stage: 'prod',
      isOpen: true,
      pulses: expect.arrayContaining([
        {
          ...{ pulse: 'makers-2026-10', state: 'open', opens: open.opens, closes: open.closes },
          ...{ acceptsUntil: open.acceptsUntil, resultsAt: open.resultsAt },
        },
        expect.objectContaining({ state: 'planned' }),
      ]),
    });
    expect(said.messages).toEqual([]);
  });

  it('about prints nothing else, and says in words that nothing is kept', async () => {
    const [known, unknown] = [terminal(), terminal()];
    const [{ address = '' } = {}] = everybody;
    expect(await about(['--stage', 'prod', '--json', '--email', address], known, account)).toBe(0);
    expect(known.json()).toMatchObject({ communities: [{ community: 'makers' }] });
    expect(await about(['--stage', 'prod', '--email', 'stranger@example.org'], unknown, account)).toBe(0);
    expect(unknown.json()).toMatchObject({ communities: [] });
    expect(unknown.messages).toEqual(['Nothing is stored under this address.']);
  });

  it('void refuses an open pulse in words, with nothing for programs', async () => {
    const said = terminal();
    expect(await voidPulse(['--stage', 'prod', '--json', 'makers-2026-10'], said, account)).toBe(4);
    expect(said.messages).toEqual([
      'makers-2026-10 is open. Only a pulse that has ended and is not counted yet can be voided.',
    ]);
    expect(said.json).toThrow();
  });

  it('a function that answers as another version would is named, with the cure', async () => {
    answersOddly = true;
    const asked = listPulses(['--stage', 'prod'], terminal(), account);
    await expect(asked).rejects.toThrow('serve-operator answered as another version would');
    answersOddly = false;
  });

  it('restore names a copy that does not exist', async () => {
    const args = ['--stage', 'prod', '--table', 'People', '--from', 'copi', '--json'];
    await expect(restore(args, terminal(), account)).rejects.toThrow('--from must name a table of this account');
  });
});

describe('of a file', () => {
  it('verify says what was found, and where', async () => {
    const report = reportOf(ordinaryQuarter());
    writeFileSync(join(folder, 'report.json'), JSON.stringify(report));
    writeFileSync(join(folder, 'leaking.json'), JSON.stringify({ ...report, deviation: 0.8 }));
    const [sound, leaking] = [terminal(), terminal()];
    expect(await verifyFiles(['--json', 'report.json'], sound)).toBe(0);
    expect(sound.json()).toEqual({
      ...{ file: 'report.json', community: 'makers', quarter: '2026-Q4', revision: 1, earlier: 0, findings: [] },
    });
    expect(await verifyFiles(['--json', 'leaking.json'], leaking)).toBe(1);
    expect(leaking.json().findings).toMatchObject([{ place: 'deviation' }]);
  });

  it('lint-instrument says what is wrong, and what to look at again', async () => {
    const { licence: _, ...wrong } = written();
    writeFileSync(join(folder, 'sound.json'), JSON.stringify(written()));
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify(wrong));
    const [sound, refused] = [terminal(), terminal()];
    expect(await lintInstrumentFile(['sound.json', '--json'], sound)).toBe(0);
    expect(sound.json()).toMatchObject({ file: 'sound.json', isUsable: true, id: 'makers-trust', problems: [] });
    expect(await lintInstrumentFile(['wrong.json', '--json'], refused)).toBe(1);
    expect(refused.json()).toMatchObject({ isUsable: false, problems: [{ place: 'licence' }] });
  });
});
