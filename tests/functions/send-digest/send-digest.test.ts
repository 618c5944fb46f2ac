import { describe, expect, it } from 'vitest';
import { type DigestPorts, sendDigest } from '../../../functions/send-digest/send-digest.ts';
import { type DigestInput, digestInputSchema } from '../../../shared/contract/messages.ts';
import type { OutgoingMail } from '../../../shared/mail/outgoing-mail.ts';
import { fixtureCommunity } from '../../shared/report/quarter-fixture.ts';
import { digestWorld, person } from './digest-world.ts';

const input = (community: string = fixtureCommunity): DigestInput =>
  digestInputSchema.parse({ step: 'digest', community, quarter: '2026-Q4', at: '2027-01-05T09:00:00Z' });

const ana = person('Ana', 'steward');
const lee = person('Lee', 'leader', { language: 'de' });
const sam = person('Sam', 'leader');
const mia = person('Mia', 'member');
const readers = [ana, lee, sam];
const everybody = [mia, ...readers];
const addressesOf = (mails: readonly OutgoingMail[]) => mails.map(({ to }) => to).sort();

describe('the digest of a quarter', () => {
  it('goes to leaders and stewards, and not to members or to anyone who stopped mail', async () => {
    const stopped = (['unsubscribed', 'bounced', 'complained'] as const).map((mailStopped) =>
      person(`No ${mailStopped}`, 'leader', { mailStopped }),
    );
    const { world, mails, outbox, logged } = digestWorld([...stopped, ...everybody]);
    await sendDigest(input(), world);
    expect(addressesOf(mails)).toEqual(addressesOf(readers.map(({ address }) => ({ to: address }) as OutgoingMail)));
    expect(outbox.size).toBe(3);
    expect(logged).toEqual([
      { event: 'digest.sent', community: 'makers', quarter: '2026-Q4', sent: 3, refused: 0, unknown: 0 },
    ]);
  });

  it('waits for the report: nothing is planned or sent before', async () => {
    const { world, site, mails, outbox } = digestWorld(everybody);
    site.clear();
    await expect(sendDigest(input(), world)).rejects.toMatchObject({ code: 'try-again' });
    expect(mails).toEqual([]);
    expect(outbox.size).toBe(0);
  });

  it('does nothing for a community that does not exist', async () => {
    const { world, mails, logged } = digestWorld(everybody);
    await sendDigest(input('nobody'), world);
    expect([...mails, ...logged]).toEqual([]);
  });

  it('is one mail to each, however often it is run, even in parallel', async () => {
    const { world, mails, stateOf } = digestWorld(everybody);
    await Promise.all([1, 2, 3, 4].map(() => sendDigest(input(), world)));
    await sendDigest(input(), world);
    expect(mails).toHaveLength(3);
    expect(readers.map(stateOf)).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('a digest that cannot be sent', () => {
  it('is retried later when the provider is busy, and no one gets a second one', async () => {
    const { world, mails, stateOf } = digestWorld(everybody, (_, attempt) =>
      attempt === 2 ? { kind: 'throttled', limit: 'rate' } : { kind: 'sent', messageId: 'id' },
    );
    await expect(sendDigest(input(), world)).rejects.toMatchObject({ code: 'try-again' });
    expect(readers.map(stateOf)).toEqual(['sent', 'planned', undefined]);
    await sendDigest(input(), world);
    expect(mails.map(({ to }) => to)).toEqual([ana, lee, lee, sam].map(({ address }) => address));
    // The repeat is the same mail, with the same id, so that a mail program shows it once.
    expect(mails[2]).toEqual(mails[1]);
  });

  it('waits for the next morning when the quota of the day is spent: no one is left out, no one gets two', async () => {
    let isSpent = true;
    const { world, mails, stateOf, logged } = digestWorld(everybody, (_, attempt) =>
      isSpent && attempt > 1 ? { kind: 'throttled', limit: 'daily' } : { kind: 'sent', messageId: 'id' },
    );
    await sendDigest({ ...input(), morningsLeft: 2 }, world);
    // One request finds out, and no further one is made that day.
    expect(mails.map(({ to }) => to)).toEqual([ana, lee].map(({ address }) => address));
    expect(readers.map(stateOf)).toEqual(['sent', 'planned', undefined]);
    expect(logged).toMatchObject([{ event: 'mail.paused', code: 'daily-quota' }, { sent: 1 }]);
    isSpent = false;
    for (const morningsLeft of [1, 0]) await sendDigest({ ...input(), morningsLeft }, world);
    expect(mails.map(({ to }) => to)).toEqual([ana, lee, lee, sam].map(({ address }) => address));
    expect(mails[2]).toEqual(mails[1]);
    expect(readers.map(stateOf)).toEqual(['sent', 'sent', 'sent']);
  });

  it.each([0, undefined])('is an error when the quota is spent and no morning is left (%s)', async (morningsLeft) => {
    const { world, stateOf } = digestWorld(everybody, () => ({ kind: 'throttled', limit: 'daily' }));
    const last = digestInputSchema.parse({ ...input(), morningsLeft });
    await expect(sendDigest(last, world)).rejects.toMatchObject({ code: 'try-again' });
    expect(stateOf(ana)).toBe('planned');
  });

  it('waits for no morning when the account is paused', async () => {
    const { world } = digestWorld(everybody, () => ({ kind: 'throttled', limit: 'paused' }));
    await expect(sendDigest({ ...input(), morningsLeft: 2 }, world)).rejects.toMatchObject({ code: 'try-again' });
  });

  it('reports a missing report on its first morning only', async () => {
    const { world, site, mails } = digestWorld(everybody);
    site.clear();
    await expect(sendDigest({ ...input(), morningsLeft: 2 }, world)).rejects.toMatchObject({ code: 'try-again' });
    for (const morningsLeft of [1, 0]) await sendDigest({ ...input(), morningsLeft }, world);
    expect(mails).toEqual([]);
  });

  it('is never sent again when it is unknown whether it went out', async () => {
    const { world, mails, stateOf, logged } = digestWorld(everybody, ({ to }) =>
      to === lee.address ? { kind: 'unknown' } : { kind: 'sent', messageId: 'id' },
    );
    await sendDigest(input(), world);
    await sendDigest(input(), world);
    expect(mails).toHaveLength(3);
    expect(stateOf(lee)).toBe('unknown');
    expect(logged[0]).toMatchObject({ sent: 2, refused: 0, unknown: 1 });
  });

  it('is never sent again when the run was killed between claiming and learning the end', async () => {
    const { world, mails, stateOf } = digestWorld(everybody, (_, attempt) => {
      if (attempt === 1) throw new Error('killed');
      return { kind: 'sent', messageId: 'id' };
    });
    await expect(sendDigest(input(), world)).rejects.toThrow('killed');
    expect(stateOf(ana)).toBe('sending');
    await sendDigest(input(), world);
    expect(mails.map(({ to }) => to)).toEqual([ana, lee, sam].map(({ address }) => address));
    expect(stateOf(ana)).toBe('unknown');
  });

  it('is still sent to the others when an address is refused', async () => {
    const { world, mails, stateOf, logged } = digestWorld(everybody, ({ to }) =>
      to === ana.address ? { kind: 'refused', code: 'message-rejected' } : { kind: 'sent', messageId: 'id' },
    );
    await sendDigest(input(), world);
    expect(mails).toHaveLength(3);
    expect(readers.map(stateOf)).toEqual(['failed', 'sent', 'sent']);
    expect(logged).toMatchObject([
      { event: 'mail.refused', code: 'message-rejected' },
      { sent: 2, refused: 1, unknown: 0 },
    ]);
  });

  it('is not claimed when it cannot be made: the others get theirs, and the operator hears of it', async () => {
    const { world, mails, outbox, stateOf, logged } = digestWorld(everybody);
    const prepare: DigestPorts['mailer']['prepare'] = (mail) =>
      mail.to === ana.address ? { ok: false, error: 'cannot-be-made' } : world.mailer.prepare(mail);
    await expect(sendDigest(input(), { ...world, mailer: { ...world.mailer, prepare } })).rejects.toMatchObject({
      kind: 'broken',
    });
    expect(outbox.has(ana.member)).toBe(false);
    expect([stateOf(lee), stateOf(sam)]).toEqual(['sent', 'sent']);
    expect(logged).toMatchObject([
      { event: 'mail.refused', code: 'cannot-be-made' },
      { event: 'digest.sent', sent: 2, refused: 1, unknown: 0 },
    ]);
    await sendDigest(input(), world);
    expect(mails.map(({ to }) => to)).toEqual([lee, sam, ana].map(({ address }) => address));
  });

  it('says what is missing when the function has no right to send, and gives its claim back', async () => {
    const { world, stateOf, logged } = digestWorld(everybody, () => ({ kind: 'throttled', limit: 'not-allowed' }));
    await expect(sendDigest({ ...input(), morningsLeft: 2 }, world)).rejects.toMatchObject({ code: 'try-again' });
    expect(stateOf(ana)).toBe('planned');
    expect(logged[0]).toEqual({ event: 'mail.paused', code: 'not-allowed' });
  });
});

describe('the mail', () => {
  const sent = async () => {
    const { world, mails, expiries } = digestWorld(everybody);
    await sendDigest(input(), world);
    const [first, second] = mails;
    if (!first || !second) throw new Error('must be sent');
    return { first, second, mails, expiries };
  };

  it('can be stopped with one click, by each reader alone', async () => {
    const { mails } = await sent();
    for (const { headers, text, html } of mails) {
      expect(headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click');
      const link = /^<(https:\/\/pulse\.example\/[^>]+)>$/.exec(headers['List-Unsubscribe'] ?? '')?.[1] ?? 'none';
      expect(text).toContain(link);
      expect(html).toContain(link);
    }
    expect(new Set(mails.map(({ headers }) => headers['List-Unsubscribe'])).size).toBe(3);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(3);
  });

  it('names its reader and no one else except the steward who writes', async () => {
    const { second } = await sent();
    for (const body of [second.text, second.html]) {
      expect(body).toContain('Hello Lee');
      for (const other of ['Mia', 'Sam', '@example.org']) expect(body).not.toContain(other);
    }
    expect(second).toMatchObject({ replyTo: 'ana@example.org', fromName: 'Ana Silva, Makers' });
    expect(JSON.stringify([second.tags, second.messageId])).not.toMatch(/lee|ana@/i);
  });

  it('can be read in a minute: at most 200 words, and a link to what members see too', async () => {
    const { first } = await sent();
    const words = first.text.replaceAll(/https:\S+/g, '').match(/[\p{L}\p{N}%']+/gu) ?? [];
    expect(words.length).toBeGreaterThan(50);
    expect(words.length).toBeLessThanOrEqual(200);
    expect(first.text).toContain(`https://pulse.example/read/en#makers/2026-Q4/${'e'.repeat(22)}`);
    expect(first.subject).toContain('2026-Q4');
  });

  it('leaves a row that expires ninety days or fewer after it, not never', async () => {
    const { expiries } = await sent();
    const days = [...expiries].map((seconds) => (seconds - Date.parse(input().at) / 1000) / 86_400);
    expect(days).toHaveLength(1);
    expect(days[0]).toBeGreaterThan(1);
    expect(days[0]).toBeLessThanOrEqual(90);
  });
});
