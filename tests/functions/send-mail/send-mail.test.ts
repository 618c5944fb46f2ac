import { describe, expect, test } from 'vitest';
import { type SendMailPorts, sendMail } from '../../../functions/send-mail/send-mail.ts';
import { surveyMailKinds } from '../../../shared/contract/messages.ts';
import { deriveLinkToken } from '../../../shared/gate/link-token.ts';
import { toBase64Url } from '../../../shared/kernel/bytes.ts';
import type { CommunityId } from '../../../shared/kernel/ids.ts';
import { type CalendarDate, dayOf } from '../../../shared/kernel/time.ts';
import { readUnsubscribeToken } from '../../../shared/mail/unsubscribe-token.ts';
import {
  at,
  batchOf,
  duringPulse,
  fingerprint,
  linkKey,
  memberId,
  pulse,
  sendMailWorld,
  tokenOf,
} from './send-mail-world.ts';

const sums = (sent: number, skipped = 0, refused = 0, unknown = 0) => ({
  sent,
  skipped,
  yielded: 0,
  refused,
  unknown,
});

test('each invitation gets one mail to its person, in their language, with their own link', async () => {
  const { world, mails, states, logged } = sendMailWorld(2);
  await sendMail(batchOf(2), duringPulse, world);
  expect(mails.map(({ to }) => to)).toEqual(['person0@example.org', 'person1@example.org']);
  expect(mails[0]?.subject).toBe('Please help us choose what to fix next');
  expect(mails[1]?.subject).toBe('Bitte helfen Sie uns: Was verbessern wir zuerst?');
  const link = toBase64Url(deriveLinkToken(linkKey, pulse, memberId(1)));
  expect(mails[1]?.text).toContain(`https://pulse.example.org/s/${pulse}/de#t=${link}&f=${fingerprint}\n`);
  expect(mails[1]?.text).not.toContain(toBase64Url(deriveLinkToken(linkKey, pulse, memberId(0))));
  expect(mails[0]).toMatchObject({
    fromName: 'Ana Silva, Data Practice',
    replyTo: 'ana@example.org',
    tags: { community: 'data', pulse, member: memberId(0), invitation: tokenOf(0), kind: 'invitation' },
  });
  expect(states()).toEqual(['sent', 'sent']);
  expect(logged).toEqual([{ event: 'mail.sent', pulse, kind: 'invitation', ...sums(2) }]);
});

test('hours are given in the reader’s zone, whatever the zone of the community is', async () => {
  const { world, mails } = sendMailWorld(2, { member: (i) => (i === 0 ? {} : { timeZone: 'America/Chicago' }) });
  await sendMail(batchOf(2), duringPulse, world);
  const hours = mails.map(({ text }) => /\d\d:\d\d \([^)]+\)/.exec(text)?.[0]);
  expect(hours).toEqual(['17:00 (Europe/Berlin)', '11:00 (America/Chicago)']);
});

test('every tag is one that the provider accepts and returns', async () => {
  const { world, mails } = sendMailWorld(1);
  await sendMail(batchOf(1), duringPulse, world);
  for (const value of Object.values(mails[0]?.tags ?? {})) expect(value).toMatch(/^[A-Za-z0-9_.@-]{1,256}$/);
});

test('every mail can be unsubscribed from with one click, and says that a machine sent it', async () => {
  for (const kind of surveyMailKinds) {
    const { world, mails } = sendMailWorld(1);
    await sendMail(batchOf(1, kind), duringPulse, world);
    const headers = mails[0]?.headers ?? {};
    expect(headers).toMatchObject({
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
      'Content-Language': 'en',
    });
    const token = /^<https:\/\/pulse\.example\.org\/api\/unsubscribe\/([^>/]+)>$/.exec(
      headers['List-Unsubscribe'] ?? '',
    )?.[1];
    expect(readUnsubscribeToken(linkKey, token ?? '')).toEqual({ communities: ['data'], member: memberId(0) });
    expect(mails[0]?.text).toContain(`/api/unsubscribe/${token}`);
  }
});

