import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { siteBucket } from '../../../functions/adapters/site-bucket.ts';
import { startFixture } from '../../local/fixture.ts';

async function startSite() {
  const { stack } = await startFixture();
  const credentials = { accessKeyId: 'SomeRole', secretAccessKey: 'local' };
  const client = new S3Client({ region: 'eu-central-1', endpoint: stack.endpoint, credentials, maxAttempts: 1 });
  const site = siteBucket(client, 'site-000000000000');
  // While this is on, another writer changes the object between every read and the write that follows.
  const rival = { comesFirst: false, writes: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (command) => {
        const reply = await next(command);
        if (rival.comesFirst && commandName === 'GetObjectCommand') {
          rival.writes += 1;
          await site.put('reports/index', `theirs ${rival.writes}`, 'text/plain');
        }
        return reply;
      },
    { step: 'initialize' },
  );
  const text = async (key: string) => {
    const body = await site.read(key);
    return body && new TextDecoder().decode(body);
  };
  const lifetime = async (Key: string) =>
    (await client.send(new GetObjectCommand({ Bucket: 'site-000000000000', Key }))).CacheControl;
  return { site, text, rival, lifetime };
}

const lines = (body: Uint8Array | undefined): string[] => (body ? new TextDecoder().decode(body).split('\n') : []);

describe('the site bucket', () => {
  it('lets no one cache for long what may be replaced, and anyone cache what may not', async () => {
    const { site, lifetime } = await startSite();
    await site.put('reports/page', 'a', 'text/plain');
    await site.change('reports/index', 'text/plain', () => 'a');
    await site.putOnce('reports/once', 'a', 'text/plain');
    expect(await lifetime('reports/page')).toBe('public, max-age=60');
    expect(await lifetime('reports/index')).toBe('public, max-age=60');
    expect(await lifetime('reports/once')).toBeUndefined();
  });

  it('keeps what was published first, and reports it to every later writer', async () => {
    const { site, text } = await startSite();
    expect(await text('reports/a')).toBeUndefined();
    const outcomes = await Promise.all(['1', '2', '3'].map((body) => site.putOnce('reports/a', body, 'text/plain')));
    expect(outcomes.sort()).toEqual(['exists', 'exists', 'written']);
    const first = await text('reports/a');
    expect(await site.putOnce('reports/a', 'later', 'text/plain')).toBe('exists');
    expect(await text('reports/a')).toBe(first);
  });

  it('replaces what is not published under a fixed name', async () => {
    const { site, text } = await startSite();
    await site.put('reports/page', 'one', 'text/html');
    await site.put('reports/page', 'two', 'text/html');
    expect(await text('reports/page')).toBe('two');
  });

  it('keeps the additions of all who add to a list at the same time', async () => {
    const { site, text } = await startSite();
    const add = (line: string) =>
      site.change('reports/index', 'text/plain', (body) => [...lines(body), line].sort().join('\n'));
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    expect(await text('reports/index')).toBe('a\nb\nc\nd');
  });

  it('gives up without writing when others come first every time', async () => {
    const { site, text, rival } = await startSite();
    await site.put('reports/index', 'theirs', 'text/plain');
    rival.comesFirst = true;
    const beaten = site.change('reports/index', 'text/plain', (body) => `${lines(body)[0]} and mine`);
    await expect(beaten).rejects.toMatchObject({ code: 'try-again' });
    expect(await text('reports/index')).toMatch(/^theirs \d+$/);
  });
});
