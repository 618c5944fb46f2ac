/**
 * The mail provider, SES v1, behind two verbs. Guarantees: one HTTP request a call, ever (the SDK's own retries would turn
 * a lost reply into a second and third mail), and an honest answer about how it ended. A timeout, a dropped connection or
 * a 5xx is `unknown`: the mail may have gone out. It is for the caller to decide what to do with that; sending again is
 * wrong. Every other error says that nothing was sent.
 */
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import type { SendQuota } from '../../shared/contract/pulse.ts';
import type { Mailer, SendLimit, SendOutcome } from '../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../shared/mail/prepare-mail.ts';
import { timeouts } from './clients.ts';

export const mailClient = (): SESClient => new SESClient({ maxAttempts: 1, requestHandler: timeouts });

export function mailer(client: SESClient, settings: { from: string; configurationSet: string }): Mailer {
  return {
    domain: settings.from.slice(settings.from.indexOf('@') + 1),
    prepare: (mail) => prepareMail(mail, settings.from),
    async send({ mail, from, bytes }) {
      try {
        const { MessageId } = await client.send(
          new SendRawEmailCommand({
            Source: from,
            Destinations: [mail.to],
            RawMessage: { Data: bytes },
            ConfigurationSetName: settings.configurationSet,
            Tags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
          }),
        );
        return MessageId === undefined ? { kind: 'unknown' } : { kind: 'sent', messageId: MessageId };
      } catch (error) {
        return outcomeOf(error, from);
      }
    },
    quota: () => mailQuota(client),
  };
}

/** What the provider allows now. It answers one such question a second for the whole account. */
export async function mailQuota(client: SESClient): Promise<SendQuota> {
  const reply = await client.send(new GetSendQuotaCommand({}));
  return {
    perSecond: reply.MaxSendRate ?? 1,
    perDay: reply.Max24HourSend ?? 0,
    sentToday: reply.SentLast24Hours ?? 0,
  };
}

/** The same, or undefined when the provider does not say. */
export const quotaIfKnown =
  (client: SESClient): (() => Promise<SendQuota | undefined>) =>
  async () => {
    try {
      return await mailQuota(client);
    } catch {
      return undefined;
    }
  };

/** No connection was made, so nothing can have been sent. */
const neverConnected: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Errors that would meet the next mail as well. The names are those of SES v1 and of what every service of AWS can answer. */
const limitsByName: readonly (readonly [RegExp, SendLimit])[] = [
  [/SendingPausedException$/, 'paused'],
  [
    /^(?:AccessDenied|NotAuthorized|OptInRequired|Unrecognized|InvalidClientTokenId|ExpiredToken|.*Signature)/,
    'not-allowed',
  ],
  [/^(?:ConfigurationSetDoesNotExist|MailFromDomainNotVerified)/, 'not-ready'],
];

function outcomeOf(error: unknown, sender: string): SendOutcome {
  if (!(error instanceof SESServiceException)) {
    if (error instanceof Error && error.name === 'CredentialsProviderError') {
      return { kind: 'throttled', limit: 'not-allowed' };
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return neverConnected.has(code) ? { kind: 'throttled', limit: 'rate' } : { kind: 'unknown' };
  }
  const { name, message } = error;
  const status = error.$metadata.httpStatusCode ?? 0;
  if (/^Throttling/.test(name)) {
    return { kind: 'throttled', limit: /daily|24.?hour/i.test(message) ? 'daily' : 'rate' };
  }
  if (status < 400 || status >= 500) return { kind: 'unknown' };
  if (name === 'MessageRejected') return rejection(message, sender);
  if (name === 'InvalidParameterValue') return { kind: 'refused', code: 'parameter-refused' };
  const [, limit = 'not-ready'] = limitsByName.find(([names]) => names.test(name)) ?? [];
  return { kind: 'throttled', limit };
}

/**
 * One name for what is about this message, and for what is about the account: a paused account and a sender that is not
 * verified are rejected in words only, and they are no recipient's fault.
 */
function rejection(message: string, sender: string): SendOutcome {
  if (/(?:sending|account)\b.*\b(?:paused|suspended|shut down)/i.test(message))
    return { kind: 'throttled', limit: 'paused' };
  if (!/not verified/i.test(message)) return { kind: 'refused', code: 'message-rejected' };
  return message.includes(sender)
    ? { kind: 'throttled', limit: 'not-ready' }
    : { kind: 'refused', code: 'recipient-not-verified' };
}
