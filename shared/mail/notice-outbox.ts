/**
 * The life of one digest or notice, in its own row. An absent row is planned.
 *
 * planned → sending (claimed, at most one request) → sent | failed | unknown | planned again (throttled)
 *
 * `unknown` is final for everyone but the owner of the claim, who may still find out how it ended.
 */
import type { Key } from '../contract/tables.ts';

export const noticeStates = ['sending', 'sent', 'failed', 'unknown'] as const;
export type NoticeState = (typeof noticeStates)[number];
type NoticeEnd = Exclude<NoticeState, 'sending'>;

/** The states in which an end may be written. */
export const noticeStatesBefore: Readonly<Record<NoticeEnd, readonly NoticeState[]>> = {
  sent: ['sending', 'unknown'],
  failed: ['sending', 'unknown'],
  unknown: ['sending'],
};

/** The result of a claim. `sending`: another run claimed it and left no end. `done`: it has an end. */
export type Claim = 'claimed' | 'sending' | 'done';

export interface NoticeOutbox {
  /**
   * Makes the row, which expires at a given second since 1970, and claims it, by one conditional write: of any number of
   * callers exactly one wins.
   */
  claim(key: Key, expiresAt: number): Promise<Claim>;
  /** Writes how the mail ended; false, with nothing changed, if that end may not follow what is stored. */
  settle(key: Key, state: NoticeEnd): Promise<boolean>;
  /** Releases the claim; only for its owner, and only if nothing was sent. */
  release(key: Key): Promise<void>;
}
