/**
 * The part of a manifest that a page relies on, read without a schema library. The link's fingerprint covers these bytes, so
 * every member of the pulse reads the same.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { browserLimits } from '../../shared/contract/browser-limits.ts';
import { fromHex, toHex } from '../../shared/kernel/bytes.ts';

export interface PublicManifest {
  readonly pulse: string;
  readonly acceptsUntil: string;
  readonly comments: boolean;
  readonly credentialKey: Uint8Array;
  readonly sealingKey: Uint8Array;
  /** Members by label. */
  readonly members: ReadonlyMap<string, number>;
  readonly minimumInvited: number;
}

/** Undefined if the bytes do not have this fingerprint or are not a usable manifest of this pulse. */
export function readManifest(bytes: Uint8Array, fingerprint: string, pulse: string): PublicManifest | undefined {
  if (toHex(sha256(bytes)) !== fingerprint) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  if (!isRecord(json) || json['version'] !== 2 || json['pulse'] !== pulse) return undefined;
  const { acceptsUntil, comments, credentialKey, sealingKey, groups, minimumInvited, padding } = json;
  const keys = [credentialKey, sealingKey].map((key) => (typeof key === 'string' ? fromHex(key) : undefined));
  const [credential, sealing] = keys;
  const members = Array.isArray(groups) ? readGroups(groups) : undefined;
  if (typeof acceptsUntil !== 'string' || typeof comments !== 'boolean' || typeof minimumInvited !== 'number')
    return undefined;
  if (credential?.length !== 32 || sealing?.length !== 65 || !members) return undefined;
  if (!isRecord(padding) || padding['scores'] !== browserLimits.paddedScoresBytes) return undefined;
  if (padding['comment'] !== browserLimits.paddedCommentBytes) return undefined;
  return { pulse, acceptsUntil, comments, credentialKey: credential, sealingKey: sealing, members, minimumInvited };
}

/** Whether answers may be counted under a label: it is public, and it has enough members. */
export function isCrowd({ members, minimumInvited }: PublicManifest, label: string): boolean {
  // A manifest that promises less than this code's own minimum is rejected.
  return (members.get(label) ?? 0) >= Math.max(minimumInvited, browserLimits.minimumInvited);
}

function readGroups(groups: readonly unknown[]): Map<string, number> | undefined {
  const members = new Map<string, number>();
  for (const group of groups) {
    if (!isRecord(group) || typeof group['label'] !== 'string' || typeof group['members'] !== 'number')
      return undefined;
    members.set(group['label'], group['members']);
  }
  return members;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
