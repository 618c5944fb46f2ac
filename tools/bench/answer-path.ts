/**
 * What answering costs: the server for each credential and each response, the tally for each one it opens, and the person's
 * own device. Server times are for the use cases over in-memory stores, so they cover cryptography and parsing; wall time is
 * the median, processor time the mean, which a busy machine does not stretch. The device is Chromium with its processor
 * slowed four times: a new page each time, so code is loaded, compiled and run for the first time, as for a real person.
 */
import { createServer } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { issueCredential } from '../../functions/issue-credential/issue-credential.ts';
import { submitResponse } from '../../functions/submit-response/submit-response.ts';
import { buildPages, buildProtocol } from '../../infra/bundle.ts';
import { listen } from '../../local/port.ts';
import { encodeScores } from '../../shared/answers/answers.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { openerOf } from '../../shared/answers/open-seal.ts';
import { seal } from '../../shared/answers/seal.ts';
import {
  type CredentialRequest,
  credentialRequestSchema,
  responseRequestSchema,
} from '../../shared/contract/answer-api.ts';
import {
  blindInput,
  credentialInfo,
  evaluateBlinded,
  finishCredential,
  hashSealed,
} from '../../shared/gate/credential.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { fromHex, prefixFree, toBase64Url, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { launchChromium } from '../chromium.ts';
import { acceptsUntil, openWorld, pulse, random } from './answer-world.ts';
import type * as browserHalf from './browser-half.ts';
import { summary, type Timing } from './measure.ts';

const group = 'Platform';
const now = '2026-10-15T09:00:00Z' as Instant;
const info = credentialInfo(pulse, group, 'scores');

export interface Cost {
  readonly what: string;
  /** Milliseconds. */
  readonly wall: Timing;
  readonly processor: number;
}

async function cost(what: string, times: number, act: () => Promise<unknown>): Promise<Cost> {
  for (let i = 0; i < 5; i++) await act();
  const samples: number[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await act();
    samples.push(performance.now() - began);
  }
  const { user, system } = process.cpuUsage(before);
  return { what, wall: summary(samples), processor: (user + system) / 1000 / times };
}

/** The three things a server does for one answer. */
export async function measureServer(times: number): Promise<Cost[]> {
  const { definition, sealing, master } = await openWorld({ [group]: 8 });
  if (!master) throw new Error('a world must begin with its credential master');
  const { secretKey, publicKey } = deriveCredentialKey(master, pulse, acceptsUntil);
  const sealed = await seal(sealing.publicKey, pulse, group, 'scores', encodeScores(choicesFrom([1, 2, 3, 4, 5])));
  const x = hashSealed(sealed);
  const blinding = blindInput(x, info, publicKey, random);
  const credential = finishCredential(x, info, blinding, evaluateBlinded(secretKey, info, blinding.blinded, random));
  if (!credential.ok) throw new Error('proof must be right');

  const elements = [{ kind: 'scores', element: toBase64Url(blinding.blinded) }];
  const request: CredentialRequest = credentialRequestSchema.parse({
    pulse,
    token: toBase64Url(random()),
    blinded: elements,
  });
  const response = responseRequestSchema.parse({
    pulse,
    closes: acceptsUntil,
    label: group,
    kind: 'scores',
    sealed: toBase64Url(sealed),
    credential: toBase64Url(credential.value),
  });
  const issuing = {
    pulses: { read: async () => definition },
    marks: { read: async () => undefined, mark: async () => ({ outcome: 'marked' as const, group }) },
    credentialMaster: async () => master,
    random,
    log: () => undefined,
  };
  const open = openerOf(sealing, pulse);
  return [
    await cost('issue one credential', times, () => issueCredential(request, now, issuing)),
    await cost('take one response', times, () =>
      submitResponse(response, now, {
        responses: { keep: async () => undefined },
        credentialMaster: async () => master,
        log: () => undefined,
      }),
    ),
    await cost('open one response', times, () => open(group, 'scores', sealed)),
  ];
}

export interface DeviceNumbers {
  /** Milliseconds on a processor slowed four times, each in a page that does it for the first time. */
  readonly steps: Readonly<Record<'load' | 'seal' | 'blind' | 'finish', Timing>>;
}

/** Bytes of the published protocol code. */
export async function protocolBytes(root: string): Promise<{ gzip: number; brotli: number }> {
  const { protocolCode } = await buildPages(root);
  return { gzip: gzipSync(protocolCode, { level: 9 }).length, brotli: brotliCompressSync(protocolCode).length };
}

/** The person's side, each step in the page's own clock. */
export async function measureDevice(root: string, times: number, slowed: number): Promise<DeviceNumbers> {
  const code = await buildProtocol(root, new URL('./browser-half.ts', import.meta.url).pathname);
  const server = createServer((request, response) => {
    const isCode = request.url === '/half.js';
    response.writeHead(200, { 'content-type': isCode ? 'text/javascript' : 'text/html' });
    response.end(isCode ? code : '<!doctype html>');
  });
  const port = await listen(server, 0);
  const browser = await launchChromium();
  const samples: Record<keyof DeviceNumbers['steps'], number[]> = { load: [], seal: [], blind: [], finish: [] };
  try {
    for (let i = 0; i < times; i++) {
      for (const [step, milliseconds] of Object.entries(await answerOnce(browser, port, slowed)))
        samples[step as keyof typeof samples].push(milliseconds);
    }
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  const { load, seal: sealing, blind, finish } = samples;
  return {
    steps: { load: summary(load), seal: summary(sealing), blind: summary(blind), finish: summary(finish) },
  };
}

async function answerOnce(browser: Browser, port: number, slowed: number): Promise<Record<string, number>> {
  const { sealing } = await openWorld({ [group]: 8 });
  const { secretKey, publicKey } = deriveCredentialKey(random(), pulse, acceptsUntil);
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/`);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    const timed = <T>(script: string) =>
      page.evaluate<{ milliseconds: number; value: T }>(
        `(async () => { const began = performance.now(); const value = await (${script}); return { milliseconds: performance.now() - began, value }; })()`,
      );
    const call = <Name extends keyof typeof browserHalf>(
      name: Name,
      ...input: Parameters<(typeof browserHalf)[Name]>
    ) => timed<Awaited<ReturnType<(typeof browserHalf)[Name]>>>(`half.${name}(...${JSON.stringify(input)})`);

    const load = await timed<null>(`import('/half.js').then((half) => { globalThis.half = half; return null; })`);
    const sealed = await call('sealHex', {
      publicKey: toHex(sealing.publicKey),
      info: toHex(utf8(pulse)),
      aad: toHex(prefixFree(group, 'scores')),
      plaintext: toHex(encodeScores(choicesFrom([1, 2, 3, 4, 5]))),
    });
    const x = toHex(hashSealed(fromHex(sealed.value.encapsulated + sealed.value.ciphertext) ?? new Uint8Array()));
    const blinding = await call('blindWith', x, toHex(info), toHex(publicKey));
    const blinded = fromHex(blinding.value.blinded) ?? new Uint8Array();
    const { evaluated, proof } = evaluateBlinded(secretKey, info, blinded, random);
    const finished = await call('finish', x, toHex(info), blinding.value, toHex(evaluated), toHex(proof));
    if (finished.value.length !== 128) throw new Error('proof must be right');
    return {
      load: load.milliseconds,
      seal: sealed.milliseconds,
      blind: blinding.milliseconds,
      finish: finished.milliseconds,
    };
  } finally {
    await context.close();
  }
}
