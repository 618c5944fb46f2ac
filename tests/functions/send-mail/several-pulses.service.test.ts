import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendMail } from '../../../functions/send-mail/send-mail.ts';
import type { SentMail } from '../../../shared/contract/mail-record.ts';
import { communityOf } from '../../../shared/contract/pulse-id.ts';
import type { PulseId } from '../../../shared/kernel/ids.ts';
import { addSeconds, type CalendarDate, type Instant } from '../../../shared/kernel/time.ts';
import { readUnsubscribeToken } from '../../../shared/mail/unsubscribe-token.ts';
import { startTable } from '../adapters/start-table.ts';
import { linkKey } from './send-mail-world.ts';
import { Killed, opening, SeveralStores, table } from './several-world.ts';

let started: Awaited<ReturnType<typeof startTable>>;
beforeAll(async () => {
  started = await startTable(table);
});
afterAll(() => started.stop());

async function storesOf(person: string, names: readonly string[] = ['data', 'makers']) {
  const stores = new SeveralStores(started, person, names);
  await stores.open();
  return stores;
}

describe('a person whose communities ask at the same hour', () => {
  test('gets one mail with the link, steward and fingerprint of each, whoever sends first', async () => {
    for (const first of [0, 1]) {
      const stores = await storesOf(`one${first}`);
      await sendMail(stores.batch(first), opening, stores.world());
      await sendMail(stores.batch(1 - first), opening, stores.world());
      const [mail, second] = stores.mails;
      expect(second).toBeUndefined();
      expect(mail && stores.pulsesIn(mail)).toEqual(stores.pulses);
      expect(mail?.text).toContain('0000 0000 0000 0000');
      expect(mail?.text).toContain('1111 1111 1111 1111');
      expect(await stores.states()).toEqual(['sent', 'sent']);
      expect((await stores.record.read(stores.member)).mails).toEqual([
        { day: '2026-10-13', kind: 'invitation', pulses: stores.pulses },
      ]);
    }
  });

  test('is offered no question for a tap in it, though each mail alone would offer one', async () => {
    const instruments = [{ id: 'perceived-value', version: 1 }];
    const tapping = new SeveralStores(started, 'tap', ['data', 'makers']);
    await tapping.open(() => ({ tapFromMail: true, instruments }));
    await sendMail(tapping.batch(0), opening, tapping.world());
    expect(tapping.mails.map(tapping.pulsesIn)).toEqual([tapping.pulses]);
    const [together] = tapping.mails;
    const alone = new SeveralStores(started, 'tap-alone', ['data']);
    await alone.open(() => ({ tapFromMail: true, instruments }));
    await sendMail(alone.batch(0), opening, alone.world());
    const without = new SeveralStores(started, 'no-tap', ['data']);
    await without.open(() => ({ instruments }));
    await sendMail(without.batch(0), opening, without.world());
    const tapsIn = (mail?: { text: string; html: string }) =>
      [mail?.text, mail?.html].map((body) => body?.match(/&(?:amp;)?a=q\d/g)?.length ?? 0);
    expect(tapsIn(alone.mails[0])).toEqual([5, 5]);
    expect(tapsIn(together)).toEqual([0, 0]);
    expect(tapsIn(without.mails[0])).toEqual([0, 0]);
  });

  test('leaves all of them with the one click of a mail program, and one of them by its own link', async () => {
    const stores = await storesOf('stop');
    await sendMail(stores.batch(0), opening, stores.world());
    const [mail] = stores.mails;
    const communities = stores.pulses.map(communityOf);
    const read = (text = '') => readUnsubscribeToken(linkKey, /\/unsubscribe\/([\w.-]+)/.exec(text)?.[1] ?? '');
    expect(read(mail?.headers['List-Unsubscribe'])).toEqual({ communities, member: stores.member });
    const links = mail?.text.split('\n').filter((line) => line.includes('/unsubscribe/')) ?? [];
    expect(links.map((link) => read(link)?.communities)).toEqual([...communities.map((one) => [one]), communities]);
  });

  test('gets nothing about a pulse whose mails they stopped, that they answered, or whose mail they already have', async () => {
    const stopped = await storesOf('stopped');
    stopped.stopped.add(communityOf(stopped.pulse(1)));
    const answered = await storesOf('answered');
    await answered.change(answered.pulse(1), { issued: 'digest' });
    const had = await storesOf('had');
    await had.change(had.pulse(1), { invitation: 'sent' });
    for (const stores of [stopped, answered, had]) {
      await sendMail(stores.batch(0), opening, stores.world());
      await sendMail(stores.batch(1), opening, stores.world());
      expect(stores.mails.map(stores.pulsesIn)).toEqual([[stores.pulse(0)]]);
    }
  });

  test('is reminded in one mail, in the threads of all of them', async () => {
    const stores = await storesOf('reminded');
    for (const pulse of stores.pulses) await stores.change(pulse, { invitation: 'sent' });
    const day = '2026-10-21T07:00:00Z' as Instant;
    await sendMail(stores.batch(1, 'reminder-1', day), day, stores.world());
    await sendMail(stores.batch(0, 'reminder-1', day), day, stores.world());
    expect(stores.mails.map(stores.pulsesIn)).toEqual([stores.pulses]);
    const alone = await storesOf('alone', ['data']);
    await sendMail(alone.batch(0), opening, alone.world());
    const threads = stores.mails[0]?.headers['References']?.split(' ') ?? [];
    expect(threads).toHaveLength(stores.pulses.length + 1);
    expect(alone.mails[0]?.headers['References']?.split(' ')).toHaveLength(1);
  });

  test('gets as many mails as are needed when there are more than one mail can hold', async () => {
    const stores = await storesOf('many', ['a', 'b', 'c', 'd', 'e']);
    for (const index of stores.pulses.keys()) await sendMail(stores.batch(index), opening, stores.world());
    expect(stores.mails.flatMap(stores.pulsesIn).toSorted()).toEqual(stores.pulses);
    expect(stores.mails).toHaveLength(2);
    for (const { tags } of stores.mails) expect(Object.keys(tags).length).toBeLessThanOrEqual(10);
  });

  test('waits for a pulse that is still opening, and no longer than for an hour', async () => {
    const stores = await storesOf('waits');
    await stores.open((index) => (index === 1 ? { state: 'opening' } : {}));
    await sendMail(stores.batch(0), opening, stores.world());
    expect(stores.mails).toEqual([]);
    expect(await stores.states()).toEqual([undefined, undefined]);

    const opened = await storesOf('opened');
    await opened.open((index) => (index === 1 ? { state: 'opening' } : {}));
    await sendMail(opened.batch(0), opening, opened.world());
    await opened.open();
    await sendMail(opened.batch(1), opening, opened.world());
    expect(opened.mails.map(opened.pulsesIn)).toEqual([opened.pulses]);

    const later = addSeconds(opening, 3600);
    await sendMail(stores.batch(0, 'invitation', later), later, stores.world());
    expect(stores.mails.map(stores.pulsesIn)).toEqual([[stores.pulse(0)]]);
  });

  test('does not wait for a pulse that was refused', async () => {
    const stores = await storesOf('refused');
    await stores.open((index) => (index === 1 ? { state: 'refused' } : {}));
    await sendMail(stores.batch(0), opening, stores.world());
    expect(stores.mails.map(stores.pulsesIn)).toEqual([[stores.pulse(0)]]);
  });
});

