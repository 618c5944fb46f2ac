import { sha256 } from '@noble/hashes/sha2.js';
import { prefixFree, toHex } from '../kernel/bytes.ts';
import type { MemberId } from '../kernel/ids.ts';

/** The id of no member: marks an invitation whose person was forgotten. */
export const nobody = '0'.repeat(32) as MemberId;

/**
 * The id of the person with this address, the same in every community and at every import. It is a pseudonym for the people
 * side only: anyone who knows the address can compute it.
 *
 * @param address normalised: trimmed, lower case, ASCII
 */
export const memberIdOf = (address: string): MemberId =>
  toHex(sha256(prefixFree('commons-pulse/member/v1', address))).slice(0, 32) as MemberId;
