import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { type MimeParts, mimeMessage } from '../../../shared/mail/mime-message.ts';

const parts: MimeParts = {
  from: { name: 'Ana Silva, Data Practice', address: 'pulse@example.org' },
  to: { name: 'Sam', address: 'sam@example.org' },
  replyTo: 'ana@example.org',
  subject: 'Please help us choose what to fix next',
  messageId: '<a@example.org>',
  headers: {},
  html: '<p>Hello</p>',
  text: 'Hello',
};
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string(),
  fc.constant('=?UTF-8?Q?a?='),
);
const anyBody = fc
  .array(
    fc.oneof(
      anyText,
      fc.string({ unit: 'grapheme', minLength: 60, maxLength: 200 }),
      fc.constantFrom('.', ' ', '=', '\t'),
    ),
    { maxLength: 8 },
  )
  .map((lines) => lines.join('\n'));
const shown = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim();
const lines = (text: string) => text.toWellFormed().replaceAll(/\r\n|\r|\n/g, '\n');
/** Some readers treat the end of a part as belonging to the boundary, so a final line break is not part of the promise. */
const withoutEnd = (text: string | undefined) => (text ?? '').replaceAll(/\r\n/g, '\n').replace(/\n+$/, '');

test('any subject and names arrive as they were written, except for control characters', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, anyText, async (subject, name) => {
      const mail = await PostalMime.parse(
        mimeMessage({
          ...parts,
          subject,
          from: { name, address: 'pulse@example.org' },
          to: { name, address: 'sam@example.org' },
        }),
      );
      expect(mail.subject ?? '').toBe(shown(subject));
      expect(mail.from).toMatchObject({ name: shown(name), address: 'pulse@example.org' });
      expect(mail.to).toHaveLength(1);
      expect(mail.to?.[0]).toMatchObject({ address: 'sam@example.org' });
    }),
    { numRuns: 400 },
  );
});

test('any text and HTML arrive as they were written', async () => {
  await fc.assert(
    fc.asyncProperty(anyBody, anyBody, async (text, html) => {
      const mail = await PostalMime.parse(mimeMessage({ ...parts, text: `a${text}`, html: `b${html}` }));
      expect(withoutEnd(mail.text)).toBe(withoutEnd(lines(`a${text}`)));
      expect(withoutEnd(mail.html)).toBe(withoutEnd(lines(`b${html}`)));
    }),
    { numRuns: 400 },
  );
});

test('the message is ASCII with CRLF, and no line is over 78 characters', () => {
  fc.assert(
    fc.property(anyText, anyText, anyBody, (subject, name, body) => {
      const message = mimeMessage({
        ...parts,
        subject,
        from: { name, address: 'pulse@example.org' },
        text: body,
        html: body,
      });
      expect(message).toMatch(/^[\t\r\n -~]*$/);
      expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      for (const line of message.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
    }),
    { numRuns: 400 },
  );
});

test('no subject, name or body adds a header or a part', async () => {
  const attack = fc
    .tuple(
      anyText,
      fc.constantFrom(
        '\r\nBcc: eve@example.org\r\n',
        '\nBcc: eve@example.org',
        '\r\n\r\n--=_pulse_alternative\r\n\r\nx',
        '>, eve@example.org <',
      ),
      anyText,
    )
    .map((all) => all.join(''));
  await fc.assert(
    fc.asyncProperty(attack, async (text) => {
      const mail = await PostalMime.parse(
        mimeMessage({
          ...parts,
          subject: text,
          from: { name: text, address: 'pulse@example.org' },
          to: { name: text, address: 'sam@example.org' },
          text,
          html: text,
        }),
      );
      expect(mail.headers.map(({ key }) => key)).toEqual([
        'from',
        'to',
        'reply-to',
        'subject',
        'message-id',
        'mime-version',
        'content-type',
      ]);
      expect(mail.to).toHaveLength(1);
      expect(mail.bcc).toBeUndefined();
      expect(mail.attachments).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('a further header with a line break, or a folded one, is refused', () => {
  for (const value of ['a\r\nBcc: eve@example.org', 'a\nb', 'a\r\n b', 'é']) {
    expect(() => mimeMessage({ ...parts, headers: { 'List-Unsubscribe': value } })).toThrow('one line');
  }
  expect(() => mimeMessage({ ...parts, headers: { 'X-A: b\r\nBcc': 'x' } })).toThrow('one line');
});

test('long headers fold at spaces and unfold to what they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[!-~]{1,120}$/), { minLength: 1, maxLength: 12 }), async (words) => {
      const message = mimeMessage({ ...parts, headers: { References: words.join(' ') } });
      const mail = await PostalMime.parse(message);
      expect(mail.headers.find(({ key }) => key === 'references')?.value).toBe(words.join(' '));
    }),
    { numRuns: 200 },
  );
});

test('an address that cannot go into a header as it is, is refused wherever it would be written', () => {
  for (const address of ['sám@example.org', 'a b@example.org', '<a@b.example>', 'a@b.example\r\n', 'a,b@c.example']) {
    expect(() => mimeMessage({ ...parts, to: { address } })).toThrow('can be sent to');
    expect(() => mimeMessage({ ...parts, from: { address } })).toThrow('can be sent to');
    expect(() => mimeMessage({ ...parts, replyTo: address })).toThrow('can be sent to');
  }
});
