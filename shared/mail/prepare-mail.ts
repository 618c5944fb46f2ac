import { utf8 } from '../kernel/bytes.ts';
import { PulseError } from '../kernel/errors.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { mimeMessage } from './mime-message.ts';
import type { OutgoingMail, PreparedMail } from './outgoing-mail.ts';

/**
 * Makes the bytes of a mail. It comes before the mail is claimed: a mail that cannot be made is then an outcome, and not one
 * that was claimed and never sent (docs/adr/0048).
 *
 * @returns `cannot-be-made` if an address or a header breaks the rules of mail
 */
export function prepareMail(mail: OutgoingMail, from: string): Result<PreparedMail, 'cannot-be-made'> {
  try {
    const message = mimeMessage({
      from: { name: mail.fromName, address: from },
      to: { name: mail.toName, address: mail.to },
      replyTo: mail.replyTo,
      subject: mail.subject,
      messageId: mail.messageId,
      headers: mail.headers,
      html: mail.html,
      text: mail.text,
    });
    return ok({ mail, from, bytes: utf8(message) });
  } catch (error) {
    if (error instanceof PulseError) return err('cannot-be-made');
    throw error;
  }
}