describe('faults of a mail about several pulses', () => {
  test('delivered many times at once, by all of its pulses, it is sent once', async () => {
    const stores = await storesOf('at-once');
    const deliveries = Array.from({ length: 20 }, (_, n) => sendMail(stores.batch(n % 2), opening, stores.world()));
    await Promise.all(deliveries);
    expect(stores.mails.map(stores.pulsesIn)).toEqual([stores.pulses]);
    expect(await stores.states()).toEqual(['sent', 'sent']);
  });

  test('has one place in the budget, even if a second sender read the one row before it went out and the other after', async () => {
    const stores = await storesOf('late-reader');
    const world = stores.world();
    let overtaken = false;
    const slow: typeof world = {
      ...world,
      mailRecords: {
        ...world.mailRecords,
        async read(...who) {
          if (!overtaken) {
            overtaken = true;
            await sendMail(stores.batch(1), opening, stores.world());
          }
          return world.mailRecords.read(...who);
        },
      },
    };
    await sendMail(stores.batch(0), opening, slow);
    expect(stores.mails.map(stores.pulsesIn)).toEqual([stores.pulses]);
    expect((await stores.record.read(stores.member)).mails).toHaveLength(1);
  });

  test('killed before or after any step, and delivered again by each pulse, no one gets a second mail and each row has an end', async () => {
    const rehearsal = await storesOf('rehearsal');
    const world = rehearsal.world();
    await sendMail(rehearsal.batch(0), opening, world);
    // One claim, one request, and the end of each pulse.
    expect(world.calls()).toBe(4);
    for (let at = 0; at < world.calls(); at++) {
      for (const after of [false, true]) {
        const stores = await storesOf(`kill${at}${after ? 'a' : 'b'}`);
        await expect(sendMail(stores.batch(0), opening, stores.world({ at, after }))).rejects.toThrow(Killed);
        await sendMail(stores.batch(0), opening, stores.world());
        await sendMail(stores.batch(1), opening, stores.world());
        const named = stores.mails.flatMap(stores.pulsesIn);
        expect(new Set(named).size, `${at} ${after}`).toBe(named.length);
        const states = await stores.states();
        for (const state of states) expect(['sent', 'unknown']).toContain(state);
        if (stores.mails.length === 0) expect(states).toEqual(['unknown', 'unknown']);
      }
    }
  });

  test.each([
    ['an ambiguous end', { kind: 'unknown' }, 'unknown', 1],
    ['a refusal', { kind: 'refused', code: 'message-rejected' }, 'failed', 0],
  ] as const)('%s marks all of them', async (_, answer, state, noted) => {
    const stores = await storesOf(`ends-${state}`);
    stores.answer = () => answer;
    for (const index of [0, 1, 0]) await sendMail(stores.batch(index), opening, stores.world());
    expect(stores.mails).toHaveLength(1);
    expect(await stores.states()).toEqual([state, state]);
    expect((await stores.record.read(stores.member)).mails).toHaveLength(noted);
  });

  test('a day without quota returns all of them, and their place in the budget', async () => {
    const stores = await storesOf('quota');
    stores.answer = () => ({ kind: 'throttled', limit: 'daily' });
    await sendMail(stores.batch(0), opening, stores.world());
    expect(await stores.states()).toEqual([undefined, undefined]);
    expect((await stores.record.read(stores.member)).mails).toEqual([]);
    stores.answer = () => ({ kind: 'sent', messageId: 'x' });
    await sendMail(stores.batch(1), opening, stores.world());
    expect(await stores.states()).toEqual(['sent', 'sent']);
  });
});

test('two communities that write to one person at once cannot both take the last place in the budget', async () => {
  const stores = await storesOf('last-place', ['a', 'b']);
  // Different hours, so that they do not share a mail.
  await stores.change(stores.pulse(1), { timeZone: 'Asia/Tokyo' });
  const mail = (day: string, pulse: string): SentMail => ({
    day: day as CalendarDate,
    kind: 'reminder-1',
    pulses: [pulse as PulseId],
  });
  const earlier = [mail('2026-10-01', 'guild-2026-09'), mail('2026-10-02', 'crafts-2026-09')];
  await stores.record.keep(stores.member, earlier, 0);
  await Promise.all([0, 1].map((index) => sendMail(stores.batch(index), opening, stores.world())));
  expect(stores.mails).toHaveLength(1);
  expect((await stores.states()).toSorted()).toEqual(['sent', undefined]);
  expect(stores.logged).toContainEqual(expect.objectContaining({ yielded: 1 }));
});
