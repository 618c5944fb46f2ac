/** The primitives of the protocol code for a real browser: the code that the page runs, callable with test vectors. */

import { hpkeSeal } from '../../shared/answers/hpke-seal.ts';
import { blindInput, finishCredential } from '../../shared/gate/credential.ts';
import { fromHex, toBase64Url, toHex } from '../../shared/kernel/bytes.ts';

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array();

/** Blinds with exactly the scalar of a vector: the library takes random bytes modulo the order less one, and adds one. */
export function blindWith(input: string, info: string, publicKey: string, blindLessOne?: string) {
  const random = (length = 32) => {
    const chosen = new Uint8Array(length);
    if (blindLessOne === undefined) return crypto.getRandomValues(chosen);
    chosen.set(bytes(blindLessOne));
    return chosen;
  };
  const { blind, blinded, tweakedKey } = blindInput(bytes(input), bytes(info), bytes(publicKey), random);
  return { blind: toHex(blind), blinded: toHex(blinded), tweakedKey: toHex(tweakedKey) };
}

export function finish(
  input: string,
  info: string,
  blinding: { readonly blind: string; readonly blinded: string; readonly tweakedKey: string },
  evaluated: string,
  proof: string,
): string {
  const { blind, blinded, tweakedKey } = blinding;
  const taken = { blind: bytes(blind), blinded: bytes(blinded), tweakedKey: bytes(tweakedKey) };
  const credential = finishCredential(bytes(input), bytes(info), taken, {
    evaluated: bytes(evaluated),
    proof: bytes(proof),
  });
  return credential.ok ? toHex(credential.value) : credential.error;
}

export interface SealInput {
  readonly publicKey: string;
  readonly info: string;
  readonly aad: string;
  readonly plaintext: string;
}

/** With the ephemeral key of a vector, or a fresh one. */
export async function sealHex(
  { publicKey, info, aad, plaintext }: SealInput,
  vector?: { readonly secretKey: string; readonly publicKey: string },
): Promise<{ encapsulated: string; ciphertext: string }> {
  const sealed = await hpkeSeal(
    bytes(publicKey),
    bytes(info),
    bytes(aad),
    bytes(plaintext),
    vector && (await keyPair(vector.secretKey, vector.publicKey)),
  );
  return { encapsulated: toHex(sealed.encapsulated), ciphertext: toHex(sealed.ciphertext) };
}

async function keyPair(secretKey: string, publicKey: string): Promise<CryptoKeyPair> {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const point = bytes(publicKey);
  const half = { kty: 'EC', crv: 'P-256', x: toBase64Url(point.slice(1, 33)), y: toBase64Url(point.slice(33)) };
  const whole = { ...half, d: toBase64Url(bytes(secretKey)) };
  return {
    publicKey: await crypto.subtle.importKey('jwk', half, curve, true, []),
    privateKey: await crypto.subtle.importKey('jwk', whole, curve, false, ['deriveBits']),
  };
}
