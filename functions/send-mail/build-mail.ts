import { invitation } from '../../emails/invitation.ts';
import { quietNote } from '../../emails/quiet-note.ts';
import { reminder } from '../../emails/reminder.ts';
import { severalPulses } from '../../emails/several-pulses.ts';
import type { SurveyMail } from '../../emails/survey-mail.ts';
import { type Choice, choicesOf, notYetOf } from '../../shared/answers/choice.ts';
import { instrumentsOf, questionCount } from '../../shared/answers/instruments.ts';
import { radioId, tapQuestion } from '../../shared/answers/tap-question.ts';
import type { Language } from '../../shared/contract/identifiers.ts';
import { furtherPulseTags, type SurveyMailKind } from '../../shared/contract/messages.ts';
import { siteKeys } from '../../shared/contract/objects.ts';
import type { PulseDefinition } from '../../shared/contract/pulse.ts';
import { pulseRulesOf } from '../../shared/contract/pulse-rules.ts';
import { readAddress } from '../../shared/contract/reading.ts';
import { unsubscribePath } from '../../shared/contract/routes.ts';
import { toBase64Url } from '../../shared/kernel/bytes.ts';
import { PulseError } from '../../shared/kernel/errors.ts';
import type { CommunityId } from '../../shared/kernel/ids.ts';
import { listHeaders, threadOf } from '../../shared/mail/mail-headers.ts';
import type { OutgoingMail } from '../../shared/mail/outgoing-mail.ts';
import { unsubscribeToken } from '../../shared/mail/unsubscribe-token.ts';
import type { Letter } from './compose-letter.ts';
import type { Part } from './due-parts.ts';

interface Sender {
  readonly siteUrl: string;
  readonly mailDomain: string;
}

/**
 * One survey mail for one member, about one pulse or several. Each link carries the whole fingerprint of its pulse, so a
 * page with other rules gives itself away; token and fingerprint are in the fragment, which reaches no server. The tags
 * lead a bounce back to every row. Its sender's name and reply address are those of the first steward.
 */
export function buildMail({ parts, mail: { kind }, linkKey }: Letter, sender: Sender): OutgoingMail {
  const [{ member, programme, token, pulse }, ...others] = parts;
  const { language } = member;
  const { community } = programme;
  const pulses = parts.map((part) => part.pulse.pulse);
  const stop = (...communities: readonly CommunityId[]) =>
    `${sender.siteUrl}${unsubscribePath(unsubscribeToken(linkKey, communities, member.member))}`;
  const stopAll = stop(...parts.map((part) => part.programme.community.id));
  const contents = parts.map((part) => contentOf(part, language, stop(part.programme.community.id), sender));
  const thread = threadOf(linkKey, sender.mailDomain, pulses, member.member, kind);
  const further = others.map((part, index) => [furtherPulseTags[index], `${part.pulse.pulse}.${part.token}`]);
  return {
    ...render(parts, contents, kind, stopAll),
    to: member.address,
    toName: member.name,
    fromName: `${community.steward.name}, ${community.name}`,
    replyTo: community.steward.email,
    messageId: thread.messageId,
    headers: { ...listHeaders(language, stopAll), ...thread.headers },
    tags: {
      community: community.id,
      pulse: pulse.pulse,
      member: member.member,
      invitation: token,
      kind,
      ...Object.fromEntries(further),
    },
  };
}

/** A note only if no pulse in the mail invites as usual and the note of at least one is due. */
function render(parts: Letter['parts'], contents: readonly SurveyMail[], kind: SurveyMailKind, stopAll: string) {
  const isNote =
    parts.some(({ asking }) => asking === 'by-a-note') && parts.every(({ asking }) => asking !== 'as-usual');
  const [only, second] = contents;
  if (!only || second) return severalPulses(contents, isNote ? 'note' : kind, stopAll);
  if (isNote) return quietNote(only);
  return kind === 'invitation' ? invitation(only) : reminder(only, kind === 'reminder-2');
}

function contentOf(
  { pulse, programme, member, linkToken }: Part,
  language: Language,
  unsubscribeUrl: string,
  { siteUrl }: Sender,
): SurveyMail {
  if (pulse.fingerprint === undefined) throw new PulseError('promise-broken', 'an open pulse must have a fingerprint');
  const { community } = programme;
  const { lastReport } = pulse;
  const page = `${siteUrl}/${siteKeys.survey(pulse.pulse, language)}`;
  const surveyUrl = `${page}#t=${toBase64Url(linkToken)}&f=${pulse.fingerprint}`;
  const tap = pulse.tapFromMail ? tapLinks(pulse, language, surveyUrl) : undefined;
  return {
    ...pulseRulesOf(pulse),
    language,
    memberName: member.name,
    communityName: community.name,
    timeZone: member.timeZone,
    stewardName: community.steward.name,
    questions: questionCount(pulse.instruments, pulse.ownInstruments),
    closes: pulse.closes,
    resultsAt: pulse.resultsAt,
    fingerprint: pulse.fingerprint,
    surveyUrl,
    ...(tap && { tap }),
    ...(lastReport && {
      lastResults: { quarter: lastReport.quarter, url: `${siteUrl}${readAddress(language, lastReport.link)}` },
    }),
    unsubscribeUrl,
  };
}

/** One link for each point of the question, naming a radio button of the page; in the fragment, like everything else. */
function tapLinks({ instruments, ownInstruments }: PulseDefinition, language: Language, surveyUrl: string) {
  const asked = tapQuestion(instrumentsOf(instruments, ownInstruments));
  if (!asked) return undefined;
  const { index, item, scale, instrument } = asked;
  const url = (choice: Choice) => `${surveyUrl}&a=${radioId(index, choice)}`;
  return {
    question: item.wording[language],
    choices: [
      ...choicesOf(scale).map((choice, index) => ({ text: scale.labels[language][index] ?? '', url: url(choice) })),
      ...(item.notYet && instrument.notYet ? [{ text: instrument.notYet[language], url: url(notYetOf(scale)) }] : []),
    ],
  };
}
