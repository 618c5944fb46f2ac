import type { CommentsReady } from '../../shared/contract/comments-ready.ts';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import type { ResultStore } from '../../shared/contract/result-store.ts';
import { csvCell } from '../../shared/kernel/csv-cell.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import type { Instant } from '../../shared/kernel/time.ts';

export interface CommentPorts {
  readonly results: Pick<ResultStore, 'comments'>;
  readonly inbox: Pick<InboxStore, 'write'>;
}

/**
 * Gives the stewards a whole quarter's comments in one file, once the quarter's report is published: never one pulse at a
 * time, never with a label or in an order that means something, never in public (R5). The same comments give the same file.
 * It begins with a byte order mark; without it, spreadsheets garble non-English text.
 *
 * A second file says how many there are and since when, so that notify-stewards never needs to read a comment.
 */
export async function handOverComments(
  community: CommunityId,
  quarter: QuarterId,
  at: Instant,
  { results, inbox }: CommentPorts,
): Promise<number> {
  const words = await results.comments(community, quarter);
  if (words.length === 0) return 0;
  const lines = ['comment', ...words].map((cell) => `${csvCell(cell)}\r\n`);
  await inbox.write(inboxKeys.comments(community, quarter), `\uFEFF${lines.join('')}`, 'text/csv; charset=utf-8');
  const ready: CommentsReady = { version: 1, community, quarter, comments: words.length, handedOver: at };
  const body = `${JSON.stringify(ready, null, 2)}\n`;
  await inbox.write(inboxKeys.commentsReady(community, quarter), body, 'application/json');
  return words.length;
}
