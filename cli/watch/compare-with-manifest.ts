/** Compares the site's files with the hashes in its manifest; works for every version. */
import { sha256 } from '@noble/hashes/sha2.js';
import * as z from 'zod/mini';
import { hex32Schema, pulseIdSchema } from '../../shared/contract/identifiers.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { readableFingerprint } from '../../shared/contract/pulse.ts';
import { toHex } from '../../shared/kernel/bytes.ts';
import { Unreachable } from '../command.ts';
import { type Check, differs, equal, notCompared } from './check.ts';
import type { WatchedPulse } from './read-address.ts';
import type { ReadPath } from './site-reader.ts';

/** What every version of a manifest says about files. */
const promisedSchema = z.object({
  pulse: pulseIdSchema,
  pages: z.record(z.string().check(z.regex(/^[A-Za-z-]{2,10}$/)), hex32Schema),
  protocolCode: hex32Schema,
});

/** What the site gave. */
export interface Watched {
  /** Of the manifest's bytes. */
  readonly fingerprint: string;
  /** The manifest as JSON, not yet believed. */
  readonly manifest: unknown;
  readonly protocolCode: string | undefined;
  /** Survey pages by language. */
  readonly pages: ReadonlyMap<string, string>;
  readonly checks: readonly Check[];
}

const hashOf = (bytes: Uint8Array): string => toHex(sha256(bytes));
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** @throws Unreachable if the site cannot be read, or has no such pulse */
export async function compareWithManifest(watched: WatchedPulse, read: ReadPath): Promise<Watched> {
  const path = `/${siteKeys.manifest(watched.pulse)}`;
  const bytes = await read(path);
  if (!bytes) throw new Unreachable(`${watched.site}${path}: the site has no such pulse`);
  const manifest = json(bytes);
  const promised = promisedSchema.safeParse(manifest);
  if (!promised.success) throw new Unreachable(`${watched.site}${path}: is not the manifest of a pulse`);
  const { pulse, pages, protocolCode } = promised.data;
  const fingerprint = hashOf(bytes);
  const checks: Check[] = [compareFingerprint(fingerprint, watched.fingerprint)];
  if (pulse !== watched.pulse) checks.push(differs('manifest', `The manifest is of another pulse, ${pulse}.`));
  const found = new Map<string, string>();
  const integrity = `sha256-${Buffer.from(protocolCode, 'hex').toString('base64')}`;
  for (const [language, promisedHash] of Object.entries(pages)) {
    const page = await read(`/${siteKeys.survey(watched.pulse, language)}`);
    if (page) found.set(language, text(page));
    checks.push(comparePage(language, page, promisedHash, integrity));
  }
  const code = await read(`/${siteKeys.asset(`protocol-${protocolCode.slice(0, 32)}.js`)}`);
  checks.push(
    code && hashOf(code) === protocolCode
      ? equal('protocol', 'The code that seals answers is what the manifest promises.')
      : differs(
          'protocol',
          `The code that seals answers is ${code ? 'not what the manifest promises' : 'missing'}; members’ pages refuse to run it.`,
        ),
  );
  return { fingerprint, manifest, protocolCode: code && text(code), pages: found, checks };
}

function compareFingerprint(actual: string, expected: string | undefined): Check {
  const readable = readableFingerprint(actual);
  if (expected === undefined) {
    return notCompared(
      'fingerprint',
      `No fingerprint was given. The manifest’s is ${readable}: compare it with the one in your mail.`,
    );
  }
  return actual.startsWith(expected)
    ? equal('fingerprint', `The manifest has the fingerprint that you gave: ${readable}.`)
    : differs(
        'fingerprint',
        `The manifest’s fingerprint is ${readable}, not the one that you gave: it is not the pulse of that mail.`,
      );
}

function comparePage(language: string, page: Uint8Array | undefined, promised: string, integrity: string): Check {
  if (!page) return differs('page', 'The survey page is missing.', language);
  if (hashOf(page) !== promised) return differs('page', 'The survey page is not what the manifest promises.', language);
  return text(page).includes(`"integrity":"${integrity}"`)
    ? equal('page', 'The survey page is what the manifest promises.', language)
    : differs('page', 'The survey page does not load the code that the manifest promises.', language);
}

function json(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(text(bytes));
  } catch {
    return undefined;
  }
}
