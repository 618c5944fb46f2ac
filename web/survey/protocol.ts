/**
 * The member's half of the answer path, the same in a browser and in Node: NEW → SEALED → CREDENTIALED → DONE.
 *
 * Before anything is sent, the manifest's bytes must match the link's fingerprint, and the label that the server names must
 * be in the manifest with enough members. Then the answers are padded, sealed and blinded, and kept, before the first
 * call that spends the link. After that, every call can be repeated with the same outcome, after a lost reply, a dead tab or a
 * reload: the stored response is sent again, never a second one. A proof by a key other than the manifest's ends it. Once the
 * response has arrived, everything but its receipts is forgotten.
 *
 * Not protected: a browser whose storage is emptied between the second and third call loses that one response.
 */

import { encodeComment, encodeScores } from '../../shared/answers/answers.ts';
import type { Choice } from '../../shared/answers/choice.ts';
import { seal } from '../../shared/answers/seal.ts';
import type { GivenBackIn } from '../../shared/contract/given-back.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import {
  blindInput,
  credentialInfo,
  finishCredential,
  hashSealed,
  type RandomBytes,
} from '../../shared/gate/credential.ts';
import { hashLinkToken } from '../../shared/gate/link-token.ts';
import { fromBase64Url, toBase64Url, toHex } from '../../shared/kernel/bytes.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import {
  askCredential,
  askStatus,
  type Exit,
  type Fetch,
  findCounted,
  readFile,
  sendResponse,
  serverTrouble,
} from './answer-calls.ts';
import type { CredentialedPart, Progress, ProgressStorage, SealedPart } from './progress.ts';
import { isCrowd, type PublicManifest, readManifest } from './public-manifest.ts';

/** What a link carries: the pulse in its path, token (base64url) and the manifest's SHA-256 (hex) in its fragment. */
export interface SurveyLink {
  readonly pulse: string;
  readonly token: string;
  readonly fingerprint: string;
}

export interface SurveyPorts {
  readonly link: SurveyLink;
  /** Scheme and host in front of every path; empty on the site itself. */
  readonly site: string;
  readonly storage: ProgressStorage;
  readonly fetch: Fetch;
  readonly random: RandomBytes;
  /** The language of the page. */
  readonly language?: Language;
  /** Takes what members get back, which comes with the reply about the link. */
  readonly onGivenBack?: (givenBack: GivenBackIn | undefined) => void;
}

export type LinkCheck =
  | { readonly kind: 'ready'; readonly label: string; readonly members: number; readonly place: Place }
  /** This browser has begun to send; `answerPulse` finishes it. */
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'done'; readonly receipts: readonly string[] }
  | Exit;

export type AnswerOutcome =
  | { readonly kind: 'done'; readonly receipts: readonly string[] }
  /** The answers are sealed: a retry sends those and ignores any others. */
  | (Extract<Exit, { kind: 'unreachable' }> & { readonly isSealed: true })
  /** The pulse closed before a reply came, and its list is not published yet: a later call can tell. */
  | { readonly kind: 'unconfirmed'; readonly receipts: readonly string[] }
  | Exit;

/** Asks for what members get back, where nothing else asks about the link. */
export async function askGivenBack({ link, site, fetch, language, onGivenBack }: SurveyPorts): Promise<void> {
  const status = await askStatus(fetch, site, { pulse: link.pulse, token: link.token, language });
  if (status.ok) onGivenBack?.(status.value.givenBack);
}

/** What this link is good for in this browser. Changes nothing. */
export async function checkLink(ports: SurveyPorts): Promise<LinkCheck> {
  const key = storageKey(ports.link);
  if (!key) return { kind: 'unknown-link' };
  const progress = await ports.storage.get(key);
  if (progress?.state === 'done') return { kind: 'done', receipts: progress.receipts };
  if (progress) return { kind: 'unfinished' };
  const place = await findPlace(ports);
  if (!place.ok) return place.error;
  const { manifest, label } = place.value;
  return { kind: 'ready', label, members: manifest.members.get(label) ?? 0, place: place.value };
}

export interface Answers extends SurveyPorts {
  /** One for each item, in manifest order. */
  readonly answers: readonly Choice[];
  readonly comment?: string | undefined;
  /** What `checkLink` found in this tab: it holds while others flood the status of links. */
  readonly place?: Place | undefined;
}

/**
 * Sends the answers, or resumes sending what this browser sealed before and ignores the answers passed in. After
 * `unreachable`, call it again, any number of times. `closed` means that these answers were not counted.
 */
export async function answerPulse(request: Answers): Promise<AnswerOutcome> {
  const key = storageKey(request.link);
  if (!key) return { kind: 'unknown-link' };
  const outcome = await advance(request, key);
  // A response that can no longer arrive is forgotten, because its blind is the only thing that could link it.
  if (outcome.kind === 'closed' || outcome.kind === 'used-elsewhere') await request.storage.delete(key);
  return outcome.kind === 'unreachable' && (await request.storage.get(key)) ? { ...outcome, isSealed: true } : outcome;
}

async function advance(request: Answers, key: string): Promise<AnswerOutcome> {
  const { storage } = request;
  let progress: Progress | undefined = await storage.get(key);
  if (!progress) {
    const place = await findPlace(request);
    if (!place.ok) return place.error;
    progress = await sealAnswers(request, place.value);
    await storage.set(key, progress);
  }
  const mayHaveBeenSent = progress.state === 'credentialed';
  if (progress.state === 'sealed') {
    const parts = await fetchCredentials(request, progress.label, progress.parts);
    if (!parts.ok) return parts.error;
    progress = { state: 'credentialed', label: progress.label, closes: progress.closes, parts: parts.value };
    await storage.set(key, progress);
  }
  if (progress.state === 'credentialed') {
    const receipts: string[] = [];
    for (const part of progress.parts) {
      const receipt = await sendPart(request, progress.label, progress.closes, part);
      if (receipt.ok) receipts.push(receipt.value);
      else if (receipt.error.kind !== 'closed') return receipt.error;
      else if (receipts.length > 0) break;
      else return mayHaveBeenSent ? settle(request, key, progress.parts) : receipt.error;
    }
    progress = { state: 'done', receipts };
    await storage.set(key, progress);
  }
  return { kind: 'done', receipts: progress.receipts };
}

