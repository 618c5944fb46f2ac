import { mailWords } from '../locales/mail.ts';
import { type RenderedMail, renderMail } from './layout.ts';
import { askWords, closingBlocks, type SurveyMail } from './survey-mail.ts';

/** The first mail of a pulse: a person asks a person, by name in the body and never in the subject. */
export function invitation(mail: SurveyMail): RenderedMail {
  const words = mailWords[mail.language];
  return renderMail({
    language: mail.language,
    subject: words.invitation.subject,
    preheader: words.preheader(askWords(mail, false)),
    label: words.invitation.label,
    blocks: [
      { kind: 'heading', text: words.invitation.subject },
      { kind: 'paragraph', text: words.greeting(mail.memberName) },
      { kind: 'paragraph', text: words.invitation.ask(askWords(mail, true)) },
      ...closingBlocks(mail),
    ],
  });
}
