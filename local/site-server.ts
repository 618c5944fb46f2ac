import type { RequestListener } from 'node:http';
import type { HandleRequest } from './http-edge.ts';
import { inboxPage } from './inbox-pages.ts';
import type { MailStore } from './mail-store.ts';

const stewardFiles = '/_local/for-stewards/';

/**
 * The one port a person opens: the site as CloudFront would serve it, the mail inbox under /_local/inbox, and the files for
 * stewards under /_local/for-stewards. Requests that name another host are refused, so that no web page elsewhere can read
 * the mails through a host name that it points at this machine.
 */
export function serveSite(
  mails: MailStore,
  readInboxObject: (key: string) => Promise<Uint8Array | undefined>,
  edge: () => HandleRequest | undefined,
  onFailure: (what: string) => void,
): RequestListener {
  return async (incoming, outgoing) => {
    const refuse = (status: number, text: string): void => {
      if (outgoing.headersSent) {
        outgoing.destroy();
        return;
      }
      outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
      outgoing.end(`${text}\n`);
    };
    try {
      const host = incoming.headers.host ?? '';
      if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host)) {
        return refuse(421, 'Open this site under http://127.0.0.1 or http://localhost.');
      }
      const url = URL.parse(incoming.url ?? '/', `http://${host}`);
      if (!url) return refuse(400, 'The address could not be read.');
      if (url.pathname === '/_local/inbox' || url.pathname.startsWith('/_local/inbox/')) {
        if (incoming.method !== 'GET' && incoming.method !== 'HEAD') return refuse(405, 'The inbox can only be read.');
        const page = inboxPage(mails, url);
        if (!page) return refuse(404, 'There is no such mail.');
        outgoing.writeHead(page.status, page.headers);
        outgoing.end(page.body);
        return;
      }
      if (url.pathname.startsWith(stewardFiles)) {
        const file = await readInboxObject(`for-stewards/${url.pathname.slice(stewardFiles.length)}`);
        if (!file) return refuse(404, 'There is no such file for stewards.');
        outgoing.writeHead(200, {
          'content-type': 'text/plain; charset=utf-8',
          'content-security-policy': "sandbox; default-src 'none'",
          'x-content-type-options': 'nosniff',
        });
        outgoing.end(file);
        return;
      }
      const serve = edge();
      if (!serve) return refuse(503, 'The site is starting.');
      await serve(incoming, outgoing);
    } catch (error) {
      if (error instanceof URIError) return refuse(400, 'The address could not be read.');
      onFailure(error instanceof Error ? error.message : 'failed');
      refuse(500, 'The local site failed; see the log.');
    }
  };
}
