import { describe, expect, test } from 'vitest';
import { sendMail } from '../../../functions/send-mail/send-mail.ts';
import type { SentMail } from '../../../shared/contract/mail-record.ts';
import type { SurveyMailKind } from '../../../shared/contract/messages.ts';
import type { CommunityId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { at, batchOf, duringPulse, type pulse, sendMailWorld } from './send-mail-world.ts';

const missed = (count: number) => ({ missed: new Map([['data' as CommunityId, count]]) });
const note = 'You’re welcome whenever it suits you';
const invitationSubject = 'Please help us choose what to fix next';

async function subjectsAfter(pulses: number, kinds: readonly SurveyMailKind[], options: object = {}) {
  const { world, mails } = sendMailWorld(1, { record: missed(pulses), ...options });
  for (const kind of kinds) await sendMail(batchOf(1, kind), duringPulse, world);
  return mails.map(({ subject }) => subject);
}

describe('a member who left pulses unanswered', () => {
  const all = ['invitation', 'reminder-1', 'reminder-2'] as const;

  test.each([
    [0, [invitationSubject, 'Open until 30 October: what should we fix next?']],
    [2, [invitationSubject, 'Open until 30 October: what should we fix next?']],
    [3, [note]],
    [4, [invitationSubject]],
    [9, [invitationSubject]],
  ])('is asked as the note says after %i in a row', async (count, subjects) => {
    expect(await subjectsAfter(count, ['invitation', 'reminder-1'])).toEqual(subjects);
  });

  test('gets the note at a reminder’s step when it could not go out before', async () => {
    expect(await subjectsAfter(3, ['reminder-1', 'reminder-2'])).toEqual([note]);
    expect(await subjectsAfter(3, ['reminder-1'], { invitation: () => ({ invitation: 'unknown' }) })).toEqual([]);
  });

  test('is asked as usual in another community', async () => {
    const record = { missed: new Map([['makers' as CommunityId, 5]]) };
    expect(await subjectsAfter(0, ['invitation'], { record })).toEqual([invitationSubject]);
  });

  test('still gets nothing after leaving, pausing or taking part', async () => {
    for (const options of [
      { member: () => ({ mailStopped: 'unsubscribed' }) },
      { member: () => ({ pausedUntil: '2026-12-01' }) },
      { invitation: () => ({ issued: 'digest' }) },
    ])
      expect(await subjectsAfter(3, all, options)).toEqual([]);
  });
});

describe('the mail budget', () => {
  const mail = (day: string, community: string): SentMail => ({
    day: day as CalendarDate,
    kind: 'invitation',
    pulses: [`${community}-2026-10` as typeof pulse],
  });
  const sent = { invitation: () => ({ invitation: 'sent' as const }) };

  test('has a reminder yield to the next invitation, and leaves it planned', async () => {
    // Two mails were sent earlier; the invitation of 10 November takes the third place.
    const record = { mails: [mail('2026-10-13', 'data'), mail('2026-10-21', 'data')], version: 2 };
    const { world, mails, states, logged } = sendMailWorld(1, { ...sent, record });
    await sendMail(batchOf(1, 'reminder-2'), at('2026-10-28T08:00:00Z'), world);
    expect(mails).toEqual([]);
    expect(states('reminder-2')).toEqual([undefined]);
    expect(logged).toContainEqual(expect.objectContaining({ kind: 'reminder-2', sent: 0, skipped: 0, yielded: 1 }));
  });

  test('counts the mails of every community', async () => {
    const others = ['a', 'b', 'c'].map((community) => mail('2026-10-01', community));
    const full = sendMailWorld(1, { record: { mails: others, version: 1 } });
    await sendMail(batchOf(1), duringPulse, full.world);
    expect(full.mails).toEqual([]);
    expect(full.states()).toEqual([undefined]);
    const room = sendMailWorld(1, { record: { mails: others.slice(1), version: 1 } });
    await sendMail(batchOf(1), duringPulse, room.world);
    expect(room.mails).toHaveLength(1);
    expect(room.noted(0).map(({ day }) => day)).toEqual(['2026-10-01', '2026-10-01', '2026-10-14']);
  });

  test('lets a first mail go before a reminder: what could not be sent goes out when there is room again', async () => {
    const others = ['a', 'b', 'c'].map((community, index) => mail(`2026-09-${20 + 4 * index}`, community));
    const { world, mails, states } = sendMailWorld(1, { record: { mails: others, version: 1 } });
    await sendMail(batchOf(1), duringPulse, world);
    expect(mails).toEqual([]);
    await sendMail(batchOf(1, 'reminder-1'), at('2026-10-21T07:00:00Z'), world);
    expect(mails).toHaveLength(1);
    expect(states('reminder-1')).toEqual(['sent']);
  });

  test('forgets what is older than thirty days', async () => {
    const record = { mails: [mail('2026-09-01', 'a'), mail('2026-09-14', 'b')], version: 1 };
    const { world, noted } = sendMailWorld(1, { record });
    await sendMail(batchOf(1), duringPulse, world);
    expect(noted(0).map(({ day }) => day)).toEqual(['2026-10-14']);
  });

  test('returns the place of a refused mail', async () => {
    const { world, noted } = sendMailWorld(1, { answer: () => ({ kind: 'refused', code: 'message-rejected' }) });
    await sendMail(batchOf(1), duringPulse, world);
    expect(noted(0)).toEqual([]);
  });
});
