/** The limits that a member's browser needs; the protocol code that it loads carries no others. */
export const browserLimits = {
  /** A label describes at least this many invited people; a smaller one is merged before the first mail (docs/adr/0004). */
  minimumInvited: 8,
  /** Padded plaintext of the answers and of a comment, in bytes (docs/adr/0003). */
  paddedScoresBytes: 256,
  paddedCommentBytes: 2048,
  /** HPKE P-256: encapsulated key and AES-GCM tag, bytes. */
  sealOverheadBytes: 65 + 16,
  linkTokenBytes: 32,
} as const;
