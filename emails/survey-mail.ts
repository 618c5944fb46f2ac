/** What an invitation and its reminders share: who asks what until when, the promise, and the way out. */

import { closingWords, dayWords, lastDay, weekdayAndDayWords } from '../locales/date-words.ts';
import { mailWords } from '../locales/mail.ts';
import type { Ask } from '../locales/shape/mail.ts';
import type { Language } from '../shared/contract/identifiers.ts';
import { readableFingerprint } from '../shared/contract/pulse.ts';
import type { PulseRules } from '../shared/contract/pulse-rules.ts';
import type { Instant } from '../shared/kernel/time.ts';
import type { Block } from './layout.ts';

/** Everything a survey mail may know: no group, no answer and no count of people. */
export interface SurveyMail extends PulseRules {
  readonly language: Language;
  readonly memberName: string;
  readonly communityName: string;
  /** The reader's zone, in which hours and days are given. */
  readonly timeZone: string;
  readonly stewardName: string;
  readonly questions: number;
  readonly closes: Instant;
  readonly resultsAt: Instant;
  /** SHA-256 of the manifest, 64 hex digits. */
  readonly fingerprint: string;
  readonly surveyUrl: string;
  /** A question that can be answered by a tap, if the community enables that. */
  readonly tap?: { readonly question: string; readonly choices: readonly { text: string; url: string }[] };
  /** The newest report, if there is one. */
  readonly lastResults?: { readonly quarter: string; readonly url: string };
  readonly unsubscribeUrl: string;
}

/** Seconds a question takes, rounded up from how long pulses of this form took. */
const secondsPerQuestion = 8;

export const minutesFor = (questions: number): number => Math.max(1, Math.round((questions * secondsPerQuestion) / 60));

/** `exactly` adds the closing hour, for the body of the mail. */
export function askWords(mail: SurveyMail, exactly: boolean): Ask {
  const words = mailWords[mail.language];
  const { language, timeZone, closes } = mail;
  return {
    community: mail.communityName,
    questions: words.questions(mail.questions),
    minutes: words.minutes(minutesFor(mail.questions)),
    closes: exactly
      ? closingWords(language, timeZone, closes)
      : weekdayAndDayWords(language, timeZone, lastDay(closes)),
  };
}

/** The question speaks for itself; what a tap does, and who can see it, is said before the first link. */
function tapBlocks({ language, tap }: SurveyMail): Block[] {
  if (!tap) return [];
  return [
    { kind: 'subheading', text: tap.question },
    { kind: 'note', text: mailWords[language].tap },
    { kind: 'choices', choices: tap.choices },
  ];
}

/** The promise to every member in every pulse. */
export function promiseBlocks(language: Language): Block[] {
  const { promise } = mailWords[language];
  return [
    { kind: 'subheading', text: promise.heading },
    { kind: 'paragraph', text: promise.sealed },
    { kind: 'paragraph', text: promise.takingPart },
  ];
}

/** What this pulse promises in addition. */
export function pulsePromises({ language, timeZone, minimumGroup, resultsAt }: SurveyMail): readonly [string, string] {
  const { promise } = mailWords[language];
  return [promise.opened(minimumGroup), promise.published(dayWords(language, timeZone, resultsAt))];
}

/** Where the last results are, if there are any. */
export function resultsBlocks({ language, lastResults }: SurveyMail): Block[] {
  if (!lastResults) return [];
  const { said, link } = mailWords[language].results;
  return [{ kind: 'note', text: said(lastResults.quarter), link: { text: link, url: lastResults.url } }];
}

/** The signature. */
export const signature = ({ language, stewardName, communityName }: SurveyMail): Block => ({
  kind: 'signature',
  lines: [stewardName, mailWords[language].stewardOf(communityName)],
});

/** Everything after the ask. `stopWords` is the unsubscribe sentence of this kind of mail. */
export function closingBlocks(mail: SurveyMail, stopWords: string = mailWords[mail.language].stop.link): Block[] {
  const words = mailWords[mail.language];
  return [
    ...tapBlocks(mail),
    {
      kind: 'button',
      text: words.answer(words.questions(mail.questions)),
      url: mail.surveyUrl,
      orOpen: words.orOpen,
    },
    ...resultsBlocks(mail),
    ...promiseBlocks(mail.language),
    ...pulsePromises(mail).map((text): Block => ({ kind: 'paragraph', text })),
    signature(mail),
    { kind: 'code', text: words.promise.fingerprint, code: readableFingerprint(mail.fingerprint) },
    {
      kind: 'note',
      text: words.stop.why(mail.communityName),
      link: { text: stopWords, url: mail.unsubscribeUrl },
    },
  ];
}
