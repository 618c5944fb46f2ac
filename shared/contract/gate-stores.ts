/** What issue-credential may ask of a pulse and its invitations. */
import type { PulseId, TokenHash } from '../kernel/ids.ts';
import type { PulseGate } from './pulse-gate.ts';

export interface PulseGateStore {
  /** What the gate needs of a pulse's definition, as it is now; undefined if there is none. */
  read(pulse: PulseId): Promise<PulseGate | undefined>;
}

/** The issued mark of an invitation: all that the gate reads besides its writing and group, and all that it writes. */
export interface IssuedMarks {
  read(
    pulse: PulseId,
    token: TokenHash,
  ): Promise<{ readonly writing: number; readonly group: string; readonly issued: boolean } | undefined>;
  /**
   * Spends an invitation for a digest, by one conditional write: stores the digest if none is stored, or the same one is.
   * `unknown` if there is no invitation of that writing.
   */
  mark(
    pulse: PulseId,
    token: TokenHash,
    writing: number,
    digest: string,
  ): Promise<
    | { readonly outcome: 'marked'; readonly group: string }
    | { readonly outcome: 'spent' }
    | { readonly outcome: 'unknown' }
  >;
}
