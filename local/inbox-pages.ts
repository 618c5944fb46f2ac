import { inbox } from '../locales/en/inbox.ts';
import type { MailStore, StoredMail } from './mail-store.ts';

/**
 * The mail inbox of the local runtime, for people who want to see what members got. Everything a page needs is in the
 * page; a mail's own HTML is shown in a sandboxed frame that runs nothing and loads nothing.
 */
export interface InboxPage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

const home = '/_local/inbox';

/** The page at a path under /_local/inbox; undefined if there is none. */
export function inboxPage(mails: Pick<MailStore, 'all' | 'find' | 'raw'>, url: URL): InboxPage | undefined {
  const [, , , id, part] = url.pathname.split('/');
  if (id === undefined || id === '') return page(inbox.title, list(mails.all(), url.searchParams));
  const mail = mails.find(decodeURIComponent(id));
  if (!mail) return undefined;
  if (part === undefined) return page(mail.subject, reading(mail));
  if (part === 'html') {
    const policy =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:";
    return html(`<!doctype html><base target="_blank">${mail.html}`, policy);
  }
  if (part === 'raw') {
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' };
    return { status: 200, headers, body: mails.raw(mail.id) ?? '' };
  }
  return undefined;
}

const mailsPerPage = 100;

function list(mails: readonly StoredMail[], query: URLSearchParams): string {
  const wanted = (query.get('q') ?? '').trim();
  const start = Math.max(0, Number(query.get('from') ?? 0) || 0);
  const found = mails.filter(({ to }) => to.some((address) => address.includes(wanted.toLowerCase()))).toReversed();
  const shown = found.slice(start, start + mailsPerPage);
  const linkTo = (from: number, text: string) =>
    `<a href="${home}?${escaped(new URLSearchParams({ q: wanted, from: String(from) }).toString())}">${text}</a>`;
  const newer = start > 0 ? linkTo(Math.max(0, start - mailsPerPage), inbox.newer) : '';
  const older = start + mailsPerPage < found.length ? linkTo(start + mailsPerPage, inbox.older) : '';
  const range = found.length === 0 ? inbox.none : inbox.range(start + 1, start + shown.length, found.length);
  return `
<header class="bar"><h1>${inbox.title}</h1><p>${inbox.lead}</p></header>
<form role="search" action="${home}"><label for="q">${inbox.searchLabel}</label>
<div class="row"><input id="q" name="q" type="search" value="${escaped(wanted)}" autocomplete="off"><button>${inbox.search}</button></div></form>
<p class="count" role="status">${range}${wanted === '' ? '' : inbox.searched(escaped(wanted))}</p>
${shown.length === 0 ? `<p class="empty">${mails.length === 0 ? inbox.noneYet : inbox.noneFound}</p>` : ''}
<ol class="mails">${shown.map(row).join('')}</ol>
${newer || older ? `<nav aria-label="${inbox.pages}">${newer} ${older}</nav>` : ''}`;
}

const row = (mail: StoredMail): string => `<li><a href="${home}/${encodeURIComponent(mail.id)}">
<span class="to">${escaped(mail.to.join(', '))}</span><time datetime="${mail.at}">${when(mail)}</time>
<span class="subject">${escaped(mail.subject)}</span><span class="start">${escaped(firstWords(mail))}</span></a></li>`;

