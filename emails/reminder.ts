import { dayWords, lastDay, weekdayWords } from '../locales/date-words.ts';
import { mailWords } from '../locales/mail.ts';
import { type RenderedMail, renderMail } from './layout.ts';
import { askWords, closingBlocks, type SurveyMail } from './survey-mail.ts';

/**
 * Sent for invitations whose link was not used. It never says so, names no manager and blames no one: to members who
 * answered a minute ago, it reads as a thank-you.
 */
export function reminder(mail: SurveyMail, isLast: boolean): RenderedMail {
  const words = mailWords[mail.language];
  const { language, timeZone, closes } = mail;
  const subject = isLast
    ? words.reminder.lastSubject(weekdayWords(language, timeZone, lastDay(closes)))
    : words.reminder.firstSubject(dayWords(language, timeZone, lastDay(closes)));
  return renderMail({
    language,
    subject,
    preheader: words.preheader(askWords(mail, false)),
    label: words.reminder.label,
    blocks: [
      { kind: 'heading', text: subject },
      { kind: 'paragraph', text: words.greeting(mail.memberName) },
      { kind: 'paragraph', text: words.reminder.ask(askWords(mail, true)) },
      { kind: 'note', text: words.reminder.crossed },
      ...closingBlocks(mail),
    ],
  });
}
