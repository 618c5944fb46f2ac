/**
 * The mail provider, SES v1, behind two verbs. Guarantees at most one HTTP request a call (the SDK's own retries would turn
 * a lost reply into a second and third mail) and reports honestly how it ended. A timeout, a dropped connection or a 5xx is
 * `unknown`: the mail may have gone out. The caller decides what to do then; sending again would be wrong. Every other error
 * means that nothing was sent.
 */
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mailDomains, outsideOf } from '../../shared/contract/mail-address.ts';
import type { SendQuota } from '../../shared/contract/pulse.ts';
import type { Mailer, SendLimit, SendOutcome } from '../../shared/mail/outgoing-mail.ts';
import { prepareMail } from '../../shared/mail/prepare-mail.ts';
import { timeouts } from './clients.ts';

export const mailClient = (): SESClient => new SESClient({ maxAttempts: 1, requestHandler: timeouts });

export interface MailSettings {
  readonly from: string;
  readonly configurationSet: string;
  /** The only domains that mails go to, with a space between; any if undefined. */
  readonly domains?: string | undefined;
}

export function mailer(client: SESClient, settings: MailSettings): Mailer {
  const domains = mailDomains(settings.domains);
  return {
    domain: settings.from.slice(settings.from.indexOf('@') + 1),
    prepare: (mail) => prepareMail(mail, settings.from),
    async send({ mail, from, bytes }) {
      // The import refuses such an address; this one was stored before the stage allowed only some domains.
      if (outsideOf(domains, mail.to)) return { kind: 'refused', code: 'domain-not-allowed' };
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

/** What the provider allows now. It answers one such request a second for the whole account. */
export async function mailQuota(client: SESClient): Promise<SendQuota> {
  const reply = await client.send(new GetSendQuotaCommand({}));
  return {
    perSecond: reply.MaxSendRate ?? 1,
    perDay: reply.Max24HourSend ?? 0,
    sentToday: reply.SentLast24Hours ?? 0,
  };
}

/** The same, or undefined if the provider does not answer. */
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

/** Errors that the next mail would meet as well: the names from SES v1, and those that every AWS service can return. */
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
 * Tells faults of this message from faults of the account: SES reports a paused account and an unverified sender only in
 * the text of a rejection, and neither is the recipient's fault.
 */
function rejection(message: string, sender: string): SendOutcome {
  if (/(?:sending|account)\b.*\b(?:paused|suspended|shut down)/i.test(message))
    return { kind: 'throttled', limit: 'paused' };
  if (!/not verified/i.test(message)) return { kind: 'refused', code: 'message-rejected' };
  return message.includes(sender)
    ? { kind: 'throttled', limit: 'not-ready' }
    : { kind: 'refused', code: 'recipient-not-verified' };
}
