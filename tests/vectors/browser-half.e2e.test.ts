/**
 * The browser half in a real Chromium, built like the page's protocol code: the vectors of RFC 9497 and RFC 9180, then the
 * two halves with each other, each running the code that ships on its side.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildProtocol } from '../../infra/bundle.ts';
import { openerOf } from '../../shared/answers/open-seal.ts';
import { generateSealingKey } from '../../shared/answers/seal-keys.ts';
import { credentialInfo, evaluateBlinded, verifyCredential } from '../../shared/gate/credential.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { concatBytes, fromHex, prefixFree, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { acceptsUntil, pulse, random } from '../../tools/bench/answer-world.ts';
import type * as browserHalf from '../../tools/bench/browser-half.ts';
import { hasChromium, launchChromium } from '../../tools/chromium.ts';
import hpke from './rfc9180-p256-aes256gcm.json' with { type: 'json' };
import poprf from './rfc9497-ristretto255-poprf.json' with { type: 'json' };

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array();
const root = new URL('../../', import.meta.url).pathname;
const [suite] = poprf.suites;
const single = suite?.vectors.filter(({ Batch }) => Batch === 1) ?? [];

describe.runIf(hasChromium)('the browser half in Chromium', () => {
  let browser: Browser;
  let server: Server;
  let page: Page;
  beforeAll(async () => {
    const code = await buildProtocol(root, new URL('../../tools/bench/browser-half.ts', import.meta.url).pathname);
    server = createServer((request, response) => {
      const type = request.url === '/half.js' ? 'text/javascript' : 'text/html';
      response.writeHead(200, { 'content-type': type }).end(request.url === '/half.js' ? code : '<!doctype html>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  });
  afterAll(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
  });

  /** Calls one function of the half in the page. */
  const call = <Name extends keyof typeof browserHalf>(
    name: Name,
    ...input: Parameters<(typeof browserHalf)[Name]>
  ): Promise<Awaited<ReturnType<(typeof browserHalf)[Name]>>> =>
    page.evaluate(`import('/half.js').then((half) => half.${name}(...${JSON.stringify(input)}))`);

  it.each(single)(
    'blinds and finishes input $Input of RFC 9497 appendix A.1.3, and accepts no other proof',
    async (vector) => {
      const lessOne = toHex(numberToBytesLE(bytesToNumberLE(bytes(vector.Blind)) - 1n, 32));
      const blinding = await call('blindWith', vector.Input, vector.Info, suite?.pkSm ?? '', lessOne);
      expect(blinding).toMatchObject({ blind: vector.Blind, blinded: vector.BlindedElement });
      const { proof } = vector.Proof;
      const finish = (evaluated: string, shown: string) =>
        call('finish', vector.Input, vector.Info, blinding, evaluated, shown);
      expect(await finish(vector.EvaluationElement, proof)).toBe(vector.Output);
      expect(await finish(vector.EvaluationElement, `0${proof.slice(1)}`)).toBe('proof-invalid');
      expect(await finish(vector.BlindedElement, proof)).toBe('proof-invalid');
    },
  );

  it('seals to the ciphertext of RFC 9180 appendix A.3, given its ephemeral key', async () => {
    const input = { publicKey: hpke.pkRm, info: hpke.info, aad: hpke.aad, plaintext: hpke.pt };
    const sealed = await call('sealHex', input, { secretKey: hpke.skEm, publicKey: hpke.enc });
    expect(sealed).toEqual({ encapsulated: hpke.enc, ciphertext: hpke.ct });
  });

  it('makes credentials with the server half that the answer side accepts', async () => {
    const { secretKey, publicKey } = deriveCredentialKey(random(), pulse, acceptsUntil);
    for (const [group, kind] of [
      ['Platform – EMEA', 'scores'],
      ['تصميم', 'comment'],
      ['Platform', 'scores'],
    ] as const) {
      const info = credentialInfo(pulse, group, kind);
      const x = random();
      const blinding = await call('blindWith', toHex(x), toHex(info), toHex(publicKey));
      const { evaluated, proof } = evaluateBlinded(secretKey, info, bytes(blinding.blinded), random);
      const credential = await call('finish', toHex(x), toHex(info), blinding, toHex(evaluated), toHex(proof));
      expect(verifyCredential(secretKey, info, x, bytes(credential))).toBe(true);
      expect(verifyCredential(secretKey, info, random(), bytes(credential))).toBe(false);
    }
  });

  it('seals what the tally opens, each time under another key', async () => {
    const key = generateSealingKey(random());
    const open = openerOf(key, pulse);
    const seen = new Set<string>();
    for (const [kind, length] of [
      ['scores', 256],
      ['comment', 2048],
      ['scores', 256],
    ] as const) {
      const plaintext = random(length);
      const { encapsulated, ciphertext } = await call('sealHex', {
        publicKey: toHex(key.publicKey),
        info: toHex(utf8(pulse)),
        aad: toHex(prefixFree('Platform', kind)),
        plaintext: toHex(plaintext),
      });
      seen.add(encapsulated);
      const sealed = concatBytes(bytes(encapsulated), bytes(ciphertext));
      expect(await open('Platform', kind, sealed)).toEqual({ ok: true, value: plaintext });
      expect((await open('Design', kind, sealed)).ok).toBe(false);
    }
    expect(seen.size).toBe(3);
  });
});
