/**
 * Tells stewards that the comments of a quarter are ready, and once more a week before they are destroyed. It reads how many
 * were handed over and when, and has no right to the file that holds them. A quarter without comments has no such file.
 *
 * Comments that a late pulse adds are told again: each mail is named by how many there are.
 */
import { quarterComments } from '../../emails/quarter-comments.ts';
import { commentsReadySchema } from '../../shared/contract/comments-ready.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { CommentsInput } from '../../shared/contract/messages.ts';
import { inboxKeys } from '../../shared/contract/objects.ts';
import { addSeconds, dayOf, daySeconds } from '../../shared/kernel/time.ts';
import { readersOf } from '../../shared/roster/readers.ts';
import { type TellPorts, tellStewards } from './tell-stewards.ts';

export interface CommentsNoticePorts extends TellPorts {
  /** The bucket that stewards read from. */
  readonly inbox: string;
  readInbox(key: string): Promise<Uint8Array | undefined>;
}

export async function tellOfComments(
  { step, community: id, quarter, at, morningsLeft }: CommentsInput,
  ports: CommentsNoticePorts,
): Promise<void> {
  const bytes = await ports.readInbox(inboxKeys.commentsReady(id, quarter));
  const programme = bytes && (await ports.programme(id));
  if (!programme) return;
  const { comments, handedOver } = commentsReadySchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  // The bucket deletes at the midnight after so many days.
  const lastDay = dayOf(addSeconds(handedOver, limits.inboxRetentionDays * daySeconds));
  if (dayOf(at) > lastDay) return;
  const { community } = programme;
  const stewards = readersOf('notice', community, await ports.members(id), await ports.stopped(id));
  const subject = `${quarter}#${step}#${comments}`;
  await tellStewards({ community, stewards, subject, step, at, morningsLeft }, ports, (reader) =>
    quarterComments({
      ...reader,
      quarter,
      comments,
      lastDay,
      bucket: ports.inbox,
      key: inboxKeys.comments(id, quarter),
      isLastWeek: step === 'comments-end',
    }),
  );
}
