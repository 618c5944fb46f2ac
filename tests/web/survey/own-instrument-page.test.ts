import { describe, expect, it } from 'vitest';
import { instrumentsOf } from '../../../shared/answers/instruments.ts';
import { ownInstrumentSchema } from '../../../shared/contract/instrument.ts';
import { renderQuestions } from '../../../web/survey/render-questions.ts';
import { oneQuestion, trust, written } from '../../shared/contract/own-instrument-fixture.ts';

describe('questions of an instrument that lacks a translation', () => {
  it('are marked with the language that they are in, and run in its direction', () => {
    const page = renderQuestions([trust()], 'ar', 'أفضّل عدم الإجابة');
    expect(page).toContain('<h2><span lang="en" dir="ltr">How far do you agree?</span></h2>');
    expect(page).toContain(
      '<legend>1. <span lang="en" dir="ltr">I can rely on what people here tell me.</span></legend>',
    );
    expect(page).toContain('value="5"><span lang="en" dir="ltr">Strongly agree</span></label>');
    expect(page).toContain('value="0">أفضّل عدم الإجابة</label>');
    expect(renderQuestions([oneQuestion(11, 8)], 'de', 'Keine Angabe')).toContain(
      '<span lang="en" dir="ltr">Not at all</span>',
    );
  });

  it('are not if they are translated, nor are those of the catalogue', () => {
    const german = ownInstrumentSchema.parse({
      ...written(),
      instruction: { en: 'How far do you agree?', de: 'Wie sehr?' },
    });
    const page = renderQuestions([german], 'de', 'Keine Angabe');
    expect(page).toContain('<h2>Wie sehr?</h2>');
    expect(page).toContain('<span lang="en" dir="ltr">Strongly agree</span>');
    expect(renderQuestions([trust()], 'en', 'Prefer not to answer')).not.toContain('lang=');
    expect(renderQuestions(instrumentsOf([{ id: 'recommend', version: 1 }]), 'ar', '')).not.toContain('lang=');
  });
});
