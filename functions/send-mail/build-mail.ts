import { invitation } from '../../emails/invitation.ts';
import { reminder } from '../../emails/reminder.ts';
import type { SurveyMail } from '../../emails/survey-mail.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
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
import { instrumentsOf, questionCount } from '../../shared/responses/instruments.ts';
import { radioId, tapQuestion } from '../../shared/responses/tap-question.ts';

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
  const surveyUrl = `${page}#t=${toBase64Url(linkToken)}&f=${pulse.fingerprint}`;
  const tap = pulse.tapFromMail ? tapLinks(pulse, member.language, surveyUrl) : undefined;
  const content: SurveyMail = {
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
    surveyUrl,
    ...(tap && { tap }),
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

/** A link for each point of the question, which names a radio of the page; in the fragment, like all the rest of it. */
function tapLinks({ instruments, ownInstruments }: PulseDefinition, language: Language, surveyUrl: string) {
  const asked = tapQuestion(instrumentsOf(instruments, ownInstruments));
  if (!asked) return undefined;
  const { index, item, scale } = asked;
  const url = (choice: number) => `${surveyUrl}&a=${radioId(index, choice)}`;
  return {
    question: item.wording[language],
    choices: scale.labels[language].map((text, point) => ({ text, url: url(point + 1) })),
  };
}
