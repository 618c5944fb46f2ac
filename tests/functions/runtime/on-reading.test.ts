import { gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { onReading, type ReadingReply, type ReadingRequest } from '../../../functions/runtime/on-reading.ts';
import { PulseError } from '../../../shared/kernel/errors.ts';

const body = Buffer.from('A report. '.repeat(500));

function reader(reply: Partial<ReadingReply> = {}) {
  const seen: ReadingRequest[] = [];
  const logged: object[] = [];
  const handler = onReading(
    async (request) => {
      seen.push(request);
      if (request.path['proxy'] === 'unknown') throw new PulseError('link-unknown', 'link must be known');
      return { status: 200, body, contentType: 'text/html; charset=utf-8', ...reply };
    },
    (event, fields) => void logged.push({ event, ...fields }),
  );
  const ask = (headers: Record<string, string> = {}, change: Record<string, unknown> = {}, method = 'GET') =>
    handler({
      routeKey: `${method} /reports/{proxy+}`,
      headers,
      pathParameters: { proxy: 'makers/' },
      requestContext: { timeEpoch: Date.parse('2027-01-10T08:00:00Z'), http: { method, sourceIp: '192.0.2.7' } },
      ...change,
    } as unknown as APIGatewayProxyEventV2);
  return { ask, seen, logged };
}
const bytesOf = (text: string | undefined) => Buffer.from(text ?? '', 'base64');

describe('a reply to a reader', () => {
  it('is compressed for whoever accepts that, and the same bytes for whoever does not', async () => {
    const { ask } = reader();
    const zipped = await ask({ 'accept-encoding': 'br, gzip' });
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(bytesOf(zipped.body))).toEqual(body);
    expect(bytesOf(zipped.body).length).toBeLessThan(body.length / 10);
    const plain = await ask({ 'accept-encoding': 'identity' });
    expect(plain.headers).not.toHaveProperty('content-encoding');
    expect(bytesOf(plain.body)).toEqual(body);
  });

  it('is kept by nothing between, and asked for each time', async () => {
    expect((await reader().ask()).headers).toMatchObject({ 'cache-control': 'private, no-cache' });
  });

  it('has no body for HEAD, and is otherwise the same', async () => {
    const { ask, seen } = reader();
    const [head, get] = [await ask({}, {}, 'HEAD'), await ask()];
    expect(head.body).toBeUndefined();
    expect(head.headers).toEqual(get.headers);
    expect(seen.map(({ route }) => route)).toEqual(['GET /reports/{proxy+}', 'GET /reports/{proxy+}']);
  });

  it('that is refused, or sets a cookie, is kept by nobody', async () => {
    const refused = await reader({ status: 404, body: 'no' }).ask();
    expect(refused).toMatchObject({ statusCode: 404, headers: { 'cache-control': 'no-store' } });
    const cookie = 'reader-q4=x; Path=/reports/makers';
    const exchanged = await reader({ body: '{}', cookie }).ask();
    expect(exchanged).toMatchObject({ cookies: [cookie], headers: { 'cache-control': 'no-store' } });
  });
});

describe('a reader’s request', () => {
  it('reaches the use case with cookies and languages, and without address or agent', async () => {
    const { ask, seen } = reader();
    await ask(
      { 'accept-language': 'fr;q=0.3, de-AT, en;q=0.8, xx;q=0', 'user-agent': 'A phone' },
      { cookies: ['reader-q4=a.b=c', 'odd'] },
    );
    expect(seen).toEqual([
      {
        route: 'GET /reports/{proxy+}',
        now: '2027-01-10T08:00:00Z',
        path: { proxy: 'makers/' },
        body: '',
        cookies: { 'reader-q4': 'a.b=c' },
        languages: ['de-AT', 'en', 'fr'],
      },
    ]);
  });

  it('that fails is logged by its code alone', async () => {
    const { ask, logged } = reader();
    expect(await ask({}, { pathParameters: { proxy: 'unknown' } })).toMatchObject({ statusCode: 404 });
    expect(logged).toEqual([{ event: 'request.refused', code: 'link-unknown' }]);
  });
});
