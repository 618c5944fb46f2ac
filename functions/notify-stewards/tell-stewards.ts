import type { RenderedMail } from '../../emails/layout.ts';
import type { StewardMail } from '../../emails/steward-mail.ts';
import type { Community } from '../../shared/contract/community.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { LogEvents } from '../../shared/contract/log-events.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import type { CommunityId, MemberId } from '../../shared/kernel/ids.ts';
import { addSeconds, daySeconds, epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';
import { type DeliverOncePorts, deliverOnce, deliverToEach } from '../../shared/mail/deliver-once.ts';
import { noticeHeaders, noticeId } from '../../shared/mail/mail-headers.ts';
import type { OutgoingMail } from '../../shared/mail/outgoing-mail.ts';
import type { Reader } from '../../shared/roster/readers.ts';

export interface TellPorts extends DeliverOncePorts {
  readonly mailDomain: string;
  programme(community: CommunityId): Promise<Programme | undefined>;
  members(community: CommunityId): Promise<Member[]>;
  /** Everyone whose mails have stopped, on the roster or not. */
  stopped(community: CommunityId): Promise<ReadonlySet<MemberId>>;
  log(event: 'notice.sent', fields: LogEvents['notice.sent']): void;
}

export type Notice = (reader: StewardMail) => RenderedMail;

interface Telling {
  readonly community: Community;
  readonly stewards: readonly Reader[];
  /** Names what is told: each steward gets one mail for each subject, however often it is told. */
  readonly subject: string;
  readonly step: LogEvents['notice.sent']['step'];
  readonly at: Instant;
  /** Further mornings on which this is told again; none unless said. */
  readonly morningsLeft?: number | undefined;
}

/** One mail to each steward in their own language, once; every mail has an outbox row. */
export async function tellStewards(
  { community, stewards, subject, step, at, morningsLeft = 0 }: Telling,
  ports: TellPorts,
  notice: Notice,
): Promise<void> {
  const expiresAt = epochMilliseconds(addSeconds(at, limits.invitationRetentionDays * daySeconds)) / 1000;
  const deliver = (steward: Reader) => {
    const key = invitationKeys.notice(community.id, subject, steward.member);
    return deliverOnce(key, expiresAt, mailTo(steward, community, subject, notice, ports), ports);
  };
  await deliverToEach(stewards, morningsLeft, deliver, (endings) =>
    ports.log('notice.sent', { community: community.id, step, ...endings }),
  );
}

function mailTo(
  { member, name, address, language }: Reader,
  community: Community,
  subject: string,
  notice: Notice,
  { mailDomain }: TellPorts,
): OutgoingMail {
  const reader = { language, readerName: name, communityName: community.name, timeZone: community.timeZone };
  return {
    ...notice(reader),
    to: address,
    toName: name,
    fromName: `Commons Pulse, ${community.name}`,
    replyTo: community.steward.email,
    messageId: noticeId(mailDomain, community.id, subject, member),
    headers: noticeHeaders(language),
    tags: { community: community.id, member, kind: 'notice' },
  };
}
