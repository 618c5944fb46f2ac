import { createHash, createHmac } from 'node:crypto';
import { deriveLinkToken } from '../../../shared/gate/link-token.ts';
import { fromBase64Url, fromHex, toBase64Url, toHex } from '../../../shared/kernel/bytes.ts';
import type { MemberId } from '../../../shared/kernel/ids.ts';
import type { Snapshot } from '../answer-service.ts';
import type { Evidence, Links } from '../watched-pulse.ts';
import { column } from './column.ts';

/** In characters: hex digits spelt as text, this many are six bytes. */
const windowLength = 24;

/** Every form in which one stored value could occur elsewhere: itself, its hashes, keyed hashes, other spellings. */
function spellings(value: unknown, keys: Iterable<Uint8Array>): string[] {
  const start = value instanceof Uint8Array ? value : new TextEncoder().encode(String(value));
  const decoded = typeof value === 'string' ? [fromHex(value), fromBase64Url(value)] : [];
  const raw = [start, ...decoded].filter((bytes) => bytes !== undefined && bytes.length >= 9) as Uint8Array[];
  const hashed = raw.flatMap((bytes) => [
    createHash('sha256').update(bytes).digest(),
    ...[...keys].map((key) => createHmac('sha256', key).update(bytes).digest()),
  ]);
  return [...raw, ...hashed].flatMap((bytes) => [toHex(bytes), toBase64Url(bytes)]);
}

/** Each piece of a text that is long enough not to be chance. */
export function* windows(text: string): Generator<string> {
  for (let at = 0; at + windowLength <= text.length; at++) yield text.slice(at, at + windowLength);
}

/** Pieces by owner; a piece with several owners reveals nothing. */
function ownPieces(owners: Iterable<readonly [owner: string, texts: readonly string[]]>): Map<string, string> {
  const pieces = new Map<string, string>();
  const shared = new Set<string>();
  for (const [owner, texts] of owners) {
    for (const text of texts) {
      for (const piece of windows(text)) {
        const other = pieces.get(piece);
        if (other !== undefined && other !== owner) shared.add(piece);
        pieces.set(piece, owner);
      }
    }
  }
  for (const piece of shared) pieces.delete(piece);
  return pieces;
}

export function personPieces(evidence: Evidence, snapshot: Snapshot): Map<string, string> {
  const keys = [...evidence.keys.values()];
  return ownPieces(
    snapshot.invitations.map((row) => {
      // With the link key, every link is known.
      const tokens = keys.map((key) =>
        deriveLinkToken(key, evidence.manifest.pulse, column(row, 'member') as MemberId),
      );
      return [column(row, 'sk'), [...Object.values(row), ...tokens].flatMap((value) => spellings(value, keys))];
    }),
  );
}

export const responsePieces = (snapshot: Snapshot): Map<string, string> =>
  ownPieces(
    snapshot.responses.map((row) => [column(row, 'sk'), Object.values(row).flatMap((value) => spellings(value, []))]),
  );

/** The same value, a piece of it, its hash or its keyed hash in a row about a person and in a row of a response. */
export function bySharedValues(evidence: Evidence): Links {
  const links = new Map<string, string>();
  const responses = responsePieces(evidence.atClose);
  for (const [piece, person] of personPieces(evidence, evidence.atClose)) {
    const response = responses.get(piece);
    if (response !== undefined) links.set(person, response);
  }
  return links;
}
