/**
 * The answer path in one process: the real use cases behind a `fetch`, over in-memory stores. Only what was put into it
 * exists: an unknown address, pulse or token is refused as in the real system.
 */

import { sha256 } from '@noble/hashes/sha2.js';
import type { z } from 'zod/mini';
import { issueCredential, readStatus } from '../../functions/issue-credential/issue-credential.ts';
import { submitResponse } from '../../functions/submit-response/submit-response.ts';
import { hashItems } from '../../shared/answers/instruments.ts';
import { generateSealingKey, type SealingKey } from '../../shared/answers/seal-keys.ts';
import {
  credentialRequestSchema,
  responseRequestSchema,
  statusRequestSchema,
} from '../../shared/contract/answer-api.ts';
import type { GivenBack } from '../../shared/contract/given-back.ts';
import { topOnly } from '../../shared/contract/joining.ts';
import { type Manifest, type PulseDefinition, pulseDefinitionSchema } from '../../shared/contract/pulse.ts';
import { pulseRulesOf } from '../../shared/contract/pulse-rules.ts';
import type { KeptResponse } from '../../shared/contract/response-store.ts';
import { deriveCredentialKey } from '../../shared/gate/credential-keys.ts';
import { deriveLinkToken, hashLinkToken } from '../../shared/gate/link-token.ts';
import { toBase64Url, toHex, utf8 } from '../../shared/kernel/bytes.ts';
import { PulseError, publicErrors } from '../../shared/kernel/errors.ts';
import type { MemberId, PulseId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import type { Progress, ProgressStorage } from '../../web/survey/progress.ts';
import type { SurveyLink } from '../../web/survey/protocol.ts';

export const random = (length = 32) => crypto.getRandomValues(new Uint8Array(length));

export const instruments = [{ id: 'perceived-value', version: 1 }];
export const opens = '2026-10-13T07:00:00Z' as Instant;
const whileOpen = '2026-10-15T09:00:00Z' as Instant;
export const closes = '2026-10-30T16:00:00Z' as Instant;
export const acceptsUntil = '2026-11-03T16:00:00Z' as Instant;
export const resultsAt = '2026-11-04T08:00:00Z' as Instant;
export const pulse = 'data-guild-2026-10' as PulseId;

interface Row {
  readonly group: string;
  issued: string | undefined;
}

export interface World {
  definition: PulseDefinition;
  /** The credential master; undefined once it is lost. */
  master: Uint8Array | undefined;
  now: Instant;
  readonly manifestText: string;
  readonly sealing: SealingKey;
  readonly links: readonly { readonly link: SurveyLink; readonly group: string }[];
  readonly invitations: Map<string, Row>;
  readonly responses: Map<string, KeptResponse>;
  /** What members get back, if there is something yet. */
  givenBack: GivenBack | undefined;
  /** Serves the answer path as the deployed one would. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** An open pulse, with the given number of members in each group. */
export async function openWorld(groups: Readonly<Record<string, number>>, comments = false): Promise<World> {
  const linkKey = random();
  const master = random();
  const sealing = generateSealingKey(random());
  const credentialKey = toHex(deriveCredentialKey(master, pulse, acceptsUntil).publicKey);
  const manifest = {
    version: 2,
    pulse,
    community: { id: 'data-guild', name: 'Data guild' },
    quarter: '2026-Q4',
    opens,
    closes,
    acceptsUntil,
    resultsAt,
    publishes: '2027-01-05T09:00:00Z',
    instruments,
    itemsHash: hashItems(instruments),
    ...pulseRulesOf({ comments }),
    credentialKey,
    sealingKey: toHex(sealing.publicKey),
    groups: Object.entries(groups).map(([label, members]) => ({ label, members })),
    joining: topOnly,
    favourableFrom: 4,
    padding: { scores: 256, comment: 2048 },
    pages: {},
    protocolCode: '0'.repeat(64),
  } satisfies Record<keyof Manifest, unknown>;
  const manifestText = JSON.stringify(manifest);
  const fingerprint = toHex(sha256(utf8(manifestText)));

  const invitations = new Map<string, Row>();
  const links = Object.entries(groups).flatMap(([group, invited]) =>
    Array.from({ length: invited }, (_, i) => {
      const token = deriveLinkToken(linkKey, pulse, toHex(utf8(`${group}${i}`)) as MemberId);
      invitations.set(hashLinkToken(token), { group, issued: undefined });
      return { link: { pulse, token: toBase64Url(token), fingerprint }, group };
    }),
  );
  const definition = pulseDefinitionSchema.parse({
    pulse,
    community: 'data-guild',
    communityName: 'Data guild',
    quarter: '2026-Q4',
    state: 'open',
    opens,
    closes,
    acceptsUntil,
    resultsAt,
    publishes: '2027-01-05T09:00:00Z',
    instruments,
    comments,
    credentialKey,
    sealingKey: toHex(sealing.publicKey),
    writingNumber: 1,
    manifest: manifestText,
    fingerprint,
    labels: Object.fromEntries(Object.keys(groups).map((group) => [group, group])),
    expiresAt: 1,
  });
  const responses = new Map<string, KeptResponse>();

  const credentialMaster = async () => {
    if (!world.master) throw new PulseError('key-missing', 'master must exist');
    return world.master;
  };
  const issue = {
    pulses: { read: async (asked: PulseId) => (asked === pulse ? world.definition : undefined) },
    marks: {
      read: async (_: PulseId, token: string) => {
        const row = invitations.get(token);
        return row && { writing: 1, group: row.group, issued: row.issued !== undefined };
      },
      mark: async (_: PulseId, token: string, __: number, digest: string) => {
        const row = invitations.get(token);
        if (!row) return { outcome: 'unknown' as const };
        if (row.issued !== undefined && row.issued !== digest) return { outcome: 'spent' as const };
        row.issued = digest;
        return { outcome: 'marked' as const, group: row.group };
      },
    },
    credentialMaster,
    random,
    log: () => undefined,
  };
  const submit = {
    responses: {
      keep: async (_: PulseId, response: KeptResponse) => {
        if (!responses.has(response.receipt)) responses.set(response.receipt, response);
      },
    },
    credentialMaster,
    log: () => undefined,
  };
  const parse = <T>(schema: z.ZodMiniType<T>, body: unknown): T => {
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new PulseError('request-malformed', 'body must have the documented shape');
    return parsed.data;
  };
  const fetch = async (url: string, { body }: RequestInit): Promise<Response> => {
    const { pathname } = new URL(url, 'https://pulse.example');
    try {
      const json: unknown = typeof body === 'string' && body !== '' ? JSON.parse(body) : undefined;
      if (pathname === `/s/${pulse}/manifest.json`) return new Response(manifestText);
      if (pathname === '/api/status') {
        return Response.json(
          await readStatus(parse(statusRequestSchema, json), world.now, {
            ...issue,
            givenBack: async () => world.givenBack,
          }),
        );
      }
      if (pathname === '/api/credentials') {
        return Response.json(await issueCredential(parse(credentialRequestSchema, json), world.now, issue));
      }
      if (pathname === '/api/responses') {
        return Response.json(await submitResponse(parse(responseRequestSchema, json), world.now, submit));
      }
      throw new PulseError('not-found', 'address must exist');
    } catch (error) {
      if (!(error instanceof PulseError)) throw error;
      return Response.json({ code: error.code, message: '' }, { status: publicErrors[error.code].status });
    }
  };
  const world: World = {
    definition,
    master,
    now: whileOpen,
    manifestText,
    sealing,
    links,
    invitations,
    responses,
    givenBack: undefined,
    fetch,
  };
  return world;
}

/** A browser's storage. Like IndexedDB, it stores a structured clone of each value. */
export function browserStorage(): ProgressStorage & { readonly kept: Map<string, Progress> } {
  const kept = new Map<string, Progress>();
  return {
    kept,
    get: async (key) => structuredClone(kept.get(key)),
    set: async (key, progress) => void kept.set(key, structuredClone(progress)),
    delete: async (key) => void kept.delete(key),
  };
}
