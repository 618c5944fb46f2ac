/**
 * The credential key of one pulse, derived from the master and never stored.
 *
 * The instant until which the pulse accepts answers is part of the derivation: submit-response derives the key from what the
 * request claims, so a false instant makes a false key and the credential fails. That is how it knows, reading nothing, that a
 * pulse is still open.
 * The leak of a credential key forges responses; it links none to a person.
 */
import { ristretto255_oprf as suite } from '@noble/curves/ed25519.js';
import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { prefixFree, utf8 } from '../kernel/bytes.ts';
import type { PulseId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

export interface CredentialKey {
  /** Scalar, 32 bytes. */
  readonly secretKey: Uint8Array;
  /** Group element, 32 bytes: in the manifest. */
  readonly publicKey: Uint8Array;
}

const keyInfo = utf8('commons-pulse/v1');

/** RFC 9497 section 3.2.1 `DeriveKeyPair` in POPRF mode over a per-pulse seed. `master` is at least 32 random bytes. */
export function deriveCredentialKey(master: Uint8Array, pulse: PulseId, acceptsUntil: Instant): CredentialKey {
  if (master.length < 32) throw new RangeError('credential master must be at least 32 bytes');
  const pseudoRandomKey = extract(sha256, master, utf8('commons-pulse/v1/credential'));
  const seed = expand(sha256, pseudoRandomKey, prefixFree(pulse, acceptsUntil), 32);
  // The info of the factory plays no part in deriving keys; it only has to be given.
  return suite.poprf(keyInfo).deriveKeyPair(seed, keyInfo);
}
