/** `npx pulse watch` from outside, against the real site of an open pulse and against sites that lie about one file each. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Unreachable } from '../../cli/command.ts';
import { exitCodes } from '../../cli/exit-codes.ts';
import type { Check } from '../../cli/watch/check.ts';
import type { WatchFetch } from '../../cli/watch/site-reader.ts';
import { watch } from '../../cli/watch.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import { readableFingerprint } from '../../shared/contract/pulse.ts';
import { type OpenPulse, openPulse } from './open-pulse.ts';

let pulse: OpenPulse;
let link: string;
beforeAll(async () => {
  pulse = await openPulse(16);
  ({ link } = pulse.nextInvited());
});
afterAll(() => pulse.stop());

const asked: string[] = [];
const honestly: WatchFetch = (url, init) => {
  asked.push(url);
  return fetch(url, init);
};
/** A site on which some files read otherwise. */
const lying =
  (path: RegExp, change: (text: string) => string): WatchFetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    return path.test(new URL(url).pathname) ? new Response(change(await response.text())) : response;
  };

async function run(args: readonly string[], fetch = honestly) {
  const lines: string[] = [];
  const terminal = { out: (line: string) => void lines.push(line), err: () => undefined, cwd: '/' };
  const code = await watch(args, terminal, { fetch });
  return { code, text: lines.join('\n') };
}

async function differing(fetch: WatchFetch, address = link): Promise<string[]> {
  const { code, text } = await run([address, '--json'], fetch);
  const { checks, differs }: { checks: Check[]; differs: number } = JSON.parse(text);
  const found = checks.filter(({ outcome }) => outcome === 'differs');
  expect([code, differs]).toEqual([found.length > 0 ? exitCodes.found : exitCodes.done, found.length]);
  return found.map(({ what, language }) => (language === undefined ? what : `${what} ${language}`));
}

describe('an honest site', () => {
  test('differs in nothing, in six languages, from a link as it is in the mail', async () => {
    asked.length = 0;
    const { code, text } = await run([link]);
    expect(code).toBe(exitCodes.done);
    expect(text).toContain('Nothing differs.');
    expect(text).toMatch(/The manifest has the fingerprint that you gave: (?:[0-9a-f]{4} ?){8}\./);
    expect(text).toMatch(/The survey page is what version [\d.]+ of this source makes\. \(en, de, fr, es, pt-BR, ar\)/);
    expect(text).toContain('What runs behind the pages cannot be seen from outside');
    expect(asked).toHaveLength(8);
  });

  test('is never sent what follows the #', () => {
    const token = /#t=([^&]+)/.exec(link)?.[1];
    expect(token).toHaveLength(43);
    expect(asked.filter((url) => url.includes('#') || url.includes(String(token)))).toEqual([]);
  });

  test('is checked by the fingerprint of the mail, and says so if none was given', async () => {
    const manifest = `${pulse.stack.url}/${siteKeys.manifest(pulse.pulse)}`;
    const fingerprint = /&f=([0-9a-f]{64})/.exec(link)?.[1] ?? '';
    expect((await run([manifest])).text).toContain(`compare it with the one in your mail`);
    const right = await run([manifest, '--fingerprint', readableFingerprint(fingerprint)]);
    expect(right).toMatchObject({ code: exitCodes.done });
    const wrong = await run([manifest, '--fingerprint', readableFingerprint('ab'.repeat(32))]);
    expect(wrong.code).toBe(exitCodes.found);
    expect(wrong.text).toContain('it is not the pulse of that mail');
  });
});

describe('a site that lies', () => {
  test('about one survey page is found out, in that language alone', async () => {
    const found = await differing(lying(/\/de$/, (page) => page.replace('</form>', '<img src=x></form>')));
    expect(found).toEqual(['page de', 'page-of-source de']);
  });

  test('about the code that seals is found out', async () => {
    expect(await differing(lying(/protocol-/, (code) => `${code};fetch("/leak")`))).toEqual(['protocol']);
  });

  test('about a number in the manifest is found out by the fingerprint', async () => {
    const fewer = lying(/manifest/, (text) => text.replace('"minimumGroup":5', '"minimumGroup":1'));
    expect(await differing(fewer)).toContain('fingerprint');
  });

  test('about code, page and manifest, all of which agree, is found out by this source', async () => {
    const { sha256 } = await import('@noble/hashes/sha2.js');
    const hash = (text: string) => Buffer.from(sha256(Buffer.from(text))).toString('hex');
    const page = await (await fetch(`${pulse.stack.url}/${siteKeys.survey(pulse.pulse, 'en')}`)).text();
    const worse = page.replace('</main>', '<p>Call us.</p></main>');
    const agreed: WatchFetch = async (url, init) => {
      if (url.endsWith('/en')) return new Response(worse);
      const response = await fetch(url, init);
      if (!url.endsWith('manifest.json')) return response;
      return new Response((await response.text()).replace(hash(page), hash(worse)));
    };
    const address = link.slice(0, link.indexOf('#'));
    expect(await differing(agreed, address)).toEqual(['page-of-source en']);
    expect((await run([address], agreed)).text).toContain('Ask the operator which version it runs');
  });

  test('by a page that is missing is found out', async () => {
    const without: WatchFetch = async (url, init) =>
      url.endsWith('/fr') ? new Response('', { status: 404 }) : fetch(url, init);
    expect(await differing(without)).toEqual(['page fr']);
  });
});

test('a pulse that the site does not have is not found, in words', async () => {
  const nowhere = `${pulse.stack.url}/s/data-guild-1999-01/manifest.json`;
  await expect(run([nowhere])).rejects.toThrow(Unreachable);
  await expect(run([nowhere])).rejects.toThrow('the site has no such pulse');
});
