/**
 * A participation file takes the place of the one that had its name: what that one said and this one does not is withdrawn. Sessions of
 * other days stay, because the list of a recurring meeting has one name every week; a list of nobody takes them back (ADR 54).
 * Killed at any point, the import ends the same when its event comes again: what is marked as withdrawn is found until it is counted and removed.
 */
import type { ImportReceipt } from '../../shared/contract/import-receipt.ts';
import { limits } from '../../shared/contract/limits.ts';
import { quarterMonths, quartersKept } from '../../shared/contract/quarters.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../shared/kernel/time.ts';
import type { Said, SignalStore, TakenBackDays } from '../../shared/participation/signal-store.ts';

export interface ReplacePorts {
  readonly signals: Pick<SignalStore, 'keepSession' | 'keepFacts' | 'withdrawOthers'>;
}

/** The name that a file has among those of its community. */
export interface Name {
  readonly community: CommunityId;
  readonly firstMonth: number;
  readonly file: string;
  readonly now: Instant;
}

interface Replaced {
  /** Those that are to be counted again. */
  readonly quarters: readonly QuarterId[];
  readonly notes: readonly string[];
  readonly withdrawn: Pick<ImportReceipt, 'withdrawn' | 'withdrawnSessions'>;
}

/** Keeps what a file says, and withdraws the rest of what its name said, in every quarter that is kept. */
export async function replace(
  { community, firstMonth, file, now }: Name,
  said: ReadonlyMap<QuarterId, Said>,
  takenBack: TakenBackDays,
  { signals }: ReplacePorts,
): Promise<Replaced> {
  const quarters: QuarterId[] = [];
  const days: CalendarDate[] = [];
  let withdrawn = 0;
  for (const quarter of new Set([...said.keys(), ...quartersKept(firstMonth, now)])) {
    const { sessions, facts } = said.get(quarter) ?? { sessions: [], facts: [] };
    const expiresAt = expiryOf(quarter, firstMonth);
    for (const session of sessions) await signals.keepSession(community, quarter, session, expiresAt);
    if (facts.length > 0) await signals.keepFacts(community, quarter, file, facts, expiresAt);
    const gone = await signals.withdrawOthers(community, quarter, file, { sessions, facts }, takenBack);
    if (said.has(quarter) || gone.sessions.length + gone.facts > 0) quarters.push(quarter);
    days.push(...gone.sessions);
    withdrawn += gone.facts;
  }
  return {
    quarters: quarters.sort(),
    notes: [
      ...(withdrawn > 0 ? [`${withdrawn} facts that this file said before, and does not say now, are withdrawn.`] : []),
      ...days
        .sort()
        .map((day) => `The session of ${day} that this file said before, and does not say now, is withdrawn.`),
    ],
    withdrawn: { withdrawn, ...(days.length > 0 && { withdrawnSessions: days }) },
  };
}

/** Seconds since 1970: so many days after the quarter's last. */
function expiryOf(quarter: QuarterId, firstMonth: number): number {
  const [, , last] = quarterMonths(quarter, firstMonth);
  return Date.UTC(last.year, last.month, 1 + limits.signalRetentionDays) / 1000;
}
