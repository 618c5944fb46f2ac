import { invitation } from '../../emails/invitation.ts';
import { reminder } from '../../emails/reminder.ts';
import type { MailBatch } from '../../shared/contract/messages.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { Member, Programme } from '../../shared/contract/people.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { unsubscribePath } from '../../shared/contract/routes.ts';
import { toBase64Url } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { TokenHash } from '../../shared/kernel/ids.ts';
import { listHeaders, threadOf } from '../../shared/people/mail-headers.ts';
import type { OutgoingMail } from '../../shared/people/outgoing-mail.ts';
import { unsubscribeToken } from '../../shared/people/unsubscribe-token.ts';
import { questionCount } from '../../shared/responses/instruments.ts';

interface Parts {
  readonly batch: MailBatch;
  readonly pulse: PulseDefinition;
  readonly programme: Programme;
  readonly member: Member;
  readonly token: TokenHash;
  readonly linkToken: Uint8Array;
  readonly linkKey: Uint8Array;
  readonly world: { readonly siteUrl: string; readonly mailDomain: string };
}

/**
 * One survey mail for one member. The link carries the whole fingerprint, so a page with other rules gives itself away;
 * token and fingerprint are in the fragment, which reaches no server. The tags bring a bounce back to its row.
 */
export function buildMail({ batch, pulse, programme, member, token, linkToken, linkKey, world }: Parts): OutgoingMail {
  if (pulse.fingerprint === undefined) throw new PulseError('promise-broken', 'an open pulse must have a fingerprint');
  const { community } = programme;
  const page = `${world.siteUrl}/${siteKeys.survey(batch.pulse, member.language)}`;
  const unsubscribe = unsubscribeToken(linkKey, batch.community, member.member);
  const unsubscribeUrl = `${world.siteUrl}${unsubscribePath(unsubscribe)}`;
  const content = {
    language: member.language,
    memberName: member.name,
    communityName: community.name,
    timeZone: community.timeZone,
    stewardName: community.steward.name,
    questions: questionCount(pulse.instruments, pulse.ownInstruments),
    closes: pulse.closes,
    publishes: pulse.publishes,
    minimumGroup: pulse.minimumGroup,
    fingerprint: pulse.fingerprint,
    surveyUrl: `${page}#t=${toBase64Url(linkToken)}&f=${pulse.fingerprint}`,
    unsubscribeUrl,
  };
  const rendered = batch.kind === 'invitation' ? invitation(content) : reminder(content, batch.kind === 'reminder-2');
  const thread = threadOf(linkKey, world.mailDomain, batch.pulse, member.member, batch.kind);
  return {
    ...rendered,
    to: member.address,
    toName: member.name,
    fromName: `${community.steward.name}, ${community.name}`,
    replyTo: community.steward.email,
    messageId: thread.messageId,
    headers: { ...listHeaders(member.language, unsubscribeUrl), ...thread.headers },
    tags: {
      community: batch.community,
      pulse: batch.pulse,
      member: member.member,
      invitation: token,
      kind: batch.kind,
    },
  };
}
