/**
 * Exchanges the key in a read link for a pass, the same one for everyone who comes in the same month. A wrong key, an unknown
 * quarter and a link that has ended are one reply. Nothing is stored or logged about who came.
 */

import { limits } from '../../shared/contract/limits.ts';
import type { ReadRequest } from '../../shared/contract/reading.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import {
  addSeconds,
  type CalendarDate,
  dayOf,
  daySeconds,
  epochMilliseconds,
  type Instant,
} from '../../shared/kernel/time.ts';
import { isReadKey, readerPass } from '../../shared/reading/read-link.ts';
import type { IndexEntry } from '../../shared/report/shape/report-index.ts';

export interface ExchangePorts {
  /** The read master; `doubted` if the one given before does not fit. Undefined before the first report. */
  readMaster(now: Instant, doubted?: boolean): Promise<Uint8Array | undefined>;
  /** Empty if nothing is published. */
  published(community: CommunityId): Promise<readonly IndexEntry[]>;
}

export interface Pass {
  readonly value: string;
  /** Whole days from now, at least one. */
  readonly days: number;
}

const unknownLink = () => new PulseError('link-unknown', 'read link must be of a published report and not ended');

/** @throws PulseError link-unknown */
export async function exchangeLink(
  { community, quarter, key }: ReadRequest,
  now: Instant,
  { readMaster, published }: ExchangePorts,
): Promise<Pass> {
  for (const doubted of [false, true]) {
    const master = await readMaster(now, doubted);
    if (!master || !isReadKey(master, community, quarter, key)) continue;
    const entry = (await published(community)).find((one) => one.quarter === quarter);
    // Its year begins with the report; until then, with the first part.
    const first = (entry?.revisions[0] ?? entry?.parts?.[0])?.generatedAt;
    const ends = first && dayOf(addSeconds(first, limits.readLinkDays * daySeconds));
    if (!ends || dayOf(now) >= ends) throw unknownLink();
    const until = [ends, monthAfterNext(dayOf(now))].toSorted()[0] ?? ends;
    const days = Math.ceil((Date.parse(until) - epochMilliseconds(now)) / 1000 / daySeconds);
    return { value: readerPass(master, community, quarter, until), days };
  }
  throw unknownLink();
}

/** The first day of the month after next: coarse, so that a pass does not say on which day someone came. */
export function monthAfterNext(today: CalendarDate): CalendarDate {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month + 1, 1)).toISOString().slice(0, 10) as CalendarDate;
}
