/**
 * Reports to stewards that a quarter's comments are ready, and reminds them a week before they are destroyed. It reads how
 * many were handed over and when, and may not read the file that holds them. A quarter without comments has no such file.
 *
 * Comments that a late pulse adds are reported too: each mail is named by how many there are.
 */
import { quarterComments } from '../../emails/quarter-comments.ts';
import { commentsReadySchema } from '../../shared/contract/comments-ready.ts';
import type { InboxStore } from '../../shared/contract/file-stores.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { CommentsInput } from '../../shared/contract/messages.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { addSeconds, dayOf, daySeconds } from '../../shared/kernel/time.ts';
import { readersOf } from '../../shared/roster/readers.ts';
import { type TellPorts, tellStewards } from './tell-stewards.ts';

export interface CommentsNoticePorts extends TellPorts {
  /** The bucket that stewards read from. */
  readonly inboxName: string;
  readonly inbox: Pick<InboxStore, 'read'>;
}

export async function tellOfComments(
  { step, community: id, quarter, at, morningsLeft }: CommentsInput,
  ports: CommentsNoticePorts,
): Promise<void> {
  const bytes = await ports.inbox.read(inboxKeys.commentsReady(id, quarter));
  const programme = bytes && (await ports.people.programme(id));
  if (!programme) return;
  const { comments, handedOver } = commentsReadySchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  // The bucket deletes at the midnight after so many days.
  const lastDay = dayOf(addSeconds(handedOver, limits.inboxRetentionDays * daySeconds));
  if (dayOf(at) > lastDay) return;
  const { community } = programme;
  const stewards = readersOf('notice', community, await ports.people.members(id), await ports.stops.stopped(id));
  const dedupeKey = `${quarter}#${step}#${comments}`;
  await tellStewards({ community, stewards, dedupeKey, step, at, morningsLeft }, ports, (reader) =>
    quarterComments({
      ...reader,
      quarter,
      comments,
      lastDay,
      bucket: ports.inboxName,
      key: inboxKeys.comments(id, quarter),
      isLastWeek: step === 'comments-end',
    }),
  );
}
