import type { SurveyMail } from '../../emails/survey-mail.ts';
import { instantSchema, type Language } from '../../shared/contract/identifiers.ts';
import { perceivedValue } from '../../shared/responses/instruments/perceived-value.ts';
import { radioId, tapQuestion } from '../../shared/responses/tap-question.ts';

const fingerprint = '0123456789abcdef'.repeat(4);

export const surveyMail = (language: Language): SurveyMail => ({
  language,
  memberName: 'Sam O’Neil <b>&',
  communityName: 'Data & Practice',
  timeZone: 'America/New_York',
  stewardName: 'Ana "Steward" Silva',
  questions: 7,
  closes: instantSchema.parse('2026-11-27T22:00:00Z'),
  publishes: instantSchema.parse('2026-12-07T14:00:00Z'),
  minimumGroup: 5,
  fingerprint,
  surveyUrl: `https://pulse.example.org/s/data-2026-11/${language}#t=${'a'.repeat(43)}&f=${fingerprint}`,
  unsubscribeUrl: `https://pulse.example.org/api/unsubscribe/data.${'ab'.repeat(16)}.${'c'.repeat(43)}`,
});

/** The same mail of a community that lets its members tap an answer. */
export const tapMail = (language: Language): SurveyMail => {
  const mail = surveyMail(language);
  const asked = tapQuestion([perceivedValue]);
  if (!asked) throw new Error('the sample must be a question that may be tapped');
  const { index, item, scale } = asked;
  const choices = scale.labels[language].map((text, point) => ({
    text,
    url: `${mail.surveyUrl}&a=${radioId(index, point + 1)}`,
  }));
  return { ...mail, tap: { question: item.wording[language], choices } };
};
