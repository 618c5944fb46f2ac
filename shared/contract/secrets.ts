/**
 * Names of SSM parameters. The two masters are created once, by the first pulse that opens; the sealing key is random per
 * pulse, readable by close-pulse alone and deleted after the tally.
 */
import type { PulseId } from '../kernel/ids.ts';

export const secretNames = {
  /** 32 bytes, base64url: link tokens and unsubscribe tokens are derived from it. */
  linkKey: (stage: string): string => `/commons-pulse/${stage}/link-key`,
  /**
   * 32 bytes, base64url: the credential key of each pulse is derived from it. A leak lets credentials be forged, never
   * linked.
   */
  credentialKey: (stage: string): string => `/commons-pulse/${stage}/credential-key`,
  sealingPrefix: (stage: string): string => `/commons-pulse/${stage}/sealing/`,
  /**
   * Named by its public key, so that two openings at once cannot pair the private key of one with the public key of the
   * other.
   */
  sealingKey: (prefix: string, pulse: PulseId, publicKeyHex: string): string =>
    `${prefix}${pulse}/${publicKeyHex.slice(2, 34)}`,
} as const;