test('reminders join the thread of their invitation, and no id says whose mail it was', async () => {
  const sent = await Promise.all(
    surveyMailKinds.map(async (kind) => {
      const { world, mails } = sendMailWorld(2);
      await sendMail(batchOf(2, kind), duringPulse, world);
      return mails;
    }),
  );
  const [invitation, first, last] = sent.map(([mail]) => mail);
  const thread = invitation?.headers['References'];
  expect(first?.headers['In-Reply-To']).toBe(invitation?.messageId);
  expect(last?.headers['References']).toBe(`${thread} ${invitation?.messageId}`);
  const ids = sent.flat().map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(6);
  for (const id of ids) expect(id).toMatch(/^<[0-9a-f]{32}@example\.org>$/);
  expect(ids.join()).not.toContain(memberId(1));
});

test('a second delivery of the same message sends nothing', async () => {
  const { world, mails, logged } = sendMailWorld(3);
  await sendMail(batchOf(3), duringPulse, world);
  await sendMail(batchOf(3), duringPulse, world);
  expect(mails).toHaveLength(3);
  expect(logged.at(-1)).toMatchObject(sums(0, 3));
});

test('a claim left without an end becomes unknown and is not sent', async () => {
  const { world, mails, states, logged } = sendMailWorld(2);
  const mail = { day: dayOf(duringPulse), kind: 'invitation', pulses: [pulse] } as const;
  await world.mailRecords.keep(memberId(0), [{ ...mail, pulses: [...mail.pulses] }], 0);
  await sendMail(batchOf(2), duringPulse, world);
  expect(mails).toHaveLength(1);
  expect(states()).toEqual(['unknown', 'sent']);
  expect(logged).toEqual([{ event: 'mail.sent', pulse, kind: 'invitation', ...sums(1, 0, 0, 1) }]);
});

test('an ambiguous end is counted and never sent again', async () => {
  const { world, mails, states } = sendMailWorld(1, { answer: () => ({ kind: 'unknown' }) });
  await sendMail(batchOf(1), duringPulse, world);
  await sendMail(batchOf(1), duringPulse, world);
  expect(mails).toHaveLength(1);
  expect(states()).toEqual(['unknown']);
});

test('a refusal fails this one mail and no other', async () => {
  const { world, states } = sendMailWorld(3, {
    answer: ({ to }) =>
      to.startsWith('person1') ? { kind: 'refused', code: 'message-rejected' } : { kind: 'sent', messageId: 'x' },
  });
  await sendMail(batchOf(3), duringPulse, world);
  expect(states()).toEqual(['sent', 'failed', 'sent']);
});

describe('a mail that cannot be made', () => {
  // A part of every mail of the community cannot be written: this happened with a steward address that one rule accepted and
  // another did not.
  const unwritable = { steward: { name: 'Ana Silva', email: `${'a'.repeat(65)}@example.org` } };

  test('is refused with its code and never claimed, and the dead letter tells the operator', async () => {
    const { world, mails, states, logged, noted } = sendMailWorld(12);
    const programme = async (id: CommunityId) => {
      const known = await world.people.programme(id);
      return known && { ...known, community: { ...known.community, ...unwritable } };
    };
    const people = { ...world.people, programme };
    await expect(sendMail(batchOf(12), duringPulse, { ...world, people })).rejects.toMatchObject({ kind: 'broken' });
    expect(mails).toEqual([]);
    expect(states()).toEqual(Array.from({ length: 12 }, () => undefined));
    for (let index = 0; index < 12; index++) expect(noted(index)).toEqual([]);
    expect(logged.filter((line) => 'code' in line)).toEqual(
      Array.from({ length: 12 }, () => ({ event: 'mail.refused', code: 'cannot-be-made' })),
    );
    expect(logged.at(-1)).toMatchObject({ event: 'mail.sent', sent: 0, refused: 12, unknown: 0 });
    // Nothing was used up: once the fault is repaired, the same message sends all of them.
    await sendMail(batchOf(12), duringPulse, world);
    expect(mails).toHaveLength(12);
    expect(states()).toEqual(Array.from({ length: 12 }, () => 'sent'));
  });

  test('does not hold back the other mails of its message', async () => {
    const { world, mails, states, logged } = sendMailWorld(3);
    const prepare: SendMailPorts['mailer']['prepare'] = (mail) =>
      mail.to.startsWith('person1') ? { ok: false, error: 'cannot-be-made' } : world.mailer.prepare(mail);
    const mailer = { ...world.mailer, prepare };
    await expect(sendMail(batchOf(3), duringPulse, { ...world, mailer })).rejects.toMatchObject({ kind: 'broken' });
    expect(mails).toHaveLength(2);
    expect(states()).toEqual(['sent', undefined, 'sent']);
    expect(logged).toContainEqual({ event: 'mail.refused', code: 'cannot-be-made' });
  });
});

