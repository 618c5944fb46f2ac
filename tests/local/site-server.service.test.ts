import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { compileEdgeFunction } from '../../local/edge-function.ts';
import type { Stack } from '../../local/stack.ts';
import type { Instant } from '../../shared/kernel/time.ts';
import { startFixture } from './fixture.ts';

async function putPage(stack: Stack, Key: string, Body: string) {
  const credentials = { accessKeyId: 'Role', secretAccessKey: 'local' };
  const s3 = new S3Client({ region: 'eu-central-1', endpoint: stack.endpoint, credentials });
  const ContentType = 'text/html; charset=utf-8';
  await s3.send(
    new PutObjectCommand({ Bucket: 'site-000000000000', Key, Body, ContentType, CacheControl: 'max-age=60' }),
  );
}

async function sendMail(stack: Stack, line: string) {
  await stack.putInboxObject('lines/x', new TextEncoder().encode(`${line}\n`));
  await stack.drain();
}

describe('the site', () => {
  it('serves what was stored as it was stored, with the headers of the template', async () => {
    const { stack } = await startFixture();
    await putPage(stack, 's/a-2026-10/en', '<p>Hello</p>');
    await putPage(stack, 'index.html', '<p>Home</p>');
    const page = await fetch(`${stack.url}/s/a-2026-10/en`);
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<p>Hello</p>');
    expect(Object.fromEntries(page.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'max-age=60',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
    });
    expect(page.headers.has('strict-transport-security')).toBe(false);
    expect(await (await fetch(stack.url)).text()).toBe('<p>Home</p>');
    const again = await fetch(`${stack.url}/s/a-2026-10/en`, {
      headers: { 'if-none-match': page.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
    const head = await fetch(`${stack.url}/s/a-2026-10/en`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, '12']);
    expect(await stack.listSiteObjects('s/')).toEqual(['s/a-2026-10/en']);
    expect(await stack.readSiteObject('none')).toBeUndefined();
  });

  it('answers 404 for a missing page, 400 for a broken address and 405 for writing to a page', async () => {
    const { stack } = await startFixture();
    expect((await fetch(`${stack.url}/none`)).status).toBe(404);
    expect((await fetch(`${stack.url}/%E0%A4%A`)).status).toBe(400);
    expect((await fetch(`${stack.url}/none`, { method: 'POST', body: 'x' })).status).toBe(405);
    expect(stack.failures()).toEqual([]);
  });

  it('calls the route of the template with the logical time of the request', async () => {
    const { stack } = await startFixture();
    await stack.advanceTo('2026-10-01T02:00:00Z' as Instant);
    const json = { 'content-type': 'application/json' };
    const reply = await fetch(`${stack.url}/api/echo/a%20b`, { method: 'POST', headers: json, body: '{"x":"ü"}' });
    expect(await reply.json()).toEqual({
      route: 'POST /api/echo/{name}',
      path: { name: 'a b' },
      body: '{"x":"ü"}',
      timeEpoch: Date.parse('2026-10-01T02:00:00Z'),
    });
    expect(reply.headers.get('content-security-policy')).toBe("default-src 'none'");
    expect((await fetch(`${stack.url}/api/echo/a`)).status).toBe(404);
    expect((await fetch(`${stack.url}/api/echo/broken`, { method: 'POST' })).status).toBe(500);
    expect(stack.failures()).toEqual([{ where: 'fixture-on-http', what: 'Error: as asked' }]);
  });

  it('gives away no key that the bucket policy does not name, however the path is written', async () => {
    const { stack } = await startFixture();
    await putPage(stack, 's/open', 'open');
    await putPage(stack, 'reports/makers/report.html', 'secret');
    const { port } = new URL(stack.url);
    const ask = (path: string) =>
      new Promise<string>((resolve, reject) => {
        request({ host: '127.0.0.1', port, path, headers: { host: `127.0.0.1:${port}` } }, async (reply) => {
          let body = '';
          for await (const part of reply) body += String(part);
          resolve(body);
        })
          .on('error', reject)
          .end();
      });
    expect(await ask('/s/open')).toBe('open');
    for (const path of [
      '/reports/makers/report.html',
      '/%72eports/makers/report.html',
      '/reports%2Fmakers%2Freport.html',
      '/reports%2fmakers/report.html',
      '//reports/makers/report.html',
      '/%2Freports/makers/report.html',
      '/./reports/makers/report.html',
      '/s/../reports/makers/report.html',
      '/s/%2e%2e/reports/makers/report.html',
      '/s%2F..%2Freports/makers/report.html',
      '/s/..%2Freports%2Fmakers%2Freport.html',
      '/REPORTS/makers/report.html',
      '/s/../../reports/makers/report.html',
      '/reports/../reports/makers/report.html',
      '/s/open/%00../../reports/makers/report.html',
    ])
      expect(await ask(path), path).not.toContain('secret');
    expect(stack.failures()).toEqual([]);
  });

  it('passes on what the policies of a behaviour name, and what CloudFront adds, and nothing else', async () => {
    const { stack } = await startFixture();
    const headers = {
      'content-type': 'application/json',
      'accept-language': 'de',
      'accept-encoding': 'br, gzip;q=0.5',
      cookie: 'other=1; reader=2',
      authorization: 'Bearer x',
      'user-agent': 'A phone',
      referer: `${stack.url}/s/open`,
      'x-anything': 'x',
    };
    const added = {
      host: 'origin.local',
      'user-agent': 'Amazon CloudFront',
      via: '2.0 local (CloudFront)',
      'x-amz-cf-id': 'local',
      'x-forwarded-for': '127.0.0.1',
    };
    const answer = await fetch(`${stack.url}/api/echo/passed?q=1`, { method: 'POST', headers, body: '{}' });
    expect(await answer.json()).toEqual({
      headers: { ...added, 'content-type': 'application/json' },
      rawPath: '/api/echo/passed',
      rawQueryString: '',
    });
    const report = await fetch(`${stack.url}/reports/makers/report.html?q=1`, { headers });
    expect(await report.json()).toEqual({
      headers: { ...added, 'content-type': 'application/json', 'accept-language': 'de', 'accept-encoding': 'gzip' },
      cookies: ['reader=2'],
      rawPath: '/reports/makers/report.html',
      rawQueryString: '',
    });
  });

  it('listens on the loopback address alone', async () => {
    const { stack } = await startFixture();
    const outer = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ internal, family }) => !internal && family === 'IPv4');
    if (!outer) return;
    for (const port of [new URL(stack.url).port, new URL(stack.endpoint).port]) {
      const reached = await new Promise((resolve) => {
        const socket = connect(Number(port), outer.address, () => resolve(true));
        socket.once('error', () => resolve(false));
      });
      expect(reached).toBe(false);
    }
  });
});

