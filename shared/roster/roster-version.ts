/**
 * Versions of a roster: which files it was made from, and which version it replaces. Because the second is part of the name,
 * no version comes back once it was replaced, even when a steward puts the old files there again; so anything that is neither
 * current nor a replacement of the current version can never become the roster, and may be deleted while others import.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, toHex, utf8 } from '../kernel/bytes.ts';

/** 32 hex digits that name the contents of both files. */
export const filesDigest = (configuration: Uint8Array, roster: Uint8Array): string =>
  toHex(sha256(concatBytes(sha256(configuration), sha256(roster)))).slice(0, 32);

const digestOf = (replaces: string | undefined): string => toHex(sha256(utf8(replaces ?? ''))).slice(0, 16);

/** @param replaces the version that is current while this one is made; undefined for a community's first */
export const rosterVersion = (files: string, replaces: string | undefined): string => `${files}-${digestOf(replaces)}`;

export const isMadeOf = (version: string, files: string): boolean => version.startsWith(`${files}-`);

/** True if `version` is not `current` and may no longer replace it. */
export const isPast = (version: string, current: string): boolean =>
  version !== current && !version.endsWith(`-${digestOf(current)}`);
