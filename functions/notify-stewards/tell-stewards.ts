import type { RenderedMail } from '../../emails/layout.ts';
import type { StewardMail } from '../../emails/steward-mail.ts';
import type { Community } from '../../shared/contract/community.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Log, LogEvents } from '../../shared/contract/log-events.ts';
import type { PeopleStore, StopStore } from '../../shared/contract/people-stores.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { addSeconds, daySeconds, epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';
import { type DeliverOncePorts, deliverOnce, deliverToEach } from '../../shared/mail/deliver-once.ts';
import { noticeHeaders, noticeId } from '../../shared/mail/mail-headers.ts';
import type { OutgoingMail } from '../../shared/mail/outgoing-mail.ts';
import type { Reader } from '../../shared/roster/readers.ts';

export interface TellPorts extends DeliverOncePorts {
  readonly people: Pick<PeopleStore, 'programme' | 'members'>;
  readonly stops: Pick<StopStore, 'stopped'>;
  readonly log: Log<'notice.sent' | 'mail.paused' | 'mail.refused'>;
}

export type Notice = (reader: StewardMail) => RenderedMail;

interface Telling {
  readonly community: Community;
  readonly stewards: readonly Reader[];
  /** Names the news: each steward gets one mail for each key, however often it is reported. */
  readonly dedupeKey: string;
  readonly step: LogEvents['notice.sent']['step'];
  readonly at: Instant;
  /** How many more mornings will retry this; none by default. */
  readonly morningsLeft?: number | undefined;
}

/** One mail to each steward in their own language, once; every mail has an outbox row. */
export async function tellStewards(
  { community, stewards, dedupeKey, step, at, morningsLeft = 0 }: Telling,
  ports: TellPorts,
  notice: Notice,
): Promise<void> {
  const expiresAt = epochMilliseconds(addSeconds(at, limits.invitationRetentionDays * daySeconds)) / 1000;
  const deliver = (steward: Reader) => {
    const key = invitationKeys.notice(community.id, dedupeKey, steward.member);
    return deliverOnce(key, expiresAt, mailTo(steward, community, dedupeKey, notice, ports), ports);
  };
  await deliverToEach(stewards, morningsLeft, deliver, (endings) =>
    ports.log('notice.sent', { community: community.id, step, ...endings }),
  );
}

function mailTo(
  { member, name, address, language }: Reader,
  community: Community,
  dedupeKey: string,
  notice: Notice,
  { mailer }: TellPorts,
): OutgoingMail {
  const reader = { language, readerName: name, communityName: community.name, timeZone: community.timeZone };
  return {
    ...notice(reader),
    to: address,
    toName: name,
    fromName: `Commons Pulse, ${community.name}`,
    replyTo: community.steward.email,
    messageId: noticeId(mailer.domain, community.id, dedupeKey, member),
    headers: noticeHeaders(language),
    tags: { community: community.id, member, kind: 'notice' },
  };
}
