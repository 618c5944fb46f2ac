/**
 * The credential: proof of being one invited member under a label of a pulse, which cannot be traced back to the member.
 *
 * RFC 9497, POPRF mode, suite ristretto255-SHA512. The member's browser hashes its sealed response to x, hides x behind a
 * random blind and sends the blinded element. The issuer, who knows the member by the link, evaluates it with the pulse's key
 * under public info (version, pulse, label, kind) and proves with a DLEQ proof that it used the key in the manifest. The
 * browser checks the proof, removes the blind and holds y = POPRF(key, x, info): that is the credential.
 *
 * Who learns what. The issuer sees a uniformly random element, whatever the response is: even with unlimited computing power,
 * now or later, it cannot be matched with x or y. The answer side sees x and y and no link. Both together see that a label's
 * credentials were issued and used, not by whom. One credential fits one sealed response: a repeat changes nothing, a stolen
 * credential cannot carry other answers.
 *
 * What it does not protect. The key's holder can forge credentials; a label of one is no crowd (the page refuses labels under
 * the promised size); and anyone who keeps both can compare times of arrival, which is why responses are sealed until the
 * close. Refused by decoding: non-canonical elements, the identity, a proof by any other key.
 *
 * The suite's methods rely on `this`; they are called on the object, never taken off it.
 */
import { ristretto255, ristretto255_oprf as suite } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { ResponseKind } from '../contract/response-kinds.ts';
import { prefixFree, toHex } from '../kernel/bytes.ts';
import { err, ok, type Result } from '../kernel/result.ts';

/** A source of random bytes: `random(n)` gives n fresh ones. */
export type RandomBytes = (length?: number) => Uint8Array<ArrayBuffer>;

const promiseVersion = 'commons-pulse/v1';

/** What a credential is good for, in public: one kind of response, under one label, in one pulse. */
export const credentialInfo = (pulse: string, label: string, kind: ResponseKind): Uint8Array =>
  prefixFree(promiseVersion, pulse, label, kind);

/** x: the hash of a sealed response. It is what the credential covers, and the person's receipt. */
export const hashSealed = (sealed: Uint8Array): Uint8Array => sha256(sealed);

export interface Blinding {
  /** Secret scalar; with it, the element can be linked to the response. Deleted once the response is in. */
  readonly blind: Uint8Array;
  /** What the issuer sees. */
  readonly blinded: Uint8Array;
  /** The manifest's key tweaked by the info: what the proof is checked against. */
  readonly tweakedKey: Uint8Array;
}

/** Client: hides x. `publicKey` is the one of the manifest. Throws when that is not an element of the group. */
export function blindInput(x: Uint8Array, info: Uint8Array, publicKey: Uint8Array, random: RandomBytes): Blinding {
  return suite.poprf(info).blind(x, publicKey, random);
}

export interface Evaluation {
  readonly evaluated: Uint8Array;
  readonly proof: Uint8Array;
}

/** Client: checks the issuer's proof and takes off the blind. An error is a refusal: another key was used, or none. */
export function finishCredential(
  x: Uint8Array,
  info: Uint8Array,
  { blind, blinded, tweakedKey }: Blinding,
  { evaluated, proof }: Evaluation,
): Result<Uint8Array, 'proof-invalid'> {
  try {
    return ok(suite.poprf(info).finalize(x, blind, evaluated, blinded, proof, tweakedKey));
  } catch {
    // Undecodable elements, the identity and false proofs are one case: this is not the key of the manifest.
    return err('proof-invalid');
  }
}

/** Issuer: whether these bytes are a group element other than the identity. Asked before an invitation is spent. */
export function isBlindedElement(bytes: Uint8Array): boolean {
  try {
    return !ristretto255.Point.fromBytes(bytes).equals(ristretto255.Point.ZERO);
  } catch {
    return false;
  }
}

/** Issuer: evaluates and proves. Same element, same credential, any number of times; only the proof is fresh. */
export const evaluateBlinded = (
  secretKey: Uint8Array,
  info: Uint8Array,
  blinded: Uint8Array,
  random: RandomBytes,
): Evaluation => suite.poprf(info).blindEvaluate(secretKey, blinded, random);

/** Answer side: y == POPRF(key, x, info), compared without an early exit. */
export function verifyCredential(
  secretKey: Uint8Array,
  info: Uint8Array,
  x: Uint8Array,
  credential: Uint8Array,
): boolean {
  const expected = suite.poprf(info).evaluate(secretKey, x);
  let difference = expected.length ^ credential.length;
  expected.forEach((byte, i) => {
    difference |= byte ^ (credential[i] ?? 0);
  });
  return difference === 0;
}

/** What an invitation is spent for: a hash of the blinded elements, whatever their order in the request. */
export function hashBlinded(
  elements: readonly { readonly kind: ResponseKind; readonly element: Uint8Array }[],
): string {
  const sorted = [...elements].sort((a, b) => (a.kind < b.kind ? -1 : 1));
  return toHex(sha256(prefixFree(...sorted.flatMap(({ kind, element }) => [kind, element]))));
}