describe('the inbox', () => {
  it('lists mails newest first, finds them by recipient and shows one in a frame that runs nothing', async () => {
    const { stack } = await startFixture();
    await sendMail(stack, 'ada');
    await sendMail(stack, 'bob');
    const list = await (await fetch(`${stack.url}/_local/inbox`)).text();
    expect(list.indexOf('bob@example.net')).toBeLessThan(list.indexOf('ada@example.net'));
    const found = await (await fetch(`${stack.url}/_local/inbox?q=ADA`)).text();
    expect(found).toContain('ada@example.net');
    expect(found).not.toContain('bob@example.net');
    const mail = stack.mails()[0];
    const address = `${stack.url}/_local/inbox/${mail?.id}`;
    const reading = await (await fetch(address)).text();
    expect(reading).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const frame = await fetch(`${address}/html`);
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
    expect(await frame.text()).toContain('<p>Hello</p>');
    expect(await (await fetch(`${address}/raw`)).text()).toContain('List-Unsubscribe: <https://example.org/u>');
    expect((await fetch(`${stack.url}/_local/inbox/none`)).status).toBe(404);
  });

  it('shows markup in a search or a subject as text', async () => {
    const { stack } = await startFixture();
    const page = await (
      await fetch(`${stack.url}/_local/inbox?q=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text();
    expect(page).not.toContain('<script');
  });

  it('is not shown to a page that reaches this machine under another name', async () => {
    const { stack } = await startFixture();
    const { port } = new URL(stack.url);
    const status = await new Promise((resolve) => {
      request({ host: '127.0.0.1', port, path: '/_local/inbox', headers: { host: 'evil.example' } }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      }).end();
    });
    expect(status).toBe(421);
  });
});

describe('functions at the edge', () => {
  it('rewrite a path or answer by themselves, and see nothing of this process', () => {
    const rewrite = compileEdgeFunction(`
      function handler(event) {
        if (typeof process !== 'undefined') throw new Error('too much in sight');
        if (event.request.uri === '/old') return { statusCode: 301, headers: { location: { value: '/new' } } };
        event.request.uri += 'index.html';
        return event.request;
      }`);
    const request = { method: 'GET', host: 'localhost' };
    expect(rewrite({ ...request, uri: '/' }).uri).toBe('/index.html');
    expect(rewrite({ ...request, uri: '/old' })).toMatchObject({
      statusCode: 301,
      headers: { location: { value: '/new' } },
    });
  });
});
