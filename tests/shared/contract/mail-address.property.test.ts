import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { stageSchema } from '../../../infra/stages.ts';
import { communitySchema } from '../../../shared/contract/community.ts';
import { isMailAddress, mailAddress, normaliseAddress } from '../../../shared/contract/mail-address.ts';
import { mimeMessage } from '../../../shared/mail/mime-message.ts';
import { parseForgetList } from '../../../shared/roster/forget-list.ts';
import { parseRoster } from '../../../shared/roster/roster.ts';

const longest = `${'a'.repeat(64)}@example.org`;
const sound = ['sam@example.org', "o'neil+a.b@sub.example.org", longest, 'ana@xn--mnchen-3ya.example'];
/** The first was accepted as a steward's address, and no mail of the community could be written. */
const unsound = [
  `${'a'.repeat(65)}@example.org`,
  `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.example`,
  'sám@example.org',
  'a b@example.org',
  'a@b@c.example',
  'ana@example.org, bo@example.org',
  'ana@example.org;bo@example.org',
  'Ana <ana@example.org>',
  '<ana@example.org>',
  'a@b.example\r\nBcc: c@d.example',
  '"a"@b.example',
  '.a@b.example',
  'a..b@c.example',
  '@b.example',
  'a@',
  'a@b',
  'a@b..c',
  'a@-b.example',
  'a@b-.example',
  'a@[127.0.0.1]',
  '',
];

/** Texts close to addresses, and addresses. */
const nearAddress = fc.oneof(
  fc.emailAddress(),
  fc.string(),
  fc.tuple(fc.string({ maxLength: 70 }), fc.string({ maxLength: 70 })).map(([name, host]) => `${name}@${host}.example`),
  fc
    .tuple(fc.stringMatching(/^[!-~]{1,66}$/), fc.stringMatching(/^[A-Za-z0-9.-]{1,70}$/))
    .map(([name, host]) => `${name}@${host}.org`),
  fc.tuple(fc.emailAddress(), fc.constantFrom(' ', '\n', ',', '>', '\u202e', '\u200b')).map((parts) => parts.join('')),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((host) => `ana@${host}.example`),
  fc.constantFrom(...sound, ...unsound),
);

/**
 * Each place in which people write an address, as a function from a text to what is kept of it; undefined if it is refused.
 */
const places: Record<string, (text: string) => string | undefined> = {
  'a steward of community.json': (email) =>
    communitySchema.safeParse({ id: 'makers', name: 'Makers', timeZone: 'UTC', steward: { name: 'Ana', email } }).data
      ?.steward.email,
  'a roster': (email) => {
    const cell = `"${email.replaceAll('"', '""')}"`;
    const table = `email,name,group,timezone,language\n${cell},Ana,Berlin,UTC,en\n`;
    const roster = parseRoster(new TextEncoder().encode(table));
    return roster.ok ? roster.value[0]?.address : undefined;
  },
  'a forget list': (email) => {
    const cell = `"${email.replaceAll('"', '""')}"`;
    const address = normaliseAddress(email);
    return parseForgetList(new TextEncoder().encode(`email\n${cell}\n`)).ok && address.ok ? address.value : undefined;
  },
  'the sender of a stage': (mailFrom) =>
    stageSchema.safeParse({
      name: 'prod',
      siteUrl: 'https://pulse.example.org',
      mailDomain: normaliseAddress(mailFrom.trim()).ok ? mailFrom.trim().toLowerCase().split('@')[1] : 'example.org',
      mailFrom,
      protectedFromDeletion: true,
    }).data?.mailFrom,
  'the operator of a stage': (operatorMail) =>
    stageSchema.safeParse({
      name: 'prod',
      siteUrl: 'https://pulse.example.org',
      mailDomain: 'example.org',
      mailFrom: 'pulse@example.org',
      operatorMail,
      protectedFromDeletion: true,
    }).data?.operatorMail,
};

describe.each(Object.entries(places))('%s', (_, kept) => {
  test('accepts what can be sent to, and nothing else', () => {
    for (const address of sound) expect(kept(address), address).toBe(address);
    for (const text of unsound) expect(kept(text), text).toBeUndefined();
    expect(kept(' Sam@Example.ORG ')).toBe('sam@example.org');
  });
});

test('whatever the rule accepts can be written into every header of a mail, and arrives as that one address', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(nearAddress, async (text) => {
      const address = mailAddress().safeParse(text).data;
      expect(isMailAddress(text)).toBe(address === text);
      if (address === undefined) return;
      taken += 1;
      expect(normaliseAddress(address)).toEqual({ ok: true, value: address });
      const message = mimeMessage({
        from: { name: 'Ana', address },
        to: { name: 'Bo', address },
        replyTo: address,
        subject: 'A pulse',
        messageId: '<a@example.org>',
        headers: {},
        html: '<p>Hello</p>',
        text: 'Hello',
      });
      for (const line of message.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
      const mail = await PostalMime.parse(message);
      expect([mail.from?.address, mail.to?.[0]?.address, mail.replyTo?.[0]?.address]).toEqual([
        address,
        address,
        address,
      ]);
      expect([mail.to, mail.replyTo].map((found) => found?.length)).toEqual([1, 1]);
    }),
    { numRuns: 600 },
  );
  expect(taken).toBeGreaterThan(50);
});
