/**
 * Every alarm that is fed by a log, rung once, and what is done about a dead letter: by real handlers that meet what it is there for, through the metric filters
 * of the template. The daily quota has a test of its own (daily-quota.test.ts).
 */
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SQSClient } from '@aws-sdk/client-sqs';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { redrive } from '../../cli/redrive.ts';
import { responsesTable } from '../../functions/adapters/responses-table.ts';
import { resultsTable } from '../../functions/adapters/results-table.ts';
import type { ArrivingCall } from '../../local/gateway.ts';
import { resultKeys } from '../../shared/contract/tables.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';
import { sealedRow } from '../functions/close-pulse/close-world.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';

const community = 'data-guild' as CommunityId;
const quarter = '2026-Q4' as QuarterId;
let pulse: OpenPulse;
const rung = (metric: string) => pulse.stack.logCounts().get(metric) ?? 0;
const afterClose = (seconds: number) => pulse.stack.advanceTo(addSeconds(pulse.manifest.closes, seconds));

describe('while everything is well', () => {
  beforeAll(async () => {
    pulse = await openPulse(12);
  });
  afterAll(() => pulse.stop());

  test('the planner is heard every night, mails are counted, and no alarm has anything to count', async () => {
    const nights = rung('PlansReconciled');
    expect(nights).toBeGreaterThan(10);
    await pulse.stack.advanceTo(addSeconds(pulse.stack.clock.now(), 2 * 24 * 60 * 60));
    expect(rung('PlansReconciled')).toBe(nights + 2);
    expect(rung('MailsSent')).toBe(12);
    for (const metric of ['MailsRefused', 'MailsUnknown', 'PulsesOverdue', 'SendingPaused', 'ResultsStopped']) {
      expect(rung(metric), metric).toBe(0);
    }
    await pulse.count();
    await afterClose(24 * 60 * 60);
    expect(rung('PulsesOverdue')).toBe(0);
  });

  test('a report that its attackers can break stops the results', async () => {
    await pulse.tables.send(
      new UpdateCommand({
        TableName: pulse.tableNamed('Results'),
        Key: resultKeys.pulse(community, quarter, pulse.pulse),
        UpdateExpression: 'SET #result.minimumGroup = :four',
        ExpressionAttributeNames: { '#result': 'result' },
        ExpressionAttributeValues: { ':four': 4 },
      }),
    );
    const input = { step: 'publish', community, quarter, at: '2027-01-05T08:00:00Z' };
    await expect(pulse.stack.invoke('publish-quarter', input)).rejects.toThrow('attackers');
    expect(rung('ResultsStopped')).toBe(1);
  });
});

describe('when somebody has stuffed a pulse', () => {
  beforeAll(async () => {
    pulse = await openPulse(12);
    const publicKey = fromHex(pulse.manifest.sealingKey);
    const label = pulse.manifest.groups[0]?.label ?? '';
    if (!publicKey) throw new Error('the manifest must have a sealing key');
    const row = await sealedRow(publicKey, pulse.pulse, label, [3, 3, 3, 3, 3]);
    await responsesTable(pulse.tables, pulse.tableNamed('Responses')).keep(pulse.pulse, { ...row, expiresAt: 9e9 });
    await afterClose(10 * 60);
  });
  afterAll(() => pulse.stop());

  test('the results stop, and the pulse is over: nothing is overdue the night after', async () => {
    expect(rung('ResultsStopped')).toBe(1);
    await afterClose(24 * 60 * 60);
    expect(rung('PulsesOverdue')).toBe(0);
    expect(pulse.stack.failures()).toEqual([]);
  });
});

describe('when a key cannot be read at the close', () => {
  let down = false;
  const said: string[] = [];
  const terminal = { out: (line: string) => void said.push(line), err: () => undefined, cwd: '/' };
  const again = (...args: readonly string[]) => {
    said.length = 0;
    const settings = {
      endpoint: pulse.stack.endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    };
    return redrive(['--stage', 'local', ...args], terminal, () => ({
      lambda: new LambdaClient(settings),
      sqs: new SQSClient(settings),
    }));
  };
  const closed = () => pulse.logged.filter((line) => line.includes('"event":"pulse.closed"')).length;
  beforeAll(async () => {
    const disturb = ({ service, operation }: ArrivingCall) =>
      down && service === 'ssm' && operation === 'GetParameter' ? ('refuse' as const) : undefined;
    pulse = await openPulse(12, { disturb });
    down = true;
    await afterClose(10 * 60);
  });
  afterAll(() => pulse.stop());

  test('the step is given up after its retries, and waits among the dead letters', async () => {
    expect(pulse.stack.failures().map(({ what }) => what)).toContain('1 on the dead-letter queue');
    expect(await again('--list')).toBe(1);
    expect(said.join('\n')).toContain(`close ${pulse.pulse} at ${addSeconds(pulse.manifest.closes, 5 * 60)}`);
    expect(said.join('\n')).toContain('counts the pulse, however late');
  });

  test('the night after, the planner finds the pulse overdue', async () => {
    expect(rung('PulsesOverdue')).toBe(0);
    const night = `${addSeconds(pulse.manifest.closes, 24 * 60 * 60).slice(0, 10)}T03:00:00Z` as Instant;
    await pulse.stack.advanceTo(night);
    expect(rung('PulsesOverdue')).toBe(1);
  });

  test('once the cause is gone it is done again, and ends right and once', async () => {
    down = false;
    expect(await again()).toBe(0);
    await pulse.stack.drain();
    expect(closed()).toBe(1);
    const { pulses } = await resultsTable(pulse.tables, pulse.tableNamed('Results')).quarter(community, quarter);
    expect(pulses.map(({ accepted }) => accepted)).toEqual([0]);
    expect(await again()).toBe(0);
    expect(said).toEqual(['Nothing lies among the dead letters.']);
  });
});
