/** What all mails to stewards share: the greeting, the reason for writing, and the arithmetic of sending in words. */

import { durationWords, numberWords } from '../locales/date-words.ts';
import { mailWords } from '../locales/mail.ts';
import type { SendingWords } from '../locales/shape/steward.ts';
import { stewardWords } from '../locales/steward.ts';
import type { Language } from '../shared/contract/identifiers.ts';
import { limits } from '../shared/contract/limits.ts';
import type { Sending } from '../shared/contract/pulse.ts';
import { type Block, type RenderedMail, renderMail } from './layout.ts';

/** The reader and their community. It holds no member and no answer. */
export interface StewardMail {
  readonly language: Language;
  readonly readerName: string;
  readonly communityName: string;
  /** The community's zone, in which hours are given. */
  readonly timeZone: string;
}

export const renderStewardMail = (
  mail: StewardMail,
  { subject, label, blocks }: { subject: string; label: string; blocks: readonly Block[] },
): RenderedMail =>
  renderMail({
    language: mail.language,
    subject,
    preheader: mail.communityName,
    label,
    blocks: [
      { kind: 'heading', text: subject },
      { kind: 'paragraph', text: mailWords[mail.language].greeting(mail.readerName) },
      ...blocks,
      { kind: 'note', text: stewardWords[mail.language].why(mail.communityName) },
    ],
  });

/** @param seconds that sending takes; Infinity if it would never end */
export const sendingWords = (language: Language, sending: Sending, seconds: number): SendingWords => ({
  mails: numberWords(language, sending.mails),
  perSecond: numberWords(language, sending.perSecond * limits.sendRateShare),
  perDay: sending.perDay < 0 ? undefined : numberWords(language, sending.perDay),
  sentToday: numberWords(language, sending.sentToday),
  time: Number.isFinite(seconds) ? durationWords(language, seconds) : undefined,
});
