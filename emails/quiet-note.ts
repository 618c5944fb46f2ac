import { mailWords } from '../locales/mail.ts';
import { type RenderedMail, renderMail } from './layout.ts';
import { askWords, closingBlocks, type SurveyMail } from './survey-mail.ts';

/**
 * Replaces one invitation for a member who let several pulses pass: the questions are open, no one minds, and this is how to
 * pause, leave or go on. It says what happens next, and never that the member has not answered.
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
