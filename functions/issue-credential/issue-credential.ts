/**
 * Tells a member's page what its link is good for, and evaluates blinded elements for an invitation, once.
 *
 * The identity side of the gate: it sees who, never what. An invitation is spent by one conditional write that stores the
 * hash of the blinded elements if none is stored, or the same one is. So a lost reply can be asked for again, with the
 * same credential as the answer, and a second device gets a refusal. Nothing is spent before the elements are known to be
 * group elements and the key that evaluates them is known to be the one in the manifest. An unknown link and an unknown
 * pulse are one answer.
 */
import type {
  CredentialReply,
  CredentialRequest,
  StatusReply,
  StatusRequest,
} from '../../shared/contract/answer-api.ts';
import type { IssuedMarks, PulseGateStore } from '../../shared/contract/gate-stores.ts';
import { type GivenBack, givenBackIn } from '../../shared/contract/given-back.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { PulseGate } from '../../shared/contract/pulse-gate.ts';
import { communityOf } from '../../shared/contract/pulse-id.ts';
import type { ResponseKind } from '../../shared/contract/response-kinds.ts';
import {
  credentialInfo,
  evaluateBlinded,
  hashBlinded,
  isBlindedElement,
  type RandomBytes,
} from '../../shared/gate/credential.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { hashLinkToken } from '../../shared/gate/link-token.ts';
import { fromBase64Url, toBase64Url, toHex } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, TokenHash } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export interface IssuePorts {
  readonly pulses: PulseGateStore;
  readonly marks: IssuedMarks;
  /** The credential master, 32 bytes; `doubted` when the one that was given before does not fit. */
  credentialMaster(now: Instant, doubted?: boolean): Promise<Uint8Array>;
  readonly random: RandomBytes;
  readonly log: Log<'credential.issued'>;
}

export interface StatusPorts extends Pick<IssuePorts, 'pulses' | 'marks'> {
  /** What members of a community get back; undefined if there is nothing yet, or it cannot be read now. */
  givenBack(community: CommunityId): Promise<GivenBack | undefined>;
}

const unknownLink = () => new PulseError('link-unknown', 'link must belong to an invitation of the pulse');
const malformed = (what: string) => new PulseError('request-malformed', what);

type Phase = 'not-open' | 'open' | 'closed';

/** Never opened is, to a visitor, the same as not existing. */
function phaseOf({ state, opens, closes, acceptsUntil = closes }: PulseGate, now: Instant): Phase {
  if (state === 'refused') throw unknownLink();
  if (now >= acceptsUntil || state === 'frozen' || state === 'closed') return 'closed';
  return state === 'opening' || now < opens ? 'not-open' : 'open';
}

const hashToken = (token: string): TokenHash => {
  const bytes = fromBase64Url(token);
  if (!bytes) throw malformed('token must be canonical base64url');
  return hashLinkToken(bytes);
};

/** Changes nothing. What members get back is read for known links only. */
export async function readStatus(
  request: StatusRequest,
  now: Instant,
  { pulses, marks, givenBack }: StatusPorts,
): Promise<StatusReply> {
  const token = hashToken(request.token);
  const [definition, invitation] = await Promise.all([pulses.read(request.pulse), marks.read(request.pulse, token)]);
  if (!definition || !invitation) throw unknownLink();
  const phase = phaseOf(definition, now);
  // A row that the pulse did not open with is no invitation.
  if (phase === 'open' && invitation.writing !== definition.writingNumber) throw unknownLink();
  const label = definition.labels?.[invitation.group] ?? '';
  const state = phase !== 'open' ? phase : invitation.issued ? 'issued' : 'invited';
  if (phase === 'not-open' || request.language === undefined) return { state, label };
  const given = await givenBack(communityOf(request.pulse));
  return { state, label, ...(given && { givenBack: givenBackIn(given, request.language) }) };
}

export async function issueCredential(
  request: CredentialRequest,
  now: Instant,
  ports: IssuePorts,
): Promise<CredentialReply> {
  const { pulses, marks, random, log } = ports;
  const token = hashToken(request.token);
  const elements = request.blinded.map(({ kind, element }) => ({ kind, element: elementOf(element) }));

  const definition = await pulses.read(request.pulse);
  if (!definition) throw unknownLink();
  const phase = phaseOf(definition, now);
  if (phase === 'closed') throw new PulseError('pulse-closed', 'pulse must not be closed');
  if (phase === 'not-open') throw new PulseError('pulse-not-open', 'pulse must be open');
  requireKinds(elements, definition.comments);

  // Before the mark: whose link is marked and gets no credential could never answer.
  const secretKey = await credentialKeyOf(definition, now, ports);
  const mark = await marks.mark(request.pulse, token, definition.writingNumber ?? 0, hashBlinded(elements));
  if (mark.outcome === 'unknown') throw unknownLink();
  if (mark.outcome === 'spent')
    throw new PulseError('already-issued', 'invitation must be unspent or repeat its elements');

  const label = definition.labels?.[mark.group];
  if (label === undefined) throw new PulseError('promise-broken', 'group of an invitation must have a label');
  const evaluations = elements.map(({ kind, element }) => {
    const info = credentialInfo(request.pulse, label, kind);
    const { evaluated, proof } = evaluateBlinded(secretKey, info, element, random);
    return { kind, element: toBase64Url(evaluated), proof: toBase64Url(proof) };
  });
  log('credential.issued', { pulse: request.pulse });
  return { evaluations };
}

/** @throws PulseError key-missing when the master is gone, or is not the one of which the manifest has the public half */
async function credentialKeyOf(
  { pulse, closes, acceptsUntil = closes, credentialKey }: PulseGate,
  now: Instant,
  { credentialMaster }: IssuePorts,
): Promise<Uint8Array> {
  for (const doubted of [false, true]) {
    const { secretKey, publicKey } = deriveCredentialKey(await credentialMaster(now, doubted), pulse, acceptsUntil);
    if (toHex(publicKey) === credentialKey) return secretKey;
  }
  throw new PulseError('key-missing', 'credential master must be the one that the pulse was opened with');
}

function elementOf(text: string): Uint8Array {
  const bytes = fromBase64Url(text);
  if (!bytes || !isBlindedElement(bytes)) throw malformed('element must be a group element other than the identity');
  return bytes;
}

/** Scores always, and a comment exactly where the manifest asks for one, so that no request differs from another. */
function requireKinds(elements: readonly { kind: ResponseKind }[], comments: boolean): void {
  const kinds = elements.map(({ kind }) => kind);
  if (!kinds.includes('scores')) throw malformed('elements must include one for the scores');
  if (kinds.includes('comment') !== comments) throw malformed('elements must include a comment as the pulse asks');
}
