/** One mail on its way to one person, and how the attempt to send it ended. */
import type { LogEvents } from '../contract/log-events.ts';
import type { SendQuota } from '../contract/pulse.ts';
import type { Result } from '../kernel/result.ts';

export interface OutgoingMail {
  readonly to: string;
  readonly toName?: string | undefined;
  readonly fromName: string;
  readonly replyTo: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** With angle brackets; derived, so that a repeat carries the same one. */
  readonly messageId: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Returned with a bounce or complaint; letters, digits and `_.@-` only, and never an address. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A mail whose bytes are made. Only such a mail can be sent, so nothing comes between its claim and its request. */
export interface PreparedMail {
  readonly mail: OutgoingMail;
  readonly from: string;
  readonly bytes: Uint8Array;
}

/**
 * Why no mail goes out now. `rate`: wait seconds. `daily`: the day's quota is spent. The others wait for the operator:
 * `paused`, sending is stopped for the account or the configuration set; `not-allowed`, the function may not send;
 * `not-ready`, the sender, its bounce domain or the configuration set is not set up.
 */
export type SendLimit = 'rate' | 'daily' | 'paused' | 'not-allowed' | 'not-ready';
type PauseCode = LogEvents['mail.paused']['code'];
const pauseCodes = {
  rate: 'rate',
  daily: 'daily-quota',
  paused: 'account-paused',
  'not-allowed': 'not-allowed',
  'not-ready': 'not-ready',
} as const satisfies Readonly<Record<SendLimit, PauseCode>>;
/** For the log. */
export const pauseCode = (limit: SendLimit): PauseCode => pauseCodes[limit];

/**
 * Why this one mail will not be sent. `cannot-be-made`: it cannot be built, which is our fault. `domain-not-allowed`:
 * the stage does not write to that domain. `recipient-not-verified`: the account is in the sandbox.
 */
type RefusalCode = LogEvents['mail.refused']['code'];

/**
 * sent: the provider accepted it. refused: definitely not sent, and a retry would be refused again. throttled: definitely
 * not sent now; later is fine. unknown: the mail may have gone out, so it is never sent again automatically.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'throttled'; readonly limit: SendLimit }
  | { readonly kind: 'unknown' };

/** The mail provider. */
export interface Mailer {
  /** The domain of the sender, in which the ids of mails end. */
  readonly domain: string;
  /** The mail as it will be sent, from the address of this installation. */
  prepare(mail: OutgoingMail): Result<PreparedMail, 'cannot-be-made'>;
  send(mail: PreparedMail): Promise<SendOutcome>;
  /** The provider allows at most one call a second: read it once per container. */
  quota(): Promise<SendQuota>;
}
