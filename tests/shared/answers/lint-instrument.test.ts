import { describe, expect, it } from 'vitest';
import { instruments, instrumentsOf } from '../../../shared/answers/instruments.ts';
import { lintInstrument, lintPulse } from '../../../shared/answers/lint-instrument.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import { ownInstrumentSchema } from '../../../shared/contract/instrument.ts';
import { oneQuestion, trust, written } from '../contract/own-instrument-fixture.ts';

/** Warnings of one question in one language, the others being missing. */
const warningsOf = (wording: string, language = 'en') => {
  const inLanguage = (text: unknown) => ({ [language]: text });
  const own = ownInstrumentSchema.parse({
    ...written(),
    language,
    name: inLanguage('Name'),
    instruction: inLanguage('How far?'),
    items: [{ id: 'item', wording: inLanguage(wording), rights: 'Own.' }],
    scale: { kind: 'labelled', labels: inLanguage(['one', 'two', 'three', 'four', 'five']) },
  });
  return lintInstrument(own)
    .filter(({ code }) => code !== 'missing-translation')
    .map(({ code }) => code);
};

describe('the lint of an instrument', () => {
  it.each([
    ['en', 'It is not easy to ask for help.', 'negated'],
    ['en', 'I don’t ask for help.', 'negated'],
    ['en', 'Our meetings are useful and fun.', 'double-barrelled'],
    ['en', 'I read notes or minutes.', 'double-barrelled'],
    ['de', 'Niemand hört mir zu.', 'negated'],
    ['de', 'Treffen sind nützlich und kurz.', 'double-barrelled'],
    ['fr', 'Je n’ose pas poser de questions.', 'negated'],
    ['fr', 'Les réunions sont utiles et courtes.', 'double-barrelled'],
    ['es', 'Aquí nadie escucha.', 'negated'],
    ['es', 'Las reuniones son útiles y cortas.', 'double-barrelled'],
    ['pt-BR', 'Não peço ajuda.', 'negated'],
    ['pt-BR', 'As reuniões são úteis e curtas.', 'double-barrelled'],
    ['ar', 'لا أطلب المساعدة هنا.', 'negated'],
    ['ar', 'أقرأ الملاحظات أو المحاضر.', 'double-barrelled'],
  ])('in %s warns of "%s": %s', (language, wording, code) => {
    expect(warningsOf(wording, language)).toEqual([code]);
  });

  it.each([
    ['en', 'Notes of our meetings help me.'],
    ['en', 'I know whom to ask in this band.'],
    ['de', 'Notizen helfen mir, Unterlagen zu finden.'],
    ['es', 'Las notas me ayudan mucho.'],
    ['fr', 'Les notes nous aident.'],
  ])('in %s finds nothing in "%s": a part of a word is no word', (language, wording) => {
    expect(warningsOf(wording, language)).toEqual([]);
  });

  it('warns of what does not fit a phone, and of two items that ask the same', () => {
    expect(warningsOf('I can '.padEnd(125, 'work '))).toEqual(['long']);
    const [first] = written().items;
    const twice = ownInstrumentSchema.parse({ ...written(), items: [first, { ...first, id: 'again' }] });
    expect(lintInstrument(twice)).toContainEqual({
      code: 'repeated',
      place: 'makers-trust, again, en',
      words: 'is worded like another item.',
    });
  });

  it('names every language without a full translation', () => {
    const places = lintInstrument(trust()).map(({ code, place }) => `${code} ${place}`);
    expect(places).toEqual(languages.slice(1).map((language) => `missing-translation makers-trust, ${language}`));
  });

  it('warns when two scales of one pulse differ, and not of a single question', () => {
    const seven = { ...oneQuestion(7, 6), id: 'seven', items: trust().items };
    expect(lintPulse([trust(), seven])).toMatchObject([{ code: 'unequal-scale', place: 'seven' }]);
    expect(lintPulse([trust(), oneQuestion(11, 8)])).toEqual([]);
    expect(
      lintPulse(
        instrumentsOf([
          { id: 'psychological-safety', version: 1 },
          { id: 'perceived-value', version: 1 },
        ]),
      ),
    ).toEqual([]);
  });

  it('knows what is negated or double in the catalogue, which is worded as it was published', () => {
    // Names are not linted, so any will do.
    const named = instruments.map((instrument) => ({ ...instrument, name: instrument.instruction }));
    const found = named.flatMap(lintInstrument).filter(({ place }) => place.endsWith(', en'));
    expect(found.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'negated psychological-safety, mistakes, en',
      'double-barrelled psychological-safety, tough-issues, en',
      'negated psychological-safety, difference, en',
      'negated psychological-safety, asking-help, en',
      'negated psychological-safety, undermining, en',
      'double-barrelled psychological-safety, skills, en',
      'double-barrelled perceived-value, potential, en',
      'double-barrelled perceived-value, realised, en',
    ]);
  });
});
