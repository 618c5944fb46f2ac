/** One mail on its way to one person, and how the attempt to send it ended. */
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
  /** Come back with a bounce or complaint; letters, digits and `_.@-` only, and never an address. */
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * sent: the provider has it. refused: definitely not sent, and trying again would be refused again. throttled: definitely
 * not sent now; later is fine (`rate`: seconds, `daily`: tomorrow, `paused`: when an operator has repaired the account).
 * unknown: nobody can tell, so it is never sent again by itself.
 */
export type SendOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'throttled'; readonly limit: 'rate' | 'daily' | 'paused' }
  | { readonly kind: 'unknown' };

/** Mails, not recipients' messages; `perDay` is -1 where there is no daily limit. */
export interface SendQuota {
  readonly perSecond: number;
  readonly perDay: number;
  readonly sentToday: number;
}
