import { request } from 'node:http';
import type { Fetch } from '../../web/survey/answer-calls.ts';

/**
 * Reaches the site like a browser, by its own address, on a machine where that name leads nowhere: the call goes to the
 * emulator's port with the host name prefixed, so the deployed distribution answers for pages and the deployed HTTP API for
 * calls.
 */
export const throughTheSite =
  (port: number, apiId: string): Fetch =>
  (url, init) =>
    new Promise((resolve, reject) => {
      const { host: site, pathname, search } = new URL(url);
      const host = pathname.startsWith('/api/') ? `${apiId}.execute-api.127.0.0.1:${port}` : site;
      const headers = { ...Object.fromEntries(new Headers(init.headers)), host, 'x-forwarded-proto': 'https' };
      const options = { host: '127.0.0.1', port, path: pathname + search, method: init.method ?? 'GET', headers };
      const call = request(options, (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.on('end', () => {
          const status = reply.statusCode ?? 500;
          resolve(new Response(status === 204 || status === 304 ? null : Buffer.concat(chunks), { status }));
        });
        reply.on('error', reject);
      });
      call.on('error', reject);
      call.end(init.body === null || init.body === undefined ? undefined : String(init.body));
    });
