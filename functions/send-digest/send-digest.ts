/**
 * Sends the digest of a published quarter to the leaders and stewards of a community, one mail each, once. The steward in
 * `community.json` is one of them, on the roster or not. Every recipient has an outbox row: claimed by one conditional write,
 * sent by one request, and its end recorded, so a repeat sends nothing twice. Mails that a spent quota holds back go out on
 * the following mornings, by further runs. The digest shows nothing that members cannot see: it is made from the public report.
 */
import { digest, digestLanguage } from '../../emails/digest.ts';
import type { SiteStore } from '../../shared/contract/file-stores.ts';
import { givenBackSchema } from '../../shared/contract/given-back.ts';
import { limits } from '../../shared/contract/limits.ts';
import type { Log } from '../../shared/contract/log-events.ts';
import type { DigestInput } from '../../shared/contract/messages.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { Programme } from '../../shared/contract/people.ts';
import type { PeopleStore, StopStore } from '../../shared/contract/people-stores.ts';
import { readAddress } from '../../shared/contract/reading.ts';
import { unsubscribePath } from '../../shared/contract/routes.ts';
import { invitationKeys } from '../../shared/contract/tables.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId, QuarterId } from '../../shared/kernel/ids.ts';
import { addSeconds, daySeconds, epochMilliseconds, type Instant } from '../../shared/kernel/time.ts';
import { type DeliverOncePorts, deliverOnce, deliverToEach } from '../../shared/mail/deliver-once.ts';
import { listHeaders, mailId } from '../../shared/mail/mail-headers.ts';
import type { OutgoingMail } from '../../shared/mail/outgoing-mail.ts';
import { unsubscribeToken } from '../../shared/mail/unsubscribe-token.ts';
import { newestReport } from '../../shared/report/shape/published-reports.ts';
import type { QuarterReport } from '../../shared/report/shape/quarter-report.ts';
import { type Reader, readersOf } from '../../shared/roster/readers.ts';

export interface DigestPorts extends DeliverOncePorts {
  readonly siteUrl: string;
  readonly people: Pick<PeopleStore, 'programme' | 'members'>;
  readonly stops: Pick<StopStore, 'stopped'>;
  readonly site: Pick<SiteStore, 'read'>;
  linkKey(now: Instant): Promise<Uint8Array>;
  readonly log: Log<'digest.sent' | 'mail.paused' | 'mail.refused'>;
}

export async function sendDigest(input: DigestInput, ports: DigestPorts): Promise<void> {
  const { community, quarter, at, morningsLeft } = input;
  const programme = await ports.people.programme(community);
  if (!programme) return;
  const report = await newestReport(community, quarter, (key) => ports.site.read(key));
  // A missing report is an error once, not again on every morning after.
  if (!report && morningsLeft !== undefined && morningsLeft < limits.laterMornings) return;
  if (!report) throw new PulseError('try-again', 'the report must be published before its digest is sent');
  const [members, stopped] = [await ports.people.members(community), await ports.stops.stopped(community)];
  const readers = readersOf('digest', programme.community, members, stopped);
  const reportUrl = await readUrlOf(community, quarter, ports);
  const linkKey = await ports.linkKey(at);
  const expiresAt = epochMilliseconds(addSeconds(at, limits.invitationRetentionDays * daySeconds)) / 1000;
  const deliver = (reader: Reader) => {
    const key = invitationKeys.digest(community, quarter, reader.member);
    const mail = buildDigest(reader, { report, reportUrl }, programme, linkKey, ports);
    return deliverOnce(key, expiresAt, mail, ports);
  };
  await deliverToEach(readers, morningsLeft ?? 0, deliver, (endings) =>
    ports.log('digest.sent', { community, quarter, ...endings }),
  );
}

/** The read link, as publish-quarter stored it: the digest holds no key that could make another. */
async function readUrlOf(
  community: CommunityId,
  quarter: QuarterId,
  { site, siteUrl }: Pick<DigestPorts, 'site' | 'siteUrl'>,
): Promise<string> {
  const stored = await site.read(siteKeys.givenBack(community));
  const { links } = stored ? givenBackSchema.parse(JSON.parse(new TextDecoder().decode(stored))) : {};
  const link = links?.[quarter];
  if (link === undefined) throw new PulseError('try-again', 'the read link must be stored before the digest is sent');
  return `${siteUrl}${readAddress(digestLanguage, link)}`;
}

function buildDigest(
  reader: Reader,
  { report, reportUrl }: { readonly report: QuarterReport; readonly reportUrl: string },
  { community }: Programme,
  linkKey: Uint8Array,
  { siteUrl, mailer }: DigestPorts,
): OutgoingMail {
  const unsubscribeUrl = `${siteUrl}${unsubscribePath(unsubscribeToken(linkKey, [community.id], reader.member))}`;
  const rendered = digest({
    readerName: reader.name,
    stewardName: community.steward.name,
    report,
    reportUrl,
    unsubscribeUrl,
  });
  return {
    ...rendered,
    to: reader.address,
    toName: reader.name,
    fromName: `${community.steward.name}, ${community.name}`,
    replyTo: community.steward.email,
    messageId: mailId(linkKey, mailer.domain, 'digest', community.id, report.quarter, reader.member),
    headers: listHeaders(digestLanguage, unsubscribeUrl),
    tags: { community: community.id, member: reader.member, kind: 'digest' },
  };
}
