/**
 * The three calls of the answer path, as a page makes them: no cookies, no referrer, no cache, replies read field by field.
 * Their paths are those of shared/contract/routes, written out because a phone loads this.
 */
import type { CredentialRequest, ResponseRequest, StatusRequest } from '../../shared/contract/answer-api.ts';
import type { GivenBackIn } from '../../shared/contract/given-back.ts';
import type { ResponseKind } from '../../shared/contract/response-kinds.ts';
import type { Evaluation } from '../../shared/gate/credential.ts';
import { fromBase64Url } from '../../shared/kernel/bytes.ts';
import { err, ok, type Result } from '../../shared/kernel/result.ts';
import { isRecord } from './public-manifest.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Bodies as JSON: identifiers and instants are plain text here, and the other side parses them. */
type Wire<T> = { readonly [K in keyof T]: T[K] extends string ? string : T[K] };

/**
 * Why a call failed. Only `unreachable` is worth trying again; it includes `trouble` if a server answered with a fault of
 * its own, and how many seconds it asks the page to wait.
 */
export type Exit =
  | { readonly kind: 'used-elsewhere' }
  | { readonly kind: 'not-open' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'unknown-link' }
  | { readonly kind: 'refused'; readonly reason: 'manifest' | 'group' | 'proof' | 'request' }
  | {
      readonly kind: 'unreachable';
      readonly trouble?: { readonly retrySeconds: number };
      /** Too many call this route. */
      readonly isThrottled?: true;
    };

const unreachable: Exit = { kind: 'unreachable' };
/** The server sent a reply that should never occur. */
export const serverTrouble: Exit = { kind: 'unreachable', trouble: { retrySeconds: 0 } };
/** The longest pause, in seconds, that a server can ask for. */
const longestRetrySeconds = 60;

const init = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const;

/** The bytes of a public file. */
export async function readFile(fetch: Fetch, url: string): Promise<Result<Uint8Array, Exit>> {
  try {
    const response = await fetch(url, init);
    if (!response.ok) return err(exitOf(response, undefined));
    return ok(new Uint8Array(await response.arrayBuffer()));
  } catch {
    // fetch throws for every network fault, and for nothing else.
    return err(unreachable);
  }
}

async function post(fetch: Fetch, url: string, body: unknown): Promise<Result<Record<string, unknown>, Exit>> {
  try {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, {
      ...init,
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      keepalive: true,
    });
    const reply: unknown = await response.json().catch(() => undefined);
    const fields = isRecord(reply) ? reply : {};
    return response.ok ? ok(fields) : err(exitOf(response, fields['code']));
  } catch {
    return err(unreachable);
  }
}

function exitOf({ status, headers }: Response, code: unknown): Exit {
  if (status === 404) return { kind: 'unknown-link' };
  if (status === 409) return { kind: code === 'pulse-not-open' ? 'not-open' : 'used-elsewhere' };
  if (status === 410) return { kind: 'closed' };
  if (status === 422) return { kind: 'refused', reason: 'proof' };
  if (status === 400) return { kind: 'refused', reason: 'request' };
  const asked = Number(headers.get('retry-after') ?? 0);
  const trouble = { retrySeconds: asked > 0 ? Math.min(asked, longestRetrySeconds) : 0 };
  return { kind: 'unreachable', trouble, ...(status === 429 && { isThrottled: true }) };
}

export interface LinkStatus {
  readonly state: string;
  readonly label: string;
  /** Shown, and decides nothing. */
  readonly givenBack: GivenBackIn | undefined;
}

export async function askStatus(
  fetch: Fetch,
  site: string,
  body: Wire<StatusRequest>,
): Promise<Result<LinkStatus, Exit>> {
  const reply = await post(fetch, `${site}/api/status`, body);
  if (!reply.ok) return reply;
  const { state, label, givenBack } = reply.value;
  if (typeof state !== 'string' || typeof label !== 'string') return err(serverTrouble);
  return ok({ state, label, givenBack: isRecord(givenBack) ? (givenBack as GivenBackIn) : undefined });
}

export async function askCredential(
  fetch: Fetch,
  site: string,
  body: Wire<CredentialRequest>,
): Promise<Result<Map<ResponseKind, Evaluation>, Exit>> {
  const reply = await post(fetch, `${site}/api/credentials`, body);
  if (!reply.ok) return reply;
  const { evaluations } = reply.value;
  const byKind = new Map<ResponseKind, Evaluation>();
  for (const evaluation of Array.isArray(evaluations) ? evaluations : []) {
    if (!isRecord(evaluation)) continue;
    const { kind, element, proof } = evaluation;
    const [evaluated, proven] = [element, proof].map((t) => (typeof t === 'string' ? fromBase64Url(t) : undefined));
    if ((kind === 'scores' || kind === 'comment') && evaluated && proven)
      byKind.set(kind, { evaluated, proof: proven });
  }
  return ok(byKind);
}

/** The receipt as the server stored it. */
export async function sendResponse(
  fetch: Fetch,
  site: string,
  body: Wire<ResponseRequest>,
): Promise<Result<string, Exit>> {
  const reply = await post(fetch, `${site}/api/responses`, body);
  if (!reply.ok) return reply;
  const { receipt } = reply.value;
  return typeof receipt === 'string' ? ok(receipt) : err(serverTrouble);
}

/**
 * The receipts that the published list of the pulse contains; none if the pulse was not counted; undefined while no list is
 * available.
 */
export async function findCounted(
  fetch: Fetch,
  url: string,
  receipts: readonly string[],
): Promise<string[] | undefined> {
  const file = await readFile(fetch, url);
  if (!file.ok) return undefined;
  try {
    const list: unknown = JSON.parse(new TextDecoder().decode(file.value));
    if (!isRecord(list) || !Array.isArray(list['receipts'])) return undefined;
    if (list['contradiction'] !== undefined || list['lost'] !== undefined) return [];
    const counted = new Set<unknown>(list['receipts']);
    return receipts.filter((receipt) => counted.has(receipt));
  } catch {
    return undefined;
  }
}
