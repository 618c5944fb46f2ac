/**
 * An operator treats one member differently in order to recognise that member's answer: a different credential key, a
 * different sealing key, a manifest made for one, a group of one. Each trick works on a page that trusts what it is served,
 * and fails on ours before any part of the answer has left the browser.
 */
import { ristretto255 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { decodeScores } from '../../shared/answers/answers.ts';
import { choicesFrom } from '../../shared/answers/choice.ts';
import { openerOf } from '../../shared/answers/open-seal.ts';
import { generateSealingKey } from '../../shared/answers/seal-keys.ts';
import { credentialRequestSchema, responseRequestSchema } from '../../shared/contract/answer-api.ts';
import { readableFingerprint } from '../../shared/contract/pulse.ts';
import {
  blindInput,
  credentialInfo,
  type Evaluation,
  evaluateBlinded,
  finishCredential,
  hashSealed,
  verifyCredential,
} from '../../shared/gate/credential.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { concatBytes, fromBase64Url, fromHex, toBase64Url, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import type { Label } from '../../shared/kernel/ids.ts';
import { acceptsUntil, browserStorage, openWorld, pulse, random, type World } from '../../tools/bench/answer-world.ts';
import { answerPulse } from '../../web/survey/protocol.ts';

const victim = 3;
const answers = choicesFrom([5, 1, 4, 2, 3]);
const taggedKey = deriveCredentialKey(random(), pulse, acceptsUntil);
const bytes = (text: string) => fromBase64Url(text) ?? new Uint8Array();

let world: World;
/** What was sent to the server, by path. */
let sent: { path: string; body: string }[];
beforeEach(async () => {
  world = await openWorld({ Platform: 8, Design: 8 });
  sent = [];
});

interface Cheat {
  readonly manifest?: string;
  /** What the server says instead. */
  readonly reply?: (path: string, body: string) => object | undefined;
}

/** Member `index` answers while the operator treats this member as `cheat` says. */
function answerAs(index: number, { manifest, reply }: Cheat, page: 'ours' | 'trusting') {
  const member = world.links[index];
  if (!member) throw new Error('world must have a link');
  const fetch = async (path: string, init: RequestInit) => {
    if (path.endsWith('manifest.json')) return new Response(manifest ?? world.manifestText);
    const body = String(init.body);
    sent.push({ path, body });
    const instead = reply?.(path, body);
    return instead ? Response.json(instead) : world.fetch(path, init);
  };
  // A trusting page takes the manifest it is served for the one that the mail names.
  const fingerprint = page === 'ours' ? member.link.fingerprint : toHex(sha256(utf8(manifest ?? world.manifestText)));
  const link = { ...member.link, fingerprint };
  return answerPulse({ link, site: '', storage: browserStorage(), fetch, random, answers });
}

const changed = (change: object) => JSON.stringify({ ...JSON.parse(world.manifestText), ...change });
const sentResponses = () =>
  sent.filter(({ path }) => path === '/api/responses').map(({ body }) => responseRequestSchema.parse(JSON.parse(body)));

/** Evaluates with the key kept for this one member. */
function issueTagged(path: string, body: string): object | undefined {
  if (path !== '/api/credentials') return undefined;
  const { blinded } = credentialRequestSchema.parse(JSON.parse(body));
  return {
    evaluations: blinded.map(({ kind, element }) => {
      const info = credentialInfo(pulse, 'Platform', kind);
      const { evaluated, proof } = evaluateBlinded(taggedKey.secretKey, info, bytes(element), random);
      return { kind, element: toBase64Url(evaluated), proof: toBase64Url(proof) };
    }),
  };
}
/** Whether an arriving response is the victim’s: its credential was made with the key that only the victim got. */
const isTagged = ({ sealed, credential }: { sealed: string; credential: string }) =>
  verifyCredential(
    taggedKey.secretKey,
    credentialInfo(pulse, 'Platform', 'scores'),
    hashSealed(bytes(sealed)),
    bytes(credential),
  );

/** RFC 9497 section 3.3.3 without the proof check: what a page computes if it accepts any evaluation. */
function finishUnchecked(x: Uint8Array, info: Uint8Array, blind: Uint8Array, { evaluated }: Evaluation): Uint8Array {
  const { Point } = ristretto255;
  const inverse = Point.Fn.inv(bytesToNumberLE(blind));
  const unblinded = Point.fromBytes(evaluated).multiply(inverse).toBytes();
  const long = (part: Uint8Array) => concatBytes(Uint8Array.of(part.length >> 8, part.length & 255), part);
  return sha512(concatBytes(long(x), long(info), long(unblinded), utf8('Finalize')));
}

describe('another credential key for one member', () => {
  it('would mark the response of a member whose page does not check the proof', () => {
    const x = hashSealed(random(337));
    const info = credentialInfo(pulse, 'Platform', 'scores');
    const blinding = blindInput(x, info, fromHex(world.definition.credentialKey) ?? new Uint8Array(), random);
    const evaluation = evaluateBlinded(taggedKey.secretKey, info, blinding.blinded, random);
    const credential = finishUnchecked(x, info, blinding.blind, evaluation);
    expect(verifyCredential(taggedKey.secretKey, info, x, credential)).toBe(true);
    // The very same bytes, on our page.
    expect(finishCredential(x, info, blinding, evaluation)).toEqual({ ok: false, error: 'proof-invalid' });
  });

  it('would mark the response of a member whose page accepts any manifest', async () => {
    const manifest = changed({ credentialKey: toHex(taggedKey.publicKey) });
    const cheat = { manifest, reply: issueTagged };
    await answerAs(0, {}, 'trusting');
    await answerAs(victim, cheat, 'trusting');
    await answerAs(4, {}, 'trusting');
    expect(sentResponses().map(isTagged)).toEqual([false, true, false]);
  });

  it('stops on our page at the proof, with no response sent', async () => {
    expect(await answerAs(victim, { reply: issueTagged }, 'ours')).toEqual({ kind: 'refused', reason: 'proof' });
    expect(sentResponses()).toEqual([]);
  });

  it('stops on our page at the fingerprint, before the link is shown to any server', async () => {
    const manifest = changed({ credentialKey: toHex(taggedKey.publicKey) });
    const outcome = await answerAs(victim, { manifest, reply: issueTagged }, 'ours');
    expect(outcome).toEqual({ kind: 'refused', reason: 'manifest' });
    expect(sent).toEqual([]);
  });
});

describe('another sealing key for one member', () => {
  it('would open the answer of a member whose page accepts any manifest, while the pulse is open', async () => {
    const own = generateSealingKey(random());
    await answerAs(victim, { manifest: changed({ sealingKey: toHex(own.publicKey) }) }, 'trusting');
    const [response] = sentResponses();
    const open = openerOf(own, pulse);
    const padded = await open('Platform', 'scores', bytes(response?.sealed ?? ''));
    expect(padded.ok && decodeScores(padded.value, [5, 5, 5, 5, 5])).toEqual({ ok: true, value: answers });
  });

  it('stops on our page at the fingerprint', async () => {
    const own = generateSealingKey(random());
    const outcome = await answerAs(victim, { manifest: changed({ sealingKey: toHex(own.publicKey) }) }, 'ours');
    expect(outcome).toEqual({ kind: 'refused', reason: 'manifest' });
    expect(sent).toEqual([]);
  });
});

describe('a group of one', () => {
  const alone = 'Platform, night shift';
  const reply = (path: string) => (path === '/api/status' ? { state: 'invited', label: alone } : undefined);
  const groups = [
    { label: alone, members: 8 },
    { label: 'Design', members: 8 },
  ];

  it('would mark the response of a member whose page accepts any manifest', async () => {
    world.definition = { ...world.definition, labels: { Platform: alone as Label, Design: 'Design' as Label } };
    await answerAs(victim, { manifest: changed({ groups }), reply }, 'trusting');
    expect(sentResponses().map(({ label }) => label)).toEqual([alone]);
  });

  it('stops on our page when the server names it, and when the manifest does', async () => {
    expect(await answerAs(victim, { reply }, 'ours')).toEqual({ kind: 'refused', reason: 'group' });
    const manifest = changed({ groups });
    expect(await answerAs(victim, { manifest, reply }, 'ours')).toEqual({ kind: 'refused', reason: 'manifest' });
    expect(sent.map(({ path }) => path)).toEqual(['/api/status']);
  });

  it('stops on our page even in a manifest that everyone was sent, while it says how few members there are', async () => {
    const small = changed({ minimumInvited: 1, groups: [{ label: alone, members: 1 }] });
    expect(await answerAs(victim, { manifest: small, reply }, 'trusting')).toEqual({
      kind: 'refused',
      reason: 'group',
    });
    expect(sentResponses()).toEqual([]);
  });
});

describe('a manifest of one’s own, with its own mail', () => {
  it('goes unnoticed by the page, but not by two people who compare eight groups of four digits', async () => {
    const manifest = changed({ credentialKey: toHex(taggedKey.publicKey) });
    expect((await answerAs(victim, { manifest, reply: issueTagged }, 'trusting')).kind).not.toBe('done');
    expect(sentResponses().map(isTagged)).toEqual([true]);
    const [mine, colleagues] = [manifest, world.manifestText].map((text) =>
      readableFingerprint(toHex(sha256(utf8(text)))),
    );
    expect(mine).not.toBe(colleagues);
    expect(mine).toMatch(/^(?:[0-9a-f]{4} ){7}[0-9a-f]{4}$/);
  });
});

describe('an evaluation altered on its way', () => {
  const flipped = (from: Uint8Array, at: number) => from.map((byte, i) => (i === at ? byte ^ (1 << (at % 8)) : byte));
  const alterationsOf = ({ evaluated, proof }: Evaluation): Evaluation[] => [
    ...[...evaluated.keys()].map((at) => ({ evaluated: flipped(evaluated, at), proof })),
    ...[...proof.keys()].map((at) => ({ evaluated, proof: flipped(proof, at) })),
    { evaluated: evaluated.slice(1), proof },
    { evaluated, proof: proof.slice(0, 63) },
    { evaluated: new Uint8Array(32), proof },
    { evaluated, proof: new Uint8Array(64) },
    // A valid proof of another evaluation under the same key.
    { evaluated: taggedEvaluation().evaluated, proof },
  ];
  const x = hashSealed(random(337));
  const info = credentialInfo(pulse, 'Platform', 'scores');
  const { secretKey, publicKey } = deriveCredentialKey(random(), pulse, acceptsUntil);
  const blinding = blindInput(x, info, publicKey, random);
  const right = evaluateBlinded(secretKey, info, blinding.blinded, random);
  const taggedEvaluation = () => evaluateBlinded(taggedKey.secretKey, info, blinding.blinded, random);

  /** How many altered evaluations a page proceeds with. */
  const taken = (finishes: (evaluation: Evaluation) => boolean) => alterationsOf(right).filter(finishes).length;
  const ours = (evaluation: Evaluation) => finishCredential(x, info, blinding, evaluation).ok;
  const unchecked = (evaluation: Evaluation): boolean => {
    try {
      return finishUnchecked(x, info, blinding.blind, evaluation).length === 64;
    } catch {
      return false;
    }
  };

  it('would be accepted, whatever its proof, by a page that computes its credential without checking proofs', () => {
    // All 64 flipped proofs, the cut and the empty one, and the other key's evaluation; some flipped elements are points too.
    expect(taken(unchecked)).toBeGreaterThanOrEqual(67);
  });

  it('is refused if any byte of the element or of its proof is changed or missing, or comes from another key', () => {
    expect(ours(right)).toBe(true);
    expect(taken(ours)).toBe(0);
  });

  it('is refused with a proof forged without the key of the manifest', () => {
    expect(ours(taggedEvaluation())).toBe(false);
    expect(unchecked(taggedEvaluation())).toBe(true);
  });
});
