import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { buildLikeFunction } from '../../infra/bundle.ts';
import { fromHex, toHex } from '../../shared/kernel/bytes.ts';
import file from './rfc9497-ristretto255-poprf.json' with { type: 'json' };
import * as source from './server-half.ts';

const bytes = (hex: string) => {
  const read = fromHex(hex);
  if (!read) throw new Error('vector must be hex');
  return read;
};

/** The batch vector of the RFC has several inputs under one proof; we issue one proof for each element. */
const [suiteVectors] = file.suites;
const single = suiteVectors?.vectors.filter(({ Batch }) => Batch === 1) ?? [];

async function asBundled(): Promise<typeof source> {
  const folder = await mkdtemp(join(tmpdir(), 'pulse-vectors-'));
  const entry = join(import.meta.dirname, 'server-half.ts');
  const [built] = (await buildLikeFunction(join(import.meta.dirname, '..', '..'), { entryPoints: [entry] }))
    .outputFiles;
  const file = join(folder, 'server-half.mjs');
  await writeFile(file, built?.contents ?? '');
  return import(pathToFileURL(file).href).finally(() => rm(folder, { recursive: true }));
}

describe.each([
  ['as written', source],
  ['as functions are bundled, on Node’s hashes', await asBundled()],
])('RFC 9497 appendix A.1.3, ristretto255-SHA512 in POPRF mode, %s', (_, half) => {
  const { suite, evaluateBlinded, finishCredential, verifyCredential } = half;

  it('has the vectors that this test was written for', () => {
    expect(single).toHaveLength(2);
  });

  it('derives the key of the vectors', () => {
    const pair = suite
      .poprf(bytes(''))
      .deriveKeyPair(bytes(suiteVectors?.seed ?? ''), bytes(suiteVectors?.keyInfo ?? ''));
    expect(toHex(pair.secretKey)).toBe(suiteVectors?.skSm);
    expect(toHex(pair.publicKey)).toBe(suiteVectors?.pkSm);
  });

  it.each(single)('evaluates, finishes and verifies input $Input', (vector) => {
    const info = bytes(vector.Info);
    const key = bytes(suiteVectors?.skSm ?? '');
    const blinded = bytes(vector.BlindedElement);
    const { tweakedKey } = suite.poprf(info).blind(bytes(vector.Input), bytes(suiteVectors?.pkSm ?? ''));

    const mine = evaluateBlinded(key, info, blinded, (length = 32) => crypto.getRandomValues(new Uint8Array(length)));
    expect(toHex(mine.evaluated)).toBe(vector.EvaluationElement);

    const blinding = { blind: bytes(vector.Blind), blinded, tweakedKey };
    const theirs = { evaluated: bytes(vector.EvaluationElement), proof: bytes(vector.Proof.proof) };
    for (const evaluation of [mine, theirs]) {
      const credential = finishCredential(bytes(vector.Input), info, blinding, evaluation);
      expect(credential.ok && toHex(credential.value)).toBe(vector.Output);
    }
    expect(verifyCredential(key, info, bytes(vector.Input), bytes(vector.Output))).toBe(true);
  });
});
