import { SESClient } from '@aws-sdk/client-ses';
import PostalMime from 'postal-mime';
import { afterEach, expect, test, vi } from 'vitest';
import { mailClient, mailer } from '../../../functions/adapters/mailer.ts';
import type { OutgoingMail } from '../../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../../shared/mail/prepare-mail.ts';
import { type Ending, startScriptedSes, testMailClient } from './scripted-ses.ts';

const mail: OutgoingMail = {
  to: 'sam@example.org',
  toName: 'Sám',
  fromName: 'Ana Silva, Data Practice',
  replyTo: 'ana@example.org',
  subject: 'مرحبًا',
  html: '<p>Hello</p>',
  text: 'Hello\n',
  messageId: '<a@example.org>',
  headers: { 'List-Unsubscribe': '<https://example.org/u>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  tags: { community: 'data', member: 'ab' },
};
const settings = { from: 'pulse@example.org', configurationSet: 'pulse-mail' };
const made = prepareMail(mail, settings.from);
if (!made.ok) throw new Error('the mail must be made');
const prepared = made.value;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function sendOnce(ending: Ending, requestTimeout?: number) {
  const ses = await startScriptedSes(() => ending);
  stops.push(ses.stop);
  const outcome = await mailer(testMailClient(ses.endpoint, requestTimeout), settings).send(prepared);
  return { outcome, requests: ses.requests };
}

test('a mail reaches the provider whole: recipient, sender, configuration set, tags, headers and both bodies', async () => {
  const { outcome, requests } = await sendOnce('sent');
  expect(outcome).toEqual({ kind: 'sent', messageId: 'id-1' });
  const form = requests[0];
  expect(form?.get('Action')).toBe('SendRawEmail');
  expect(form?.get('Source')).toBe('pulse@example.org');
  expect(form?.get('Destinations.member.1')).toBe('sam@example.org');
  expect(form?.get('Destinations.member.2')).toBeNull();
  expect(form?.get('ConfigurationSetName')).toBe('pulse-mail');
  expect(form?.get('Tags.member.1.Name')).toBe('community');
  expect(form?.get('Tags.member.2.Value')).toBe('ab');
  const parsed = await PostalMime.parse(Buffer.from(form?.get('RawMessage.Data') ?? '', 'base64'));
  expect(parsed).toMatchObject({
    subject: 'مرحبًا',
    from: { name: 'Ana Silva, Data Practice', address: 'pulse@example.org' },
    to: [{ name: 'Sám', address: 'sam@example.org' }],
    replyTo: [{ address: 'ana@example.org' }],
    messageId: '<a@example.org>',
  });
  expect(parsed.html).toContain('<p>Hello</p>');
  expect(parsed.text).toContain('Hello');
  const headers = Object.fromEntries(parsed.headers.map(({ key, value }) => [key, value]));
  expect(headers['list-unsubscribe']).toBe('<https://example.org/u>');
  expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
});

test.each<[string, Ending, number?]>([
  ['a connection dropped before the reply', 'drop-before-reply'],
  ['a connection dropped within the reply', 'half-a-reply'],
  ['a reply that never comes', 'silence', 300],
  ['an internal failure', { code: 'InternalFailure', message: 'x', status: 500 }],
  ['an overloaded provider', { code: 'ServiceUnavailable', message: 'x', status: 503 }],
])('%s is an unknown end, after exactly one request', async (_, ending, timeout) => {
  const { outcome, requests } = await sendOnce(ending, timeout);
  expect(outcome).toEqual({ kind: 'unknown' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(requests).toHaveLength(1);
});

test.each([
  ['Throttling', 'Maximum sending rate exceeded.', 'rate'],
  ['ThrottlingException', 'Rate exceeded', 'rate'],
  ['Throttling', 'Daily message quota exceeded.', 'daily'],
  ['AccountSendingPausedException', 'Sending is paused.', 'paused'],
  ['ConfigurationSetSendingPausedException', 'Sending is paused.', 'paused'],
  ['MessageRejected', 'Sending paused for this account. For more information, please check the inbox.', 'paused'],
  ['MessageRejected', 'Sending suspended for this account.', 'paused'],
  ['ConfigurationSetDoesNotExist', 'No such set.', 'not-ready'],
  ['MailFromDomainNotVerifiedException', 'MX missing.', 'not-ready'],
  [
    'AccessDenied',
    "User `arn:aws:sts::1:assumed-role/a' is not authorized to perform `ses:SendRawEmail'.",
    'not-allowed',
  ],
  ['AccessDeniedException', 'You do not have sufficient access.', 'not-allowed'],
  ['OptInRequired', 'The key needs a subscription for the service.', 'not-allowed'],
  ['InvalidClientTokenId', 'The key does not exist in our records.', 'not-allowed'],
  ['ExpiredToken', 'The security token is expired.', 'not-allowed'],
  ['SignatureDoesNotMatch', 'The signature does not match.', 'not-allowed'],
  ['MalformedQueryString', 'The query string is malformed.', 'not-ready'],
])('%s (%s) says "not now", after exactly one request', async (code, message, limit) => {
  const { outcome, requests } = await sendOnce({ code, message });
  expect(outcome).toEqual({ kind: 'throttled', limit });
  expect(requests).toHaveLength(1);
});

test('an unverified sender is not a refusal of a person; an unverified person in the sandbox is', async () => {
  const rejected = (whom: string) => ({
    code: 'MessageRejected',
    message: `Email address is not verified. The following identities failed the check in region X: ${whom}`,
  });
  expect((await sendOnce(rejected('pulse@example.org'))).outcome).toEqual({ kind: 'throttled', limit: 'not-ready' });
  expect((await sendOnce(rejected('sam@example.org'))).outcome).toEqual({
    kind: 'refused',
    code: 'recipient-not-verified',
  });
});

test('a rejected message is a refusal with its code', async () => {
  const { outcome, requests } = await sendOnce({ code: 'MessageRejected', message: 'Email address is on a list' });
  expect(outcome).toEqual({ kind: 'refused', code: 'message-rejected' });
  expect(requests).toHaveLength(1);
});

test('an address outside the mail domains of the stage is refused by name, without a request', async () => {
  const ses = await startScriptedSes(() => 'sent');
  stops.push(ses.stop);
  const sendTo = (domains: string) => mailer(testMailClient(ses.endpoint), { ...settings, domains }).send(prepared);
  expect(await sendTo('acme.example sub.example.org')).toEqual({ kind: 'refused', code: 'domain-not-allowed' });
  expect(ses.requests).toHaveLength(0);
  expect(await sendTo('acme.example example.org')).toMatchObject({ kind: 'sent' });
});

test('a connection that was never made is "not now", because nothing can have been sent', async () => {
  const ses = await startScriptedSes();
  await ses.stop();
  expect(await mailer(testMailClient(ses.endpoint), settings).send(prepared)).toEqual({
    kind: 'throttled',
    limit: 'rate',
  });
});

test('a function without credentials of its own is not allowed to send, and makes no request', async () => {
  const ses = await startScriptedSes();
  stops.push(ses.stop);
  const credentials = () => Promise.reject(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }));
  const client = new SESClient({ endpoint: ses.endpoint, region: 'eu-central-1', maxAttempts: 1, credentials });
  expect(await mailer(client, settings).send(prepared)).toEqual({ kind: 'throttled', limit: 'not-allowed' });
  expect(ses.requests).toHaveLength(0);
});

test('a mail that breaks the rules of mail has no bytes to send', () => {
  const { prepare } = mailer(mailClient(), settings);
  const broken: Partial<OutgoingMail>[] = [
    { to: 'sám@example.org' },
    { replyTo: `${'a'.repeat(65)}@example.org` },
    { headers: { 'List-Unsubscribe': 'a\r\nBcc: eve@example.org' } },
    { messageId: `<${'a'.repeat(1000)}@example.org>` },
  ];
  for (const change of broken) expect(prepare({ ...mail, ...change })).toEqual({ ok: false, error: 'cannot-be-made' });
});

test('the quota is read as numbers', async () => {
  const ses = await startScriptedSes();
  stops.push(ses.stop);
  expect(await mailer(testMailClient(ses.endpoint), settings).quota()).toEqual({
    perSecond: 14,
    perDay: 200,
    sentToday: 3,
  });
});

test('the client that functions use makes one attempt, however the attempt ends', async () => {
  const ses = await startScriptedSes(() => 'drop-before-reply');
  stops.push(ses.stop);
  vi.stubEnv('AWS_ENDPOINT_URL', ses.endpoint);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  try {
    expect(await mailer(mailClient(), settings).send(prepared)).toEqual({ kind: 'unknown' });
  } finally {
    vi.unstubAllEnvs();
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(ses.requests).toHaveLength(1);
});
