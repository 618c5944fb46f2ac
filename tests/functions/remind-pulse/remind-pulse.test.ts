import { describe, expect, test } from 'vitest';
import { remindPulse } from '../../../functions/remind-pulse/remind-pulse.ts';
import { type MailBatch, remindInputSchema } from '../../../shared/contract/messages.ts';
import type { Invitation } from '../../../shared/contract/people.ts';
import type { PulseDefinition } from '../../../shared/contract/pulse.ts';
import { madeCommunity } from '../../made/made-community.ts';
import { madeDefinition, madeInvitation } from '../../made/made-pulse.ts';

const community = madeCommunity('data-practice');
const open = madeDefinition('data-practice-2026-10');
const invitation = (changes: Partial<Invitation> = {}) =>
  madeInvitation(open.pulse, { invitation: 'sent', ...changes });
const input = (reminder: 1 | 2, at: string) =>
  remindInputSchema.parse({
    step: 'remind',
    reminder,
    community: community.id,
    pulse: open.pulse,
    quarter: open.quarter,
    at,
  });

async function queued(
  reminder: 1 | 2,
  at: string,
  invitations: Invitation[],
  definition: PulseDefinition | undefined = open,
) {
  const batches: MailBatch[] = [];
  await remindPulse(input(reminder, at), {
    people: { programme: async () => ({ community, roster: 'r', zones: [], importedAt: open.opens }) },
    pulses: { read: async () => definition },
    invitations: { all: async () => invitations },
    queue: { put: async (more) => void batches.push(...more) },
    log: () => undefined,
  });
  return batches;
}
const tokens = (batches: readonly MailBatch[]) => batches.flatMap(({ invitations }) => invitations);

const halfTime = '2026-10-21T07:00:00Z';

describe('reminding', () => {
  test('queues those who were not issued a credential, for the reminder with that number', async () => {
    const waiting = invitation();
    const batches = await queued(1, halfTime, [waiting, invitation({ issued: 'digest' })]);
    expect(batches).toEqual([
      { kind: 'reminder-1', community: community.id, pulse: open.pulse, at: halfTime, invitations: [waiting.token] },
    ]);
    expect((await queued(2, '2026-10-28T08:00:00Z', [waiting]))[0]?.kind).toBe('reminder-2');
  });

  test('waits for the hour of each zone', async () => {
    const berlin = invitation();
    const newYork = invitation({ timeZone: 'America/New_York' });
    expect(tokens(await queued(1, halfTime, [berlin, newYork]))).toEqual([berlin.token]);
    expect(tokens(await queued(1, '2026-10-21T13:00:00Z', [berlin, newYork]))).toEqual([berlin.token, newYork.token]);
  });

  test('is the retry of an invitation that ended in doubt, and leaves a bounced one alone', async () => {
    const retried = [invitation({ invitation: 'unknown' }), invitation({ invitation: 'failed' })];
    const batches = await queued(1, halfTime, [...retried, invitation({ invitation: 'bounced' })]);
    expect(tokens(batches)).toEqual(retried.map(({ token }) => token));
  });

  test('queues no one whose reminder has begun, however it ended', async () => {
    expect(
      await queued(1, halfTime, [invitation({ reminder1: 'skipped' }), invitation({ reminder1: 'unknown' })]),
    ).toEqual([]);
    expect(await queued(2, '2026-10-28T08:00:00Z', [invitation({ reminder1: 'sent' })])).toHaveLength(1);
  });

  test('sends 25 to a message', async () => {
    const many = Array.from({ length: 60 }, () => invitation());
    expect((await queued(1, halfTime, many)).map(({ invitations }) => invitations.length)).toEqual([25, 25, 10]);
  });

  test('does nothing for a pulse that is not open, or past its closing', async () => {
    for (const state of ['opening', 'frozen', 'closed', 'refused'] as const) {
      expect(await queued(1, halfTime, [invitation()], { ...open, state })).toEqual([]);
    }
    expect(await queued(2, '2026-10-30T16:00:00Z', [invitation()])).toEqual([]);
  });
});
