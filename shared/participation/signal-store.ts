import type { CommunityId, MemberId, QuarterId } from '../kernel/ids.ts';
import type { CalendarDate } from '../kernel/time.ts';
import type { Session } from './count-attendance.ts';
import type { KnownFact } from './known-fact.ts';

/** What a file says of one quarter. */
export interface Said {
  readonly sessions: readonly Session[];
  readonly facts: readonly KnownFact[];
}

/** Whether a session of that day is withdrawn if the file said it before and does not now. */
export type TakenBackDays = (day: CalendarDate) => boolean;

/** Participation facts of a quarter, with the file that said them. Expiries are seconds since 1970. */
export interface SignalStore {
  /** In the order of their days, without those withdrawn. */
  sessions(community: CommunityId, quarter: QuarterId): Promise<Session[]>;
  /** Without those withdrawn. */
  facts(community: CommunityId, quarter: QuarterId): Promise<KnownFact[]>;
  keepSession(community: CommunityId, quarter: QuarterId, session: Session, expiresAt: number): Promise<void>;
  keepFacts(
    community: CommunityId,
    quarter: QuarterId,
    file: string,
    facts: readonly KnownFact[],
    expiresAt: number,
  ): Promise<void>;
  /**
   * Withdraws what the file said of the quarter before and does not say now; no reading finds it from then on.
   *
   * @returns the days of the withdrawn sessions, and how many facts were withdrawn; the same again until they are removed
   */
  withdrawOthers(
    community: CommunityId,
    quarter: QuarterId,
    file: string,
    said: Said,
    takenBack: TakenBackDays,
  ): Promise<{ readonly sessions: readonly CalendarDate[]; readonly facts: number }>;
  /** Removes what is withdrawn of a file. Comes after counting: until then a repeat must find that there is something to count. */
  removeWithdrawn(community: CommunityId, quarter: QuarterId, file: string): Promise<void>;
  /** Removes facts about a person, and their presence in sessions. */
  erase(community: CommunityId, quarter: QuarterId, member: MemberId): Promise<void>;
}
