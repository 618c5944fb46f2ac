import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import { pulseDefinitions } from '../../../functions/adapters/pulse-definitions.ts';
import { type FreezePorts, freezePulse } from '../../../functions/freeze-pulse/freeze-pulse.ts';
import { freezeInputSchema } from '../../../shared/contract/messages.ts';
import type { Invitation } from '../../../shared/contract/people.ts';
import type { PulseDefinition } from '../../../shared/contract/pulse.ts';
import type { GroupName, Label } from '../../../shared/kernel/ids.ts';
import { nobody } from '../../../shared/roster/member-id.ts';
import { madeDefinition, madeInvitation } from '../../made/made-pulse.ts';
import { storeDefinition } from '../../made/stored-definition.ts';
import { startTable } from '../adapters/start-table.ts';

const table = 'invitations';
let client: DynamoDBDocumentClient;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ client, stop } = await startTable(table));
});
afterAll(() => stop());

const definition = (id: string, changes: Partial<PulseDefinition> = {}) =>
  madeDefinition(`${id}-2026-10`, {
    labels: Object.fromEntries(
      [
        ['North', 'North'],
        ['East', 'Other groups'],
        ['West', 'Other groups'],
      ].map(([group, label]) => [group, label as Label]),
    ),
    ...changes,
  });
const input = (id: string, at = '2026-10-30T16:01:00Z') =>
  freezeInputSchema.parse({ step: 'freeze', community: id, pulse: `${id}-2026-10`, quarter: '2026-Q4', at });

const invitation = (group: string, changes: Partial<Invitation> = {}) =>
  madeInvitation('unused-2026-10', { group: group as GroupName, ...changes });
const world = (invitations: readonly Invitation[]): FreezePorts => ({
  pulses: pulseDefinitions(client, table),
  invitations: { all: async () => [...invitations] },
  mailRecords: mailRecordTable(client, table),
  log: () => undefined,
});
const stored = (id: string) => pulseDefinitions(client, table).read(definition(id).pulse);

const ended = [
  invitation('North', { invitation: 'sent', issued: 'digest' }),
  invitation('North', { invitation: 'unknown', reminder1: 'sent' }),
  invitation('North', { invitation: 'bounced' }),
  invitation('North', { invitation: 'unknown' }),
  invitation('East', { invitation: 'failed' }),
  invitation('East', { invitation: 'unknown', issued: 'digest' }),
  invitation('West', { invitation: 'sent', reminder1: 'bounced' }),
];
const counts = [
  { label: 'North', invited: 4, undelivered: 1, unknown: 1, issued: 1 },
  { label: 'Other groups', invited: 3, undelivered: 1, unknown: 0, issued: 1 },
];

describe('freezing', () => {
  test('counts by label who was asked, reached and given a credential', async () => {
    await storeDefinition(client, table, definition('plain'));
    expect(await freezePulse(input('plain'), world(ended))).toEqual(counts);
    expect(await stored('plain')).toMatchObject({ state: 'frozen', counts });
  });

  test('waits for the end of the soft close', async () => {
    const acceptsUntil = '2026-11-03T16:00:00Z' as PulseDefinition['acceptsUntil'];
    await storeDefinition(client, table, definition('soft', { acceptsUntil }));
    expect(await freezePulse(input('soft'), world(ended))).toBeUndefined();
    expect(await freezePulse(input('soft', '2026-11-03T16:01:00Z'), world(ended))).toEqual(counts);
  });

  test('counts as undelivered anyone whose mail was never sent, or was not to be sent any more', async () => {
    await storeDefinition(client, table, definition('silent'));
    const silent = [
      invitation('North'),
      invitation('North', { invitation: 'skipped' }),
      invitation('North', { reminder2: 'sent' }),
      invitation('North', { reminder1: 'unknown' }),
    ];
    expect(await freezePulse(input('silent'), world(silent))).toEqual([
      { label: 'North', invited: 4, undelivered: 2, unknown: 1, issued: 0 },
    ]);
  });

  test('fixes the counts once, however often it runs, even in parallel', async () => {
    await storeDefinition(client, table, definition('many'));
    const runs = await Promise.all([1, 2, 3, 4].map(() => freezePulse(input('many'), world(ended))));
    expect(runs.filter((run) => run !== undefined)).toEqual([counts]);
    expect(await freezePulse(input('many'), world(ended.slice(1)))).toBeUndefined();
    expect((await stored('many'))?.counts).toEqual(counts);
  });

  test('does nothing before the closing hour, or for a pulse that does not exist', async () => {
    await storeDefinition(client, table, definition('early'));
    expect(await freezePulse(input('early', '2026-10-30T15:59:59Z'), world(ended))).toBeUndefined();
    expect((await stored('early'))?.state).toBe('open');
    expect(await freezePulse(input('nobody'), world(ended))).toBeUndefined();
  });

  test('refuses a pulse that did not open in time', async () => {
    await storeDefinition(client, table, definition('stuck', { state: 'opening' }));
    expect(await freezePulse(input('stuck'), world([]))).toBeUndefined();
    expect(await stored('stuck')).toMatchObject({ state: 'refused', refusal: 'not-opened-in-time' });
  });

  test('breaks on an invitation without a label instead of losing it', async () => {
    await storeDefinition(client, table, definition('lost'));
    await expect(freezePulse(input('lost'), world([invitation('South')]))).rejects.toThrow('label');
    expect((await stored('lost'))?.state).toBe('open');
  });

  test('counts each person’s unanswered pulses once, and none whose mail did not arrive', async () => {
    const rows = [
      invitation('North', { invitation: 'sent' }),
      invitation('North', { invitation: 'unknown', reminder1: 'sent' }),
      invitation('North', { invitation: 'unknown' }),
      invitation('North', { invitation: 'bounced' }),
      invitation('North'),
      invitation('North', { invitation: 'sent', issued: 'digest' }),
      invitation('North', { invitation: 'sent', member: nobody }),
    ];
    const missed = () =>
      Promise.all(
        rows.map(async ({ member }) =>
          (await mailRecordTable(client, table).read(member)).missed.get('quiet' as never),
        ),
      );
    await storeDefinition(client, table, definition('quiet'));
    // The first run is killed before it can freeze the pulse.
    const { pulses, ...rest } = world(rows);
    const killed = { ...rest, pulses: { ...pulses, freeze: () => Promise.reject(new Error('killed')) } };
    await expect(freezePulse(input('quiet'), killed)).rejects.toThrow('killed');
    await Promise.all([1, 2].map(() => freezePulse(input('quiet'), world(rows))));
    expect(await missed()).toEqual([1, 1, undefined, undefined, undefined, undefined, undefined]);

    const next = { pulse: 'quiet-2026-11' as PulseDefinition['pulse'] };
    await storeDefinition(client, table, definition('quiet', next));
    const answered = rows.map((row, index) => (index === 1 ? { ...row, issued: 'digest' } : row));
    await freezePulse({ ...input('quiet'), ...next }, world(answered));
    expect(await missed()).toEqual([2, undefined, undefined, undefined, undefined, undefined, undefined]);
  });
});
