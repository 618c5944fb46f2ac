/**
 * Every alarm fed by a log rings once, and dead letters are dealt with: real handlers meet the fault that each alarm exists
 * for, through the metric filters of the template. The daily quota has a separate test (daily-quota.e2e.test.ts).
 */
import { GetQueueAttributesCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { responsesTable } from '../../functions/adapters/responses-table.ts';
import { resultsTable } from '../../functions/adapters/results-table.ts';
import type { ArrivingCall } from '../../local/gateway.ts';
import { generousPolicy } from '../../local/ses.ts';
import { alarms } from '../../shared/contract/alarms.ts';
import { acceptsUntilOf } from '../../shared/contract/pulse.ts';
import { resultKeys } from '../../shared/contract/tables.ts';
import { fromHex } from '../../shared/kernel/bytes.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, type Instant } from '../../shared/kernel/time.ts';
import { pulseCommand } from '../../tools/rehearsal/pulse-command.ts';
import { sealedRow } from '../functions/close-pulse/close-world.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';

const community = 'data-guild' as CommunityId;
const quarter = '2026-Q4' as QuarterId;
let pulse: OpenPulse;
const rung = (metric: string) => pulse.stack.logCounts().get(metric) ?? 0;
const afterClose = (seconds: number) => pulse.stack.advanceTo(addSeconds(acceptsUntilOf(pulse.manifest), seconds));

describe('while everything is well', () => {
  beforeAll(async () => {
    pulse = await openPulse(12);
  });
  afterAll(() => pulse.stop());

  test('the planner reports every night, mails are counted, and no alarm has anything to count', async () => {
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

  test('mails that a server rejects for now are counted, and stop no one’s mail', async () => {
    const bounced = (bounceType: string) => ({ kind: 'Bounce', bounceType, tags: { community: [community] } });
    for (const type of ['Transient', 'Transient', 'Undetermined', 'Permanent']) {
      await pulse.stack.invoke('record-mail-event', bounced(type));
    }
    expect(rung('MailsGivenBack')).toBe(3);
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
    // For its only pulse; without that there is no quarter to publish.
    expect(rung('ResultsStopped')).toBe(1);
  });
});

describe('when a pulse has been stuffed', () => {
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

/** The drill "What is too late" of docs/drills.md. */
describe('when something fails, and is retried once its cause is gone', () => {
  let [paused, down] = [false, false];
  let sqs: SQSClient;
  const again = async (...args: readonly string[]) => {
    const run = await pulseCommand(pulse.stack, ['redrive', '--stage', 'local', ...args]);
    await pulse.stack.drain();
    return run;
  };
  /** Who got how many mails about the pulse. */
  const surveyMails = () =>
    Map.groupBy(
      pulse.stack.mails().filter(({ text }) => text.includes(`/s/${pulse.pulse}/`)),
      ({ to }) => String(to),
    );
  const eachHas = (mails: number) => {
    expect(surveyMails().size).toBe(12);
    for (const [to, all] of surveyMails()) expect(all, to).toHaveLength(mails);
  };
  /** What the metric of an alarm that watches a queue would say. */
  async function waitingIn(alarm: 'mails-given-up' | 'events-given-up'): Promise<number> {
    const { queue, metric } = alarms[alarm].watches;
    const name = metric.replace(/Visible$/, '') as 'ApproximateNumberOfMessages';
    const command = new GetQueueAttributesCommand({ QueueUrl: pulse.queueUrl(queue), AttributeNames: [name] });
    return Number((await sqs.send(command)).Attributes?.[name]);
  }
  const closed = () => pulse.logged.filter((line) => line.includes('"event":"pulse.closed"')).length;
  beforeAll(async () => {
    const disturb = ({ operation, actions }: ArrivingCall) =>
      down && operation === 'GetItem' && actions[0]?.resource.includes('-Keys') ? ('refuse' as const) : undefined;
    const refuse = () =>
      paused ? { code: 'AccountSendingPausedException', message: 'Sending is paused for this account' } : undefined;
    pulse = await openPulse(12, { disturb, mailReceives: 3, mailPolicy: { ...generousPolicy, refuse } });
    const credentials = { accessKeyId: 'operator', secretAccessKey: 'nobody' };
    sqs = new SQSClient({ endpoint: pulse.stack.endpoint, region: 'eu-central-1', credentials });
  });
  afterAll(async () => {
    sqs.destroy();
    await pulse.stop();
  });

  test('mails that the provider does not accept are given up after their receives, and the alarm rings', async () => {
    paused = true;
    expect(await waitingIn('mails-given-up')).toBe(0);
    await pulse.stack.advanceTo('2026-10-22T12:00:00Z' as Instant);
    eachHas(1);
    expect(await waitingIn('mails-given-up')).toBeGreaterThanOrEqual(alarms['mails-given-up'].threshold);
    // Reported at each receive of a message, as often as the queue allows.
    expect(rung('SendingPaused')).toBe(3 * (await waitingIn('mails-given-up')));
  });

  test('the list says what they are, since when and what a retry now means, and does nothing', async () => {
    const before = await waitingIn('mails-given-up');
    const { code, said } = await again('--list');
    expect(code).toBe(1);
    expect(said).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\dZ {2}mails \(reminder-1\) of data-guild-2026-10$/m);
    expect(said).toContain('now: sends them to members who have not received them; nothing once the pulse has closed');
    expect(said).toContain(`${before} are waiting.`);
    // A retry right after reading the list finds the same.
    expect((await again('--list')).said).toBe(said);
    eachHas(1);
  });

  test('once the account is repaired each mail is sent once, however often it is retried', async () => {
    paused = false;
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl: pulse.queueUrl('MailDeadLetters'),
        VisibilityTimeout: 1,
        WaitTimeSeconds: 5,
      }),
    );
    expect((await again()).code).toBe(0);
    expect(await waitingIn('mails-given-up')).toBe(0);
    eachHas(2);
    for (const { Body } of Messages) {
      await sqs.send(new SendMessageCommand({ QueueUrl: pulse.queueUrl('MailDeadLetters'), MessageBody: Body }));
    }
    expect(Messages).not.toEqual([]);
    expect(await again()).toMatchObject({ code: 0, said: expect.stringContaining('1 are being retried') });
    eachHas(2);
  });

  test('mails given up until the pulse has closed are no longer sent', async () => {
    paused = true;
    await pulse.stack.advanceTo(addSeconds(pulse.manifest.closes, -3600));
    expect(await waitingIn('mails-given-up')).toBeGreaterThan(0);
    paused = false;
    down = true;
    await afterClose(10 * 60);
    eachHas(2);
  });

  test('a close whose key cannot be read is given up after its retries, and waits among the dead letters', async () => {
    expect(await waitingIn('events-given-up')).toBeGreaterThanOrEqual(alarms['events-given-up'].threshold);
    const { code, said } = await again('--list');
    expect(code).toBe(1);
    expect(said).toContain(`close ${pulse.pulse} at ${addSeconds(acceptsUntilOf(pulse.manifest), 5 * 60)}`);
    expect(said).toContain('counts the pulse, however late');
    expect(said).toContain('mails (reminder-2)');
  });

  test('the night after, the planner finds the pulse overdue', async () => {
    expect(rung('PulsesOverdue')).toBe(0);
    const night = `${addSeconds(acceptsUntilOf(pulse.manifest), 24 * 60 * 60).slice(0, 10)}T03:00:00Z` as Instant;
    await pulse.stack.advanceTo(night);
    expect(rung('PulsesOverdue')).toBe(1);
  });

  test('once the cause is gone the pulse is counted once, and no mail is sent after its end', async () => {
    down = false;
    expect((await again()).code).toBe(0);
    expect(closed()).toBe(1);
    const { pulses } = await resultsTable(pulse.tables, pulse.tableNamed('Results')).quarter(community, quarter);
    expect(pulses.map(({ accepted }) => accepted)).toEqual([0]);
    eachHas(2);
    expect(await again()).toEqual({ code: 0, said: 'There are no dead letters.\n' });
  });
});
