/**
 * The script of the receipt page, as the browser gets it: plain JavaScript of the year 2020, because nothing bundles it.
 * It downloads a whole list and looks for the receipt locally, so no request carries the receipt. It recomputes the list's
 * Merkle root the way shared/answers/commitment.ts does.
 */
export const receiptScript = `(() => {
'use strict';
const out = document.getElementById('out');
const form = document.querySelector('form');
const words = JSON.parse(document.getElementById('words').textContent);
const fill = (text, values) => text.replace(/\\{([a-z]+)\\}/g, (braces, name) => values[name]);
const say = (text, good) => {
  const line = document.createElement('p');
  line.textContent = text;
  line.className = good ? 'p' : 'es';
  out.append(line);
};
const hash = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', await new Blob(parts).arrayBuffer()));
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const bytes = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
const tree = async (hashes) => {
  if (hashes.length === 1) return hashes[0];
  const left = 2 ** Math.floor(Math.log2(hashes.length - 1));
  return hash(Uint8Array.of(1), await tree(hashes.slice(0, left)), await tree(hashes.slice(left)));
};
const rootOf = async (receipts) => hex(receipts.length === 0 ? await hash() :
  await tree(await Promise.all(receipts.map((receipt) => hash(Uint8Array.of(0), bytes(receipt))))));
const check = async (pulse, receipt) => {
  let list;
  try {
    const response = await fetch('/s/' + encodeURIComponent(pulse) + '/commitment.json', { credentials: 'omit', referrerPolicy: 'no-referrer' });
    if (response.status === 404) return say(fill(words.noList, { pulse }), false);
    if (!response.ok) throw response;
    list = await response.json();
  } catch {
    return say(fill(words.notLoaded, { pulse }), false);
  }
  if ((await rootOf(list.receipts)) !== list.root) return say(fill(words.wrongRoot, { pulse }), false);
  if (list.contradiction) return say(fill(words.notCounted, { pulse }), false);
  if (list.lost) return say(fill(words.lost, { pulse }), false);
  if (list.receipts.includes(receipt)) say(fill(words.found, { pulse, root: list.root.slice(0, 16) }), true);
  else say(fill(words.missing, { pulse }), false);
};
// A pulse that the link names, in a part of it that reaches no server and does not stay in the address.
if (/^#[a-z0-9-]+$/.test(location.hash)) {
  form.elements.pulse.value = location.hash.slice(1);
  for (const link of document.querySelectorAll('footer nav a')) link.hash = location.hash;
  history.replaceState(null, '', location.pathname);
}
form.addEventListener('submit', (event) => {
  event.preventDefault();
  out.replaceChildren();
  const receipt = form.elements.receipt.value.replace(/\\s/g, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(receipt)) return say(words.notReceipt, false);
  check(form.elements.pulse.value.trim(), receipt);
});
const opening = indexedDB.open('commons-pulse', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('progress');
opening.onsuccess = () => {
  const cursor = opening.result.transaction('progress').objectStore('progress').openCursor();
  cursor.onsuccess = () => {
    const entry = cursor.result;
    if (!entry) return;
    if (entry.value.state === 'done') for (const receipt of entry.value.receipts) check(String(entry.key).split('/')[0], receipt);
    entry.continue();
  };
};
})();`;
