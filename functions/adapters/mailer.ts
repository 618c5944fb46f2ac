/**
 * The mail provider, SES v1, behind two verbs. Guarantees: one HTTP request a call, ever (the SDK's own retries would turn
 * a lost reply into a second and third mail), and an honest answer about how it ended. A timeout, a dropped connection or
 * a 5xx is `unknown`: the mail may have gone out. It is for the caller to decide what to do with that; sending again is
 * wrong. Every other error says that nothing was sent.
 */
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { isMailAddress } from '../../shared/contract/mail-address.ts';
import { utf8 } from '../../shared/kernel/bytes.ts';
import { mimeMessage } from '../../shared/people/mime-message.ts';
import type { OutgoingMail, SendOutcome, SendQuota } from '../../shared/people/outgoing-mail.ts';
import { timeouts } from './clients.ts';

export interface Mailer {
  send(mail: OutgoingMail): Promise<SendOutcome>;
  /** At most one call a second is allowed by the provider: read it once a container. */
  quota(): Promise<SendQuota>;
}

export const mailClient = (): SESClient => new SESClient({ maxAttempts: 1, requestHandler: timeouts });

export function mailer(client: SESClient, settings: { from: string; configurationSet: string }): Mailer {
  return {
    async send(mail) {
      if (!isMailAddress(mail.to)) return { kind: 'refused', code: 'AddressRefused' };
      const message = mimeMessage({
        from: { name: mail.fromName, address: settings.from },
        to: { name: mail.toName, address: mail.to },
        replyTo: mail.replyTo,
        subject: mail.subject,
        messageId: mail.messageId,
        headers: mail.headers,
        html: mail.html,
        text: mail.text,
      });
      try {
        const { MessageId } = await client.send(
          new SendRawEmailCommand({
            Source: settings.from,
            Destinations: [mail.to],
            RawMessage: { Data: utf8(message) },
            ConfigurationSetName: settings.configurationSet,
            Tags: Object.entries(mail.tags).map(([Name, Value]) => ({ Name, Value })),
          }),
        );
        return MessageId === undefined ? { kind: 'unknown' } : { kind: 'sent', messageId: MessageId };
      } catch (error) {
        return outcomeOf(error, settings.from);
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

/** Refusals that are about this one message or its recipient; any other 4xx would meet the next mail as well. */
const messageRefusals: ReadonlySet<string> = new Set(['MessageRejected', 'InvalidParameterValue']);
/** The connection was never made, so nothing can have been sent. */
const neverConnected: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function outcomeOf(error: unknown, sender: string): SendOutcome {
  if (!(error instanceof SESServiceException)) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return neverConnected.has(code) ? { kind: 'throttled', limit: 'rate' } : { kind: 'unknown' };
  }
  const status = error.$metadata.httpStatusCode ?? 0;
  if (/^Throttling/.test(error.name)) {
    return { kind: 'throttled', limit: /daily|24.?hour/i.test(error.message) ? 'daily' : 'rate' };
  }
  if (status < 400 || status >= 500) return { kind: 'unknown' };
  // An unverified sender is rejected in the same words as an unverified recipient of a sandbox, but it is no recipient's
  // fault: the message names whom it is about.
  const aboutUs = /not verified/i.test(error.message) && error.message.includes(sender);
  if (messageRefusals.has(error.name) && !aboutUs) return { kind: 'refused', code: error.name };
  return { kind: 'throttled', limit: 'paused' };
}
