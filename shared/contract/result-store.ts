import type { CommunityId, QuarterId } from '../kernel/ids.ts';
import type { PulseResult, SignalResult } from './results.ts';
import type { StewardSide } from './steward-side.ts';

/** Everything counted of one quarter. */
export interface QuarterResults {
  /** In the order of their months. */
  readonly pulses: readonly PulseResult[];
  readonly signals?: SignalResult;
}

/** Tallies, counts of groups, comments, and what stewards say of their side: all that publishing may read. */
export interface ResultStore {
  quarter(community: CommunityId, quarter: QuarterId): Promise<QuarterResults>;
  /** A pulse is counted once; a second result changes nothing. */
  keepPulse(result: PulseResult): Promise<'written' | 'exists'>;
  /** The counts of a quarter so far, in place of those before them. */
  keepSignals(result: SignalResult): Promise<void>;
  /** What stewards say now, in place of what they said before. */
  keepStewardSide(community: CommunityId, side: StewardSide): Promise<void>;
  /** Undefined if stewards never brought it. */
  stewardSide(community: CommunityId): Promise<StewardSide | undefined>;
  /** Keeps the words of a comment, without label, pulse or time, until a second since 1970. The same words are kept once. */
  keepComment(community: CommunityId, quarter: QuarterId, words: string, expiresAt: number): Promise<void>;
  /** In the order of their hashes. */
  comments(community: CommunityId, quarter: QuarterId): Promise<string[]>;
}
