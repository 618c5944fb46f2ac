import { afterAll, beforeAll, expect, test } from 'vitest';
import { mailRecordTable } from '../../../functions/adapters/mail-record-table.ts';
import type { SentMail } from '../../../shared/contract/mail-record.ts';
import type { CommunityId, MemberId, PulseId } from '../../../shared/kernel/ids.ts';
import type { CalendarDate } from '../../../shared/kernel/time.ts';
import { startTable } from './start-table.ts';

const table = 'invitations';
let started: Awaited<ReturnType<typeof startTable>>;
let record: ReturnType<typeof mailRecordTable>;
beforeAll(async () => {
  started = await startTable(table);
  record = mailRecordTable(started.client, table);
});
afterAll(() => started.stop());

const member = (name: string) => name.padEnd(32, '0') as MemberId;
const [data, makers] = ['data', 'makers'] as [CommunityId, CommunityId];
const pulse = (community: string, month = '10') => `${community}-2026-${month}` as PulseId;
const mail = (day: string, ...pulses: PulseId[]): SentMail => ({
  day: `2026-10-${day}` as CalendarDate,
  kind: 'invitation',
  pulses,
});

test('of two senders who saw the same mails, one notes its own and the other learns that it has to look again', async () => {
  const who = member('a1');
  expect(await record.read(who)).toMatchObject({ mails: [], version: 0, asked: [] });
  const both = [mail('13', pulse('data')), mail('14', pulse('makers'))];
  const written = await Promise.all(both.map((one) => record.keep(who, [one], 0)));
  expect(written.toSorted()).toEqual([false, true]);
  const { mails, version } = await record.read(who);
  expect(mails).toHaveLength(1);
  expect(await record.keep(who, both, version)).toBe(true);
  expect(await record.keep(who, [], version)).toBe(false);
});

test('a mail that was never sent is removed, even while others write', async () => {
  const who = member('a2');
  const mails = Array.from({ length: 4 }, (_, n) => mail(`1${n}`, pulse(`c${n}`)));
  await record.keep(who, mails, 0);
  await Promise.all(mails.slice(0, 3).map((one) => record.takeOut(who, one)));
  expect((await record.read(who)).mails).toEqual(mails.slice(3));
});

test('an unanswered pulse is counted once, however often and whenever it is reported; taking part ends the count', async () => {
  const who = [member('b1'), member('b2')];
  const missed = async () => Promise.all(who.map(async (one) => (await record.read(one)).missed.get(data)));
  await Promise.all([1, 2, 3].map(() => record.countMissed(data, pulse('data', '10'), who, 0)));
  expect(await missed()).toEqual([1, 1]);
  await record.countMissed(data, pulse('data', '11'), who, 0);
  await record.countMissed(data, pulse('data', '10'), who, 0);
  expect(await missed()).toEqual([2, 2]);
  await record.forgetMissed(data, pulse('data', '12'), who.slice(1));
  await record.forgetMissed(data, pulse('data', '10'), who);
  expect(await missed()).toEqual([2, undefined]);
  await record.countMissed(makers, pulse('makers', '12'), who, 0);
  expect(await missed()).toEqual([2, undefined]);
});

test('erasing a person from a community leaves what belongs to another one, and the claim on a mail about both', async () => {
  const who = member('c1');
  await record.noteAsked(pulse('data'), [who], 1);
  await record.noteAsked(pulse('makers'), [who], 1);
  await record.countMissed(data, pulse('data', '09'), [who], 0);
  await record.countMissed(makers, pulse('makers', '09'), [who], 0);
  const [first, second] = [mail('13', pulse('data'), pulse('makers')), mail('20', pulse('makers'))];
  await record.keep(who, [first, second], 0);
  await record.erase(data, who);
  expect(await record.read(who)).toMatchObject({
    mails: [mail('13', pulse('makers')), second],
    asked: [pulse('makers')],
    missed: new Map([[makers, 1]]),
  });
});