function reading(mail: StoredMail): string {
  const base = `${home}/${encodeURIComponent(mail.id)}`;
  const headers = mail.headers.map(
    ({ name, value }) => `<tr><th scope="row">${escaped(name)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `
<nav aria-label="${inbox.back}"><a href="${home}">${inbox.title}</a></nav>
<header class="bar"><h1>${escaped(mail.subject)}</h1></header>
<dl class="envelope"><div><dt>${inbox.from}</dt><dd>${escaped(mail.from)}</dd></div>
<div><dt>${inbox.to}</dt><dd>${mail.to.map((address) => `<a href="${home}?q=${encodeURIComponent(address)}">${escaped(address)}</a>`).join(', ')}</dd></div>
<div><dt>${inbox.sent}</dt><dd><time datetime="${mail.at}">${when(mail)}</time></dd></div></dl>
${mail.html === '' ? '' : `<h2>${inbox.asSeen}</h2><iframe title="${inbox.frame}" sandbox="allow-popups allow-popups-to-escape-sandbox" src="${base}/html"></iframe>`}
<h2>${inbox.text}</h2><pre tabindex="0">${linked(mail.text)}</pre>
<details><summary>${inbox.headers}</summary><div class="scroll" tabindex="0" role="region" aria-label="${inbox.headers}"><table>${headers.join('')}</table></div></details>
<p><a href="${base}/raw">${inbox.raw}</a></p>`;
}

const when = (mail: StoredMail): string => `${mail.at.slice(0, 10)} ${mail.at.slice(11, 16)} UTC`;

/** The text after the subject, which mails repeat as their heading. */
const firstWords = ({ subject, text }: StoredMail): string =>
  (text.startsWith(subject) ? text.slice(subject.length) : text).replaceAll(/\s+/g, ' ').trim().slice(0, 140);

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const linked = (text: string): string =>
  escaped(text).replaceAll(
    /https?:\/\/(?:[^\s<>"&]|&amp;)+/g,
    (address) => `<a href="${address}" rel="noreferrer">${address}</a>`,
  );

function page(title: string, main: string): InboxPage {
  return html(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${main}</main></body></html>`,
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
}

const html = (body: string, policy: string): InboxPage => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  },
  body,
});

const style = `
:root{color-scheme:light dark;--ink:#1c2430;--quiet:#566173;--paper:#f6f5f2;--card:#fff;--line:#dcdad3;--accent:#1d5c8f}
@media(prefers-color-scheme:dark){:root{--ink:#e8eaed;--quiet:#a9b2bf;--paper:#14181d;--card:#1d232b;--line:#343c47;--accent:#8ec5f0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:.25rem 0;overflow-wrap:anywhere}
h2{font-size:1rem;margin:1.75rem 0 .5rem}
.bar p,.count,.empty{color:var(--quiet);margin:.25rem 0 1rem}
a{color:var(--accent)}
a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible,pre:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
label{display:block;font-weight:600;margin-bottom:.25rem}
.row{display:flex;gap:.5rem}
input,button{font:inherit;min-height:2.75rem;border-radius:.5rem;border:1px solid var(--quiet);background:var(--card);color:var(--ink);padding:.4rem .75rem}
input{flex:1;min-width:0}
button{font-weight:600;cursor:pointer}
form{margin:1rem 0}
.mails{list-style:none;margin:0;padding:0;border:1px solid var(--line);border-radius:.75rem;background:var(--card);overflow:hidden}
.mails li+li{border-top:1px solid var(--line)}
.mails a{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;padding:.75rem 1rem;text-decoration:none;color:inherit}
.mails a:hover .subject{text-decoration:underline}
.to{font-weight:600;overflow-wrap:anywhere}
time{color:var(--quiet);font-variant-numeric:tabular-nums}
.mails time{font-size:.875rem}
.subject,.start{grid-column:1/-1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.start{color:var(--quiet);font-size:.875rem}
nav{display:flex;gap:1rem;margin:.75rem 0}
.envelope{margin:.75rem 0;display:grid;gap:.25rem}
.envelope div{display:flex;gap:.75rem}
dt{color:var(--quiet);min-width:3.5rem}
dd{margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:70vh;min-height:24rem;border:1px solid var(--line);border-radius:.75rem;background:#fff}
pre{margin:0;padding:1rem;white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.75rem;background:var(--card);font:14px/1.5 ui-monospace,monospace}
details{margin:1.25rem 0}
summary{cursor:pointer;font-weight:600;min-height:2rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
th{font-weight:600;white-space:nowrap}
@media(max-width:30rem){.mails a{grid-template-columns:1fr}th{white-space:normal}}
`;
