/**
 * The script of the page that a read link opens, as the browser gets it: plain JavaScript of the year 2020, because nothing
 * bundles it. It takes the link out of the address, exchanges its key for a cookie, and goes to the report. Whether the key
 * was good decides the report's own reply: a public report needs none, and for any other there is the page about links.
 */
export const readScript = `(() => {
'use strict';
const words = JSON.parse(document.getElementById('words').textContent);
const main = document.querySelector('main');
document.getElementById('no-script').remove();
const found = /^#([a-z0-9-]{2,24})\\/(\\d{4}-Q[1-4])\\/([A-Za-z0-9_-]{22})$/.exec(location.hash);
if (location.hash) history.replaceState(null, '', location.pathname);
// To a browser, the same page with another link is the same document: without this, nothing would happen.
addEventListener('hashchange', () => location.reload());
if (!found) return;
const [, community, quarter, key] = found;
const title = document.querySelector('h1');
const say = (text) => {
  const line = document.createElement('p');
  line.setAttribute('role', 'status');
  main.replaceChildren(title, line);
  line.textContent = text;
};
const open = async () => {
  title.textContent = document.title = words.opening;
  say('');
  try {
    const reply = await fetch('/api/read', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ community, quarter, key }),
      credentials: 'same-origin',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    if (!reply.ok && reply.status !== 404) throw reply;
    location.replace('/reports/' + community + '/' + quarter + '/report.html');
  } catch {
    say(words.unreachable);
    const again = document.createElement('button');
    again.textContent = words.again;
    again.addEventListener('click', open);
    main.append(again);
  }
};
open();
})();`;
