import { mailWords } from '../locales/mail.ts';
import { type RenderedMail, renderMail } from './layout.ts';
import { askWords, closingBlocks, type SurveyMail } from './survey-mail.ts';

/**
 * In the place of an invitation, once, for a member who let several pulses pass: the questions are open, nothing is held
 * against anybody, and how to pause, leave or go on. It says what follows, and never that somebody has not answered.
 */
export function quietNote(mail: SurveyMail): RenderedMail {
  const words = mailWords[mail.language];
  const { quiet } = words;
  return renderMail({
    language: mail.language,
    subject: quiet.subject,
    preheader: words.preheader(askWords(mail, false)),
    label: quiet.label,
    blocks: [
      { kind: 'heading', text: quiet.subject },
      { kind: 'paragraph', text: words.greeting(mail.memberName) },
      { kind: 'paragraph', text: words.invitation.ask(askWords(mail, true)) },
      { kind: 'paragraph', text: quiet.fine },
      { kind: 'paragraph', text: quiet.ways },
      { kind: 'paragraph', text: quiet.after },
      ...closingBlocks(mail, quiet.stop),
    ],
  });
}
