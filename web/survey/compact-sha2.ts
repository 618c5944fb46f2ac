/**
 * SHA-256 and SHA-512 (FIPS 180-4) in the fewest bytes a page can load, with the call signature of `@noble/hashes/sha2.js`;
 * infra/bundle.ts substitutes this module for it when it builds the protocol code. The curve and the OPRF remain the
 * audited ones; they hash synchronously, so Web Crypto cannot serve them.
 *
 * The constants are computed from their definition in the standard: the first bits of the fractional parts of the square
 * and cube roots of the first primes. Nothing hashed in the page is a key, and a wrong digest could not pass: the server
 * computes each of them with its own code. Tests compare it with Web Crypto at every length around the block sizes.
 */

/** First 64 bits of the fractional part of the root of this degree, by bisection. */
function rootFraction(prime: number, degree: bigint): bigint {
  const target = BigInt(prime) << (64n * degree);
  let root = 0n;
  for (let bit = 1n << 69n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= target) root += bit;
  return BigInt.asUintN(64, root);
}

let constants: { readonly start: readonly bigint[]; readonly rounds: readonly bigint[] } | undefined;
function constantsOf() {
  if (constants) return constants;
  const primes: number[] = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  constants = {
    start: primes.slice(0, 8).map((prime) => rootFraction(prime, 2n)),
    rounds: primes.map((prime) => rootFraction(prime, 3n)),
  };
  return constants;
}

/** Rotations of Σ0 and Σ1; rotations and, last, the shift of σ0 and σ1. */
type Sigmas = readonly (readonly [bigint, bigint, bigint])[];

function sha2(bits: 32 | 64, sigmas: Sigmas) {
  const size = bits / 8;
  const blockLen = size * 16;
  const wide = BigInt(bits);
  const cut = (value: bigint) => BigInt.asUintN(bits, value);
  const turn = (x: bigint, by: bigint) => (x >> by) | (x << (wide - by));
  const [S0, S1, s0, s1] = sigmas.map(([p, q, r], i) =>
    i < 2
      ? (x: bigint) => cut(turn(x, p) ^ turn(x, q) ^ turn(x, r))
      : (x: bigint) => cut(turn(x, p) ^ turn(x, q)) ^ (x >> r),
  ) as [Mix, Mix, Mix, Mix];

  const hash = (message: Uint8Array): Uint8Array => {
    const { start, rounds } = constantsOf();
    const narrow = (value: bigint) => value >> (64n - wide);
    const padded = new Uint8Array(Math.ceil((message.length + 1 + 2 * size) / blockLen) * blockLen);
    padded.set(message);
    padded[message.length] = 128;
    const view = new DataView(padded.buffer);
    view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
    const read = (at: number) => (bits === 32 ? BigInt(view.getUint32(at)) : view.getBigUint64(at));
    let state = start.map(narrow);
    for (let block = 0; block < padded.length; block += blockLen) {
      const w: bigint[] = [];
      let [a, b, c, d, e, f, g, h] = state as Eight;
      for (let i = 0; i < (bits === 32 ? 64 : 80); i++) {
        const at = (back: number) => w[i - back] as bigint;
        w.push(i < 16 ? read(block + i * size) : cut(s1(at(2)) + at(7) + s0(at(15)) + at(16)));
        const first = h + S1(e) + ((e & f) ^ (~e & g)) + narrow(rounds[i] as bigint) + at(0);
        const second = S0(a) + ((a & b) ^ (a & c) ^ (b & c));
        [h, g, f, e, d, c, b, a] = [g, f, e, cut(d + first), c, b, a, cut(first + second)];
      }
      state = [a, b, c, d, e, f, g, h].map((value, i) => cut(value + (state[i] as bigint)));
    }
    const digest = new DataView(new ArrayBuffer(size * 8));
    state.forEach((value, i) => {
      if (bits === 32) digest.setUint32(i * 4, Number(value));
      else digest.setBigUint64(i * 8, value);
    });
    return new Uint8Array(digest.buffer);
  };
  return Object.assign(hash, { outputLen: size * 8, blockLen });
}

type Mix = (x: bigint) => bigint;
type Eight = [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];

export const sha256 = /* @__PURE__ */ sha2(32, [
  [2n, 13n, 22n],
  [6n, 11n, 25n],
  [7n, 18n, 3n],
  [17n, 19n, 10n],
]);
export const sha512 = /* @__PURE__ */ sha2(64, [
  [28n, 34n, 39n],
  [14n, 18n, 41n],
  [1n, 8n, 7n],
  [19n, 61n, 6n],
]);
