import { pulseIdSchema } from '../../shared/contract/identifiers.ts';
import type { PulseId } from '../../shared/kernel/ids.ts';
import { UsageError } from '../read-arguments.ts';

/** Which pulse to look at, and what its manifest must hash to. */
export interface WatchedPulse {
  /** Scheme and host, without a slash at the end. */
  readonly site: string;
  readonly pulse: PulseId;
  /** 32 or 64 hex digits: the beginning of the manifest's SHA-256, or all of it. */
  readonly fingerprint: string | undefined;
}

const forms = 'https://HOST/s/PULSE, with or without a language, manifest.json or a link’s # behind it';

/**
 * Reads the address of a pulse: of its survey page, as a mail has it, of its manifest, or of its folder. The part after #
 * stays here: of it only the fingerprint is used, and the rest, which is a member's own, is dropped.
 *
 * @param given the fingerprint as typed, in the mail's groups of four or whole; it comes before the one in a link
 * @throws UsageError if it is no such address, or if a stranger on the way could answer in the site's place
 */
export function readAddress(text: string, given: string | undefined): WatchedPulse {
  const url = URL.parse(text);
  if (!url) throw new UsageError(`the address must be ${forms}`);
  const isHere = url.hostname === '127.0.0.1' || url.hostname === 'localhost';
  if (url.protocol !== 'https:' && !(isHere && url.protocol === 'http:')) {
    throw new UsageError(
      'the address must begin with https://, because anyone on the way can change what http:// brings',
    );
  }
  const [, named] = /^\/s\/([^/]+)(?:\/[^/]*)?$/.exec(url.pathname) ?? [];
  const pulse = pulseIdSchema.safeParse(named);
  if (!pulse.success) throw new UsageError(`the address must be ${forms}`);
  const linked = new URLSearchParams(url.hash.slice(1)).get('f') ?? undefined;
  return { site: url.origin, pulse: pulse.data, fingerprint: fingerprintIn(given ?? linked) };
}

function fingerprintIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const digits = text.replaceAll(/[\s-]/g, '').toLowerCase();
  if (/^(?:[0-9a-f]{32}|[0-9a-f]{64})$/.test(digits)) return digits;
  throw new UsageError('the fingerprint must be the eight groups of four digits in the mail, in quotation marks');
}
