/** A sample of every mail that can be sent: rules for all mails are tested on this list. */
import { digest } from '../../emails/digest.ts';
import { invitation } from '../../emails/invitation.ts';
import type { RenderedMail } from '../../emails/layout.ts';
import { quietNote } from '../../emails/quiet-note.ts';
import { reminder } from '../../emails/reminder.ts';
import { type Language, languages } from '../../shared/contract/identifiers.ts';
import { ordinaryQuarter, reportOf } from '../shared/report/quarter-fixture.ts';
import { changedDigest } from './digest-samples.ts';
import { stewardMailsOf } from './steward-samples.ts';
import { severalKinds, severalMail, surveyMail, tapMail } from './survey-samples.ts';

export interface SampleMail extends RenderedMail {
  /** Kind and language, as a name for files. */
  readonly name: string;
  readonly language: Language;
}

function mailsOf(language: Language): SampleMail[] {
  const survey = surveyMail(language);
  const mails = {
    invitation: invitation(survey),
    'reminder-1': reminder(survey, false),
    'reminder-2': reminder(survey, true),
    'invitation-tap': invitation(tapMail(language)),
    'reminder-tap': reminder(tapMail(language), true),
    note: quietNote(survey),
    ...Object.fromEntries(severalKinds.map((kind) => [`several-${kind}`, severalMail(language, kind)])),
    ...Object.fromEntries(stewardMailsOf(language).map((mail, index) => [`steward-${index + 1}`, mail])),
  };
  return Object.entries(mails).map(([name, mail]) => ({ ...mail, name: `${name}-${language}`, language }));
}

const digestMail = digest({
  readerName: 'Ana <b>&',
  stewardName: 'Sam "Steward" Okafor',
  report: reportOf(ordinaryQuarter()),
  reportUrl: `https://pulse.example.org/read/en#makers/2026-Q4/${'e'.repeat(22)}`,
  unsubscribeUrl: 'https://pulse.example.org/api/unsubscribe/token',
});

export const everyMail: readonly SampleMail[] = [
  ...languages.flatMap(mailsOf),
  { ...digestMail, name: 'digest-en', language: 'en' },
  { ...changedDigest, name: 'digest-changed-en', language: 'en' },
];