test.each([
  ['not-allowed', 'not-allowed'],
  ['not-ready', 'not-ready'],
] as const)(
  'a sender that is %s keeps every mail for later, and the log does not blame quota or account',
  async (limit, code) => {
    const { world, states, logged } = sendMailWorld(2, { answer: () => ({ kind: 'throttled', limit }) });
    await expect(sendMail(batchOf(2), duringPulse, world)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(states()).toEqual([undefined, undefined]);
    expect(logged.filter((line) => 'code' in line)).toEqual([{ event: 'mail.paused', code }]);
  },
);

test('a rate throttle is waited out, longer each time', async () => {
  const { world, mails, states, sleeps } = sendMailWorld(1, {
    answer: (_, attempt) => (attempt < 4 ? { kind: 'throttled', limit: 'rate' } : { kind: 'sent', messageId: 'x' }),
  });
  await sendMail(batchOf(1), duringPulse, world);
  expect(mails).toHaveLength(4);
  expect(states()).toEqual(['sent']);
  expect(sleeps.filter((each) => each !== 100)).toEqual([1000, 2000, 4000]);
});

test('a lasting throttle gives the claim back and leaves the message on the queue; what was sent stays sent', async () => {
  let throttled = true;
  const { world, mails, states, logged } = sendMailWorld(3, {
    answer: ({ to }) =>
      throttled && to.startsWith('person1') ? { kind: 'throttled', limit: 'rate' } : { kind: 'sent', messageId: 'x' },
  });
  await expect(sendMail(batchOf(3), duringPulse, world)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(states()).toEqual(['sent', undefined, undefined]);
  expect(logged).toContainEqual({ event: 'mail.paused', code: 'rate' });
  throttled = false;
  await sendMail(batchOf(3), duringPulse, world);
  expect(states()).toEqual(['sent', 'sent', 'sent']);
  expect(mails.filter(({ to }) => to.startsWith('person0'))).toHaveLength(1);
});

test('a paused account stops at once and leaves the message on the queue', async () => {
  const answer = () => ({ kind: 'throttled', limit: 'paused' }) as const;
  const { world, mails, states, logged } = sendMailWorld(3, { answer });
  await expect(sendMail(batchOf(3), duringPulse, world)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(mails).toHaveLength(1);
  expect(states()).toEqual([undefined, undefined, undefined]);
  expect(logged).toContainEqual({ event: 'mail.paused', code: 'account-paused' });
});

test('a day without quota stops at once, and what is still planned is left to the next day’s step', async () => {
  let left = 1;
  const { world, mails, states, logged } = sendMailWorld(3, {
    answer: () => (left-- > 0 ? { kind: 'sent', messageId: 'x' } : { kind: 'throttled', limit: 'daily' }),
  });
  await sendMail(batchOf(3), duringPulse, world);
  expect(mails).toHaveLength(2);
  expect(states()).toEqual(['sent', undefined, undefined]);
  expect(logged).toContainEqual({ event: 'mail.paused', code: 'daily-quota' });
  left = 9;
  await sendMail(batchOf(3), duringPulse, world);
  expect(states()).toEqual(['sent', 'sent', 'sent']);
  expect(mails.map(({ to }) => to.slice(0, 7))).toEqual(['person0', 'person1', 'person1', 'person2']);
});

test('a pause is respected to the day', async () => {
  for (const [pausedUntil, count] of [
    ['2026-10-15', 0],
    ['2026-10-14', 1],
  ] as const) {
    const { world, mails } = sendMailWorld(1, { member: () => ({ pausedUntil: pausedUntil as CalendarDate }) });
    await sendMail(batchOf(1, 'reminder-1'), duringPulse, world);
    expect(mails).toHaveLength(count);
  }
});

test('no one whose link was used, whose mail is stopped or who has left gets a mail', async () => {
  for (const kind of surveyMailKinds) {
    const { world, mails, states } = sendMailWorld(4, {
      invitation: (i) => (i === 0 ? { issued: 'x' } : {}),
      member: (i) => (i === 1 ? { mailStopped: 'unsubscribed' } : i === 2 ? undefined : {}),
    });
    await sendMail(batchOf(4, kind), duringPulse, world);
    expect(mails.map(({ to }) => to)).toEqual(['person3@example.org']);
    expect(states(kind)).toEqual([undefined, 'skipped', 'skipped', 'sent']);
  }
});

test('a member whom the invitation could not reach gets no reminder', async () => {
  const { world, mails } = sendMailWorld(3, {
    invitation: (i) => ({ invitation: (['failed', 'bounced', 'unknown'] as const)[i] ?? 'sent' }),
  });
  await sendMail(batchOf(3, 'reminder-1'), duringPulse, world);
  expect(mails.map(({ to }) => to)).toEqual(['person2@example.org']);
});

test('nothing is sent before a pulse is open, from the closing second on, or after it was frozen', async () => {
  for (const [state, now] of [
    ['opening', duringPulse],
    ['frozen', duringPulse],
    ['closed', duringPulse],
    ['refused', duringPulse],
    ['open', at('2026-10-30T16:00:00Z')],
  ] as const) {
    const { world, mails, states } = sendMailWorld(2, { definition: { state } });
    await sendMail(batchOf(2), now, world);
    expect(mails).toEqual([]);
    expect(states()).toEqual([undefined, undefined]);
  }
});

test('an invitation that the link key did not make stops the message before anything is sent', async () => {
  const { world, mails } = sendMailWorld(1);
  const stranger = { ...world, linkKey: async () => new Uint8Array(32).fill(8) };
  await expect(sendMail(batchOf(1), duringPulse, stranger)).rejects.toMatchObject({ code: 'promise-broken' });
  expect(mails).toEqual([]);
});

test('requests keep the pace they are given', async () => {
  const { world, sleeps } = sendMailWorld(5);
  await sendMail(batchOf(5), duringPulse, world);
  expect(sleeps).toEqual([100, 100, 100, 100, 100]);
});

test('no address, name, token or its hash is logged', async () => {
  const { world, logged } = sendMailWorld(3, {
    answer: (_, n) => (n === 3 ? { kind: 'throttled', limit: 'paused' } : { kind: 'sent', messageId: 'x' }),
  });
  await expect(sendMail(batchOf(3), duringPulse, world)).rejects.toThrow();
  const text = JSON.stringify(logged);
  for (const mark of ['person', 'Person', memberId(1), tokenOf(1)]) expect(text).not.toContain(mark);
});

test('a quota that cannot be read leaves no claim behind', async () => {
  const { world, states } = sendMailWorld(1);
  const broken = { ...world, pace: async () => Promise.reject(new Error('x')) };
  await expect(sendMail(batchOf(1), duringPulse, broken)).rejects.toThrow('x');
  expect(states()).toEqual([undefined]);
});

test('what was sent before something broke is logged', async () => {
  const { world, logged } = sendMailWorld(2);
  const member: SendMailPorts['people']['member'] = (community, id) =>
    id === memberId(1) ? Promise.reject(new Error('x')) : world.people.member(community, id);
  const people = { ...world.people, member };
  await expect(sendMail(batchOf(2), duringPulse, { ...world, people })).rejects.toThrow('x');
  expect(logged).toEqual([{ event: 'mail.sent', pulse, kind: 'invitation', ...sums(1) }]);
});
