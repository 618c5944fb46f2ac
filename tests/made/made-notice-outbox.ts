import type { Key } from '../../shared/contract/tables.ts';
import { type NoticeOutbox, type NoticeState, noticeStatesBefore } from '../../shared/mail/notice-outbox.ts';

/**
 * An outbox of digests and notices in memory, over rows that a suite can look at and change. A row that was not planned cannot
 * be claimed.
 *
 * @param nameOf under which name a row is kept; may refuse a key that is not the suite's
 */
export const madeNoticeOutbox = (
  rows: Map<string, NoticeState | 'planned'>,
  nameOf: (key: Key) => string,
): NoticeOutbox => ({
  async claim(key) {
    const state = rows.get(nameOf(key)) ?? 'planned';
    if (state !== 'planned') return state === 'sending' ? 'sending' : 'done';
    rows.set(nameOf(key), 'sending');
    return 'claimed';
  },
  async settle(key, state) {
    const before: readonly (NoticeState | 'planned')[] = noticeStatesBefore[state];
    const isNext = before.includes(rows.get(nameOf(key)) ?? 'planned');
    if (isNext) rows.set(nameOf(key), state);
    return isNext;
  },
  async release(key) {
    if (['sending', 'unknown'].includes(rows.get(nameOf(key)) ?? '')) rows.set(nameOf(key), 'planned');
  },
});
