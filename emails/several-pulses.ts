import { dayWords, lastDay, weekdayWords } from '../locales/date-words.ts';
import { mailWords } from '../locales/mail.ts';
import type { SurveyMailKind } from '../shared/contract/messages.ts';
import { readableFingerprint } from '../shared/contract/pulse.ts';
import { type Block, type RenderedMail, renderMail } from './layout.ts';
import { askWords, promiseBlocks, pulsePromises, resultsBlocks, type SurveyMail, signature } from './survey-mail.ts';

/**
 * One mail for a member whose communities ask at the same hour: each has its questions, its own link, promise and
 * fingerprint, its steward, and a way to unsubscribe from it alone; and one link stops the mails of all of them, as does the
 * unsubscribe button of a mail program. It offers no question for a tap, even if its communities enable that: one tap could
 * not choose answers in two pulses, and each would need its own warning before the first link.
 *
 * @param mails one for each pulse, all in the language and with the name of the first; at least one
 */
export function severalPulses(
  mails: readonly SurveyMail[],
  kind: SurveyMailKind | 'note',
  unsubscribeUrl: string,
): RenderedMail {
  const soonest = mails.reduce((first, mail) => (mail.closes < first.closes ? mail : first));
  const { language, memberName } = mails[0] ?? soonest;
  const words = mailWords[language];
  const { several, quiet } = words;
  const subject = subjectOf(soonest, kind);
  const questions = mails.reduce((sum, mail) => sum + mail.questions, 0);
  const first = mails[0] ?? soonest;
  return renderMail({
    language,
    subject,
    preheader: words.preheader(askWords({ ...soonest, language, questions }, false)),
    label: kind === 'note' ? quiet.label : kind === 'invitation' ? words.invitation.label : words.reminder.label,
    blocks: [
      { kind: 'heading', text: subject },
      { kind: 'paragraph', text: words.greeting(memberName) },
      { kind: 'paragraph', text: several.intro(mails.length, words.questions(questions)) },
      ...(kind === 'note' ? [quiet.fine, quiet.ways, quiet.after].map(paragraph) : []),
      ...(kind === 'invitation' || kind === 'note' ? [] : [{ kind: 'note', text: words.reminder.crossed } as const]),
      ...mails.flatMap((mail) => section(mail, kind)),
      ...promiseBlocks(language),
      paragraph(several.fixed),
      { kind: 'paragraph', text: several.reply(first.stewardName, first.communityName) },
      { kind: 'note', text: several.why, link: { text: several.stopAll, url: unsubscribeUrl } },
    ],
  });
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

function subjectOf({ language, timeZone, closes }: SurveyMail, kind: SurveyMailKind | 'note'): string {
  const { quiet, invitation, reminder } = mailWords[language];
  if (kind === 'note') return quiet.subject;
  if (kind === 'invitation') return invitation.subject;
  return kind === 'reminder-1'
    ? reminder.firstSubject(dayWords(language, timeZone, lastDay(closes)))
    : reminder.lastSubject(weekdayWords(language, timeZone, lastDay(closes)));
}

function section(mail: SurveyMail, kind: SurveyMailKind | 'note'): Block[] {
  const words = mailWords[mail.language];
  const isFirst = kind === 'invitation' || kind === 'note';
  const ask = (isFirst ? words.invitation : words.reminder).ask(askWords(mail, true));
  return [
    { kind: 'subheading', text: mail.communityName },
    // In some languages this follows a greeting and so begins in lower case; here it begins under a heading.
    paragraph(ask.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase(mail.language))),
    {
      kind: 'button',
      text: words.several.answer(words.questions(mail.questions), mail.communityName),
      url: mail.surveyUrl,
    },
    // Only where there is room: the others would be too long in Arabic.
    ...(kind === 'invitation' ? resultsBlocks(mail) : []),
    paragraph(pulsePromises(mail).join(' ')),
    signature(mail),
    { kind: 'code', text: words.several.fingerprint, code: readableFingerprint(mail.fingerprint) },
    {
      kind: 'note',
      text: words.stop.why(mail.communityName),
      link: { text: words.several.stopOne(mail.communityName), url: mail.unsubscribeUrl },
    },
  ];
}
