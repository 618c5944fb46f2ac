import type { RenderedMail } from '../../emails/layout.ts';
import { severalPulses } from '../../emails/several-pulses.ts';
import type { SurveyMail } from '../../emails/survey-mail.ts';
import { choiceOf } from '../../shared/answers/choice.ts';
import { instrumentsOf } from '../../shared/answers/instruments.ts';
import { radioId, tapQuestion } from '../../shared/answers/tap-question.ts';
import { instantSchema, type Language } from '../../shared/contract/identifiers.ts';
import { limits } from '../../shared/contract/limits.ts';
import { surveyMailKinds } from '../../shared/contract/messages.ts';
import { pulseRulesOf } from '../../shared/contract/pulse-rules.ts';

const fingerprint = '0123456789abcdef'.repeat(4);

export const surveyMail = (language: Language): SurveyMail => ({
  language,
  memberName: 'Sam O’Neil <b>&',
  communityName: 'Data & Practice',
  timeZone: 'America/New_York',
  stewardName: 'Ana "Steward" Silva',
  questions: 7,
  closes: instantSchema.parse('2026-11-27T22:00:00Z'),
  resultsAt: instantSchema.parse('2026-12-07T14:00:00Z'),
  ...pulseRulesOf({}),
  fingerprint,
  surveyUrl: `https://pulse.example.org/s/data-2026-11/${language}#t=${'a'.repeat(43)}&f=${fingerprint}`,
  lastResults: {
    quarter: '2026-Q3',
    url: `https://pulse.example.org/read/${language}#data/2026-Q3/${'d'.repeat(22)}`,
  },
  unsubscribeUrl: `https://pulse.example.org/api/unsubscribe/data.${'ab'.repeat(16)}.${'c'.repeat(43)}`,
});

/** The same mail of a community that lets its members tap an answer. */
export const tapMail = (language: Language): SurveyMail => {
  const mail = surveyMail(language);
  const asked = tapQuestion(instrumentsOf([{ id: 'perceived-value', version: 1 }]));
  if (!asked) throw new Error('the sample must be a question that may be tapped');
  const { index, item, scale } = asked;
  const choices = scale.labels[language].map((text, point) => ({
    text,
    url: `${mail.surveyUrl}&a=${radioId(index, choiceOf(scale.lowest + point, scale))}`,
  }));
  return { ...mail, tap: { question: item.wording[language], choices } };
};
export const severalKinds = [...surveyMailKinds, 'note'] as const;
export const stopAllUrl = `https://pulse.example.org/api/unsubscribe/data_guild.${'ab'.repeat(16)}.${'c'.repeat(22)}`;

/** As many pulses as one mail may be about. */
export const severalMails = (language: Language): SurveyMail[] =>
  Array.from({ length: limits.pulsesPerMail }, (_, index) => ({
    ...surveyMail(language),
    communityName: `Guild ${index} & Sons`,
    stewardName: `Steward ${index}`,
    questions: 5 + index,
    minimumGroup: 5 + index,
    closes: instantSchema.parse(`2026-11-2${7 - index}T22:00:00Z`),
    fingerprint: index.toString(16).repeat(64),
    surveyUrl: `https://pulse.example.org/s/guild-${index}-2026-11/${language}#t=${'a'.repeat(43)}&f=${index.toString(16).repeat(64)}`,
    unsubscribeUrl: `https://pulse.example.org/api/unsubscribe/guild-${index}.${'ab'.repeat(16)}.${'c'.repeat(22)}`,
  }));

export const severalMail = (language: Language, kind: (typeof severalKinds)[number]): RenderedMail =>
  severalPulses(severalMails(language), kind, stopAllUrl);