/**
 * The pulse closed after an earlier try, of which perhaps only the reply was lost: only the list published at the close
 * can tell whether the response arrived. The whole list is fetched, so no request carries the receipt.
 */
async function settle({ link, site, fetch, storage }: Answers, key: string, parts: readonly CredentialedPart[]) {
  const mine = parts.map((part) => toHex(hashSealed(part.sealed)));
  const counted = await findCounted(fetch, listOf(site, link), mine);
  if (!counted) return { kind: 'unconfirmed' as const, receipts: mine };
  if (counted.length === 0) return { kind: 'closed' as const };
  await storage.set(key, { state: 'done', receipts: counted });
  return { kind: 'done' as const, receipts: counted };
}

const listOf = (site: string, { pulse }: SurveyLink): string => `${site}/${siteKeys.commitment(pulse as PulseId)}`;

/** Named by the token's hash, so that the store does not contain the link itself. */
function storageKey({ pulse, token }: SurveyLink): string | undefined {
  const bytes = fromBase64Url(token);
  return bytes?.length === 32 ? `${pulse}/${hashLinkToken(bytes)}` : undefined;
}

/** The manifest, checked against the link's fingerprint, and the label in it under which these answers will count. */
export interface Place {
  readonly manifest: PublicManifest;
  readonly label: string;
}

async function findPlace({
  link,
  site,
  fetch,
  language,
  onGivenBack,
  place,
}: SurveyPorts & Pick<Answers, 'place'>): Promise<Result<Place, Exit>> {
  const file = await readFile(fetch, `${site}/${siteKeys.manifest(link.pulse as PulseId)}`);
  if (!file.ok) return file;
  const manifest = readManifest(file.value, link.fingerprint, link.pulse);
  if (!manifest) return err({ kind: 'refused', reason: 'manifest' });
  const status = await askStatus(fetch, site, { pulse: link.pulse, token: link.token, language });
  if (!status.ok) {
    // A label never changes, and the calls of Send have throttles of their own.
    if (place && 'isThrottled' in status.error) return ok(place);
    // Invitations are deleted some time after the close; only the public list still shows that there was a pulse.
    const ended = status.error.kind === 'unknown-link' && (await findCounted(fetch, listOf(site, link), []));
    return ended ? err({ kind: 'closed' }) : status;
  }
  const { state, label, givenBack } = status.value;
  onGivenBack?.(givenBack);
  if (state === 'issued') return err({ kind: 'used-elsewhere' });
  if (state === 'not-open' || state === 'closed') return err({ kind: state });
  if (!isCrowd(manifest, label)) return err({ kind: 'refused', reason: 'group' });
  return ok({ manifest, label });
}

async function sealAnswers({ answers, comment, random }: Answers, { manifest, label }: Place): Promise<Progress> {
  const padded = [{ kind: 'scores' as const, bytes: encodeScores(answers) }];
  // If comments are enabled, everyone sends one, mostly empty, because even who wrote one must stay unknown.
  const plain = manifest.comments
    ? [...padded, { kind: 'comment' as const, bytes: encodeComment(comment ?? '') }]
    : padded;
  const parts: SealedPart[] = [];
  for (const { kind, bytes } of plain) {
    const sealed = await seal(manifest.sealingKey, manifest.pulse, label, kind, bytes);
    const info = credentialInfo(manifest.pulse, label, kind);
    parts.push({ kind, sealed, ...blindInput(hashSealed(sealed), info, manifest.credentialKey, random) });
  }
  return { state: 'sealed', label, closes: manifest.acceptsUntil, parts };
}

async function fetchCredentials(
  { link, site, fetch }: SurveyPorts,
  label: string,
  parts: readonly SealedPart[],
): Promise<Result<CredentialedPart[], Exit>> {
  const blinded = parts.map((part) => ({ kind: part.kind, element: toBase64Url(part.blinded) }));
  const evaluations = await askCredential(fetch, site, { pulse: link.pulse, token: link.token, blinded });
  if (!evaluations.ok) return evaluations;
  const finished: CredentialedPart[] = [];
  for (const part of parts) {
    const evaluation = evaluations.value.get(part.kind);
    if (!evaluation) return err(serverTrouble);
    const info = credentialInfo(link.pulse, label, part.kind);
    const credential = finishCredential(hashSealed(part.sealed), info, part, evaluation);
    if (!credential.ok) return err({ kind: 'refused', reason: 'proof' });
    finished.push({ kind: part.kind, sealed: part.sealed, credential: credential.value });
  }
  return ok(finished);
}

async function sendPart(
  { link, site, fetch }: SurveyPorts,
  label: string,
  closes: string,
  { kind, sealed, credential }: CredentialedPart,
): Promise<Result<string, Exit>> {
  const receipt = toHex(hashSealed(sealed));
  const kept = await sendResponse(fetch, site, {
    pulse: link.pulse,
    closes,
    label,
    kind,
    sealed: toBase64Url(sealed),
    credential: toBase64Url(credential),
  });
  if (!kept.ok) return kept;
  // A server that returns another receipt has not kept this response.
  return kept.value === receipt ? ok(receipt) : err(serverTrouble);
}
