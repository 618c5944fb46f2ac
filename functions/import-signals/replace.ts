/**
 * A participation file replaces the one that had its name: facts that only the old one stated are withdrawn. Sessions on
 * other days stay, because the list of a recurring meeting has the same name every week; an empty list withdraws them
 * (ADR 54). If the import is killed at any point, the next delivery of its event ends the same: a withdrawn fact stays
 * findable until the recount is done and it is removed.
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

/** The file's name within the folder of its community. */
export interface Name {
  readonly community: CommunityId;
  readonly firstMonth: number;
  readonly file: string;
  readonly now: Instant;
}

interface Replaced {
  /** The quarters to recount. */
  readonly quarters: readonly QuarterId[];
  readonly notes: readonly string[];
  readonly withdrawn: Pick<ImportReceipt, 'withdrawn' | 'withdrawnSessions'>;
}

/** Keeps what a file says and withdraws the rest stored under its name, in every quarter that is still kept. */
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
      ...(withdrawn > 0
        ? [`${withdrawn} facts from an earlier version of this file are withdrawn, because it no longer has them.`]
        : []),
      ...days
        .sort()
        .map(
          (day) =>
            `The session of ${day} from an earlier version of this file is withdrawn, because it no longer has it.`,
        ),
    ],
    withdrawn: { withdrawn, ...(days.length > 0 && { withdrawnSessions: days }) },
  };
}

/** Seconds since 1970: this many days after the quarter's last. */
function expiryOf(quarter: QuarterId, firstMonth: number): number {
  const [, , last] = quarterMonths(quarter, firstMonth);
  return Date.UTC(last.year, last.month, 1 + limits.signalRetentionDays) / 1000;
}
