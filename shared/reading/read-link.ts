/**
 * Who may read a community's reports: whoever has a read link, or the pass that a browser got for one.
 *
 * A read link names community and quarter and carries a key: 128 bits of an HMAC-SHA256 over both under the read master. It is
 * the same for every reader, so it says that somebody belongs to the community, never who. It stands in the fragment of the
 * address, which no server, log or referrer sees. The page exchanges it once for a pass, a cookie whose value is the same for
 * everyone who exchanged it in the same month.
 *
 * A pass of a quarter opens that quarter and those before it: who left a community cannot read on. What this does not stop:
 * passing the link on, which is what a link is for. Who holds the master can make every link; it opens no answer and names
 * no person.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64Url, prefixFree, toBase64Url } from '../kernel/bytes.ts';
import type { CommunityId, QuarterId } from '../kernel/ids.ts';
import { type CalendarDate, isCalendarDate } from '../kernel/time.ts';

const macBytes = 16;

function macOf(master: Uint8Array, ...fields: readonly string[]): Uint8Array {
  if (master.length < 32) throw new RangeError('read master must be at least 32 bytes');
  return hmac(sha256, master, prefixFree(...fields)).subarray(0, macBytes);
}

/** All bytes are compared, whatever the first ones are, so that the time taken reveals nothing. */
function isMac(expected: Uint8Array, text: string): boolean {
  const mac = fromBase64Url(text);
  if (mac?.length !== macBytes) return false;
  return expected.reduce((sum, byte, index) => sum | (byte ^ (mac[index] ?? 0)), 0) === 0;
}

const keyOf = (master: Uint8Array, community: CommunityId, quarter: QuarterId): Uint8Array =>
  macOf(master, 'commons-pulse/v1/read-link', community, quarter);

/** What follows `#` in a read link: `<community>/<quarter>/<key>`. `master` is at least 32 random bytes. */
export const readLink = (master: Uint8Array, community: CommunityId, quarter: QuarterId): string =>
  `${community}/${quarter}/${toBase64Url(keyOf(master, community, quarter))}`;

/** Whether this is the key in the read link of the community and quarter. */
export const isReadKey = (master: Uint8Array, community: CommunityId, quarter: QuarterId, key: string): boolean =>
  isMac(keyOf(master, community, quarter), key);

const passMac = (master: Uint8Array, community: CommunityId, quarter: string, until: string): Uint8Array =>
  macOf(master, 'commons-pulse/v1/reader', community, quarter, until);

/** The pass of every reader of a quarter: `<quarter>.<until>.<mac>`. It is valid before the day `until`, in UTC. */
export const readerPass = (
  master: Uint8Array,
  community: CommunityId,
  quarter: QuarterId,
  until: CalendarDate,
): string => `${quarter}.${until}.${toBase64Url(passMac(master, community, quarter, until))}`;

/**
 * The newest quarter that a pass opens today; undefined for one that has ended, and for any text that `readerPass` did not
 * make for this community.
 */
export function quarterOfPass(
  master: Uint8Array,
  community: CommunityId,
  pass: string,
  today: CalendarDate,
): QuarterId | undefined {
  const [quarter = '', until = '', mac = '', ...rest] = pass.split('.');
  if (rest.length > 0 || !isCalendarDate(until) || until <= today) return undefined;
  return isMac(passMac(master, community, quarter, until), mac) ? (quarter as QuarterId) : undefined;
}
