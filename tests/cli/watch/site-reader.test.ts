import { describe, expect, it } from 'vitest';
import { Unreachable } from '../../../cli/command.ts';
import { siteReader, type WatchFetch } from '../../../cli/watch/site-reader.ts';

const site = 'https://pulse.example.org';
const reading = (fetch: WatchFetch, milliseconds?: number) => siteReader(fetch, site, milliseconds)('/s/a');
const redirect = (location: string) => new Response(null, { status: 302, headers: { location } });
const failing = (code: string) => async () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('cause'), { code }) });
};

describe('a file of the site', () => {
  it('is read as bytes, without a cookie, a referrer or a redirect that the fetch would follow by itself', async () => {
    const inits: RequestInit[] = [];
    const bytes = await reading(async (url, init) => {
      inits.push(init);
      return new Response(url);
    });
    expect(new TextDecoder().decode(bytes)).toBe(`${site}/s/a`);
    expect(inits).toMatchObject([{ credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'manual' }]);
  });

  it('may be missing', async () => {
    expect(await reading(async () => new Response('', { status: 404 }))).toBeUndefined();
  });

  it('may be elsewhere on the same site', async () => {
    const moved: WatchFetch = async (url) => (url.endsWith('/s/a') ? redirect('/s/b') : new Response(url));
    expect(new TextDecoder().decode(await reading(moved))).toBe(`${site}/s/b`);
  });

  it.each<[string, WatchFetch, number?]>([
    [
      'redirects to https://elsewhere.example, which is another site',
      async () => redirect('https://elsewhere.example/'),
    ],
    ['redirects to http://pulse.example.org, which is another site', async () => redirect('http://pulse.example.org/')],
    ['redirects in a circle', async (url) => redirect(url)],
    ['the site answered 500', async () => new Response('', { status: 500 })],
    ['the site answered 302', async () => new Response(null, { status: 302 })],
    ['is larger than 2 MB', async () => new Response(new Uint8Array(2 * 1024 * 1024 + 1))],
    ['there is no host of that name', failing('ENOTFOUND')],
    ['refuses connections', failing('ECONNREFUSED')],
    ['belongs to another host, so someone may be in between', failing('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['could not be read (EPIPE)', failing('EPIPE')],
    [
      'no answer within 0.02 seconds',
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      20,
    ],
  ])('that cannot be had says: %s', async (words, fetch, milliseconds) => {
    await expect(reading(fetch, milliseconds)).rejects.toThrow(Unreachable);
    await expect(reading(fetch, milliseconds)).rejects.toThrow(words);
  });
});
