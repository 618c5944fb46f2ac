import { describe, expect, it } from 'vitest';
import { deriveCredentialKey } from '../../../shared/gate/credential-keys.ts';
import { deriveLinkToken, hashLinkToken } from '../../../shared/gate/link-token.ts';
import { toHex } from '../../../shared/kernel/bytes.ts';
import type { MemberId, PulseId } from '../../../shared/kernel/ids.ts';
import type { Instant } from '../../../shared/kernel/time.ts';

const key = new Uint8Array(32).fill(7);
const pulse = 'guild-2026-10' as PulseId;
const closes = '2026-10-30T16:00:00Z' as Instant;
const member = (n: number) => n.toString(16).padStart(32, '0') as MemberId;

describe('link tokens', () => {
  it('are the same for the same member of the same pulse, and different for everyone else', () => {
    const token = toHex(deriveLinkToken(key, pulse, member(1)));
    expect(toHex(deriveLinkToken(key, pulse, member(1)))).toBe(token);
    const others = [
      deriveLinkToken(key, pulse, member(2)),
      deriveLinkToken(key, 'guild-2026-11' as PulseId, member(1)),
      deriveLinkToken(new Uint8Array(32).fill(8), pulse, member(1)),
    ].map(toHex);
    expect(new Set([token, ...others]).size).toBe(4);
    expect(token).toHaveLength(64);
  });

  it('cannot be confused by moving a letter from the pulse to the member', () => {
    const a = deriveLinkToken(key, 'guild-2026-1' as PulseId, '0ab' as MemberId);
    const b = deriveLinkToken(key, 'guild-2026-10' as PulseId, 'ab' as MemberId);
    expect(toHex(a)).not.toBe(toHex(b));
  });

  it('are named by their SHA-256', () => {
    expect(hashLinkToken(new Uint8Array())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('are not derived from a short key', () => {
    expect(() => deriveLinkToken(new Uint8Array(31), pulse, member(1))).toThrow(RangeError);
  });
});

describe('credential keys', () => {
  it('depend on the pulse, on the closing instant and on the master', () => {
    const keys = [
      deriveCredentialKey(key, pulse, closes),
      deriveCredentialKey(key, 'guild-2026-11' as PulseId, closes),
      deriveCredentialKey(key, pulse, '2026-10-30T16:00:01Z' as Instant),
      deriveCredentialKey(new Uint8Array(32).fill(8), pulse, closes),
    ];
    expect(new Set(keys.map(({ publicKey }) => toHex(publicKey))).size).toBe(4);
    expect(deriveCredentialKey(key, pulse, closes)).toEqual(keys[0]);
    expect(() => deriveCredentialKey(new Uint8Array(31), pulse, closes)).toThrow(RangeError);
  });
});
