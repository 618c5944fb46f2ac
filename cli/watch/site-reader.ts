/**
 * Reads public files of one site, as a stranger would: no cookie, no referrer, no credentials. It follows no redirect to
 * another host, waits ten seconds for each file, and reads at most two megabytes of it.
 */
import { Unreachable } from '../command.ts';

export type WatchFetch = (url: string, init: RequestInit) => Promise<Response>;
/** The bytes at a path, with a slash in front; undefined if there is nothing. */
export type ReadPath = (path: string) => Promise<Uint8Array | undefined>;

const waitSeconds = 10;
const mostBytes = 2 * 1024 * 1024;
const mostRedirects = 3;

/** @returns a reader that throws Unreachable when it gets no answer */
export const siteReader =
  (fetch: WatchFetch, site: string, milliseconds = waitSeconds * 1000): ReadPath =>
  async (path) => {
    let url = site + path;
    for (let redirects = 0; redirects <= mostRedirects; redirects++) {
      const signal = AbortSignal.timeout(milliseconds);
      const init = {
        redirect: 'manual',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      } as const;
      try {
        const response = await fetch(url, { ...init, signal });
        if (response.status === 404) return undefined;
        if (response.ok) return await bytesOf(response, url);
        url = whereTo(response, url, site);
      } catch (error) {
        if (error instanceof Unreachable) throw error;
        throw new Unreachable(`${url}: ${reasonOf(error, milliseconds)}`);
      }
    }
    throw new Unreachable(`${site}${path}: redirects in a circle`);
  };

function whereTo({ status, headers }: Response, url: string, site: string): string {
  const location = headers.get('location');
  if (status < 300 || status >= 400 || location === null) throw new Unreachable(`${url}: the site answered ${status}`);
  const next = URL.parse(location, url);
  if (next?.origin === site) return next.href;
  throw new Unreachable(
    `${url}: redirects to ${next?.origin ?? 'nowhere'}, which is another site and was not followed`,
  );
}

async function bytesOf({ body }: Response, url: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > mostBytes)
      throw new Unreachable(`${url}: is larger than ${mostBytes / 1024 / 1024} MB and was not read`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name could not be looked up; are you online?',
  ECONNREFUSED: 'the host refuses connections',
  ECONNRESET: 'the connection was cut',
  CERT_HAS_EXPIRED: 'the certificate of the site has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of the site is signed by itself, so someone may be in between',
  SELF_SIGNED_CERT_IN_CHAIN:
    'the certificate is signed by someone this computer does not know, so someone may be in between',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate cannot be verified, so someone may be in between',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate belongs to another host, so someone may be in between',
};

function reasonOf(error: unknown, milliseconds: number): string {
  if (!(error instanceof Error)) return 'could not be read';
  if (error.name === 'TimeoutError') return `no answer within ${milliseconds / 1000} seconds`;
  const cause = error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : '';
  return reasons[cause] ?? `could not be read (${cause || error.name})`;
}
