import { describe, expect, it } from 'vitest';
import { instrumentNames } from '../../../locales/instruments.ts';
import { instrumentsInEnglish } from '../../../shared/answers/instruments/in-english.ts';
import { structures } from '../../../shared/answers/instruments/structures.ts';
import {
  findInstrument,
  hashItems,
  type Instrument,
  instruments,
  questionCount,
} from '../../../shared/answers/instruments.ts';
import { defaultPulses, type InstrumentRef, instrumentRefSchema } from '../../../shared/contract/community.ts';
import { languages } from '../../../shared/contract/identifiers.ts';

describe('the catalogue of instruments', () => {
  it('has every instrument that a programme asks by default: 7, 5 and 5 questions', () => {
    expect(defaultPulses.map((planned) => questionCount(planned.instruments))).toEqual([7, 5, 5]);
  });

  it.each(instruments)(
    '$id $version is complete in every language',
    ({ id, version, instruction, items, scale, ...rest }) => {
      expect(instrumentRefSchema.safeParse({ id, version }).success).toBe(true);
      expect(new Set(items.map((item) => item.id)).size).toBe(items.length);
      expect(rest.minimumAnswered).toBeLessThanOrEqual(items.length);
      for (const language of languages) {
        const name = new Map(Object.entries(instrumentNames[language])).get(id) ?? '';
        const texts = [name, instruction[language], ...items.map(({ wording }) => wording[language])];
        for (const text of texts) expect(text.trim().length).toBeGreaterThan(2);
        expect(new Set(items.map(({ wording }) => wording[language])).size).toBe(items.length);
        if (scale.kind === 'labelled') expect(new Set(scale.labels[language]).size).toBe(scale.points);
        if (language !== 'en') expect(rest.translationStatus[language]).toBe('draft, not validated');
      }
    },
  );

  it('never changes what has been published: its hashes stay the same', () => {
    const publishedIn = ['en', 'de', 'fr', 'es', 'pt-BR', 'ar'] as const;
    const hashOf = (ref: InstrumentRef) => hashItems([ref], [], publishedIn);
    const hashes = instruments.map(({ id, version }) => [
      version === 1 ? id : `${id} ${version}`,
      hashOf({ id, version }),
    ]);
    expect(Object.fromEntries(hashes)).toEqual({
      'psychological-safety': '5f8f9ffeb6003ad75a9e09e643be7b1594dba6d224d9a4d9a314b63b3c762915',
      'perceived-value': 'f378a00c25d9e960c5167dd36795da7eda4ac31b97801e3c58f3c4b7538606e3',
      'leadership-support': 'f78361fa1580a304757980bbf4bb07d31e75472675a1e50efc8b370933764f2e',
      'belief-in-action': '5f9b9c7a977876ebec5d3b1d691d7527e00ec64a3ec604274c0fd56bd73fcbe6',
      'psychological-safety 2': '3d6c565c922c262313b4f0260ee2db0771bae1e54abee4b8a69430ff0b27d875',
      'perceived-value 2': '50a548611a7365708a86766543c85ebaecad328aa46c3a72b15bd51adbee47fe',
      'leadership-support 2': 'd40286a5e87a3da799c79faf20a45f22b3a98ddc3e34bda9815cda20efe557a3',
      'belief-in-action 2': '1506e1b199a54cb982e6c397a6314b2e8a17478c50830f19d574981de8933252',
      'change-noticed': 'e9e4be354501ce5bb2ad8dc90c4501172075d7d090ef61bd28ce65d6af821f69',
      recommend: '8876cdee66b5c2161c4c4697814a054a4252a86aa147c7516e83025014885c88',
    });
  });

  it('is the same without words and in English alone', () => {
    const facts = ({ instruction, notYet, items, scale: { kind, lowest, points }, ...rest }: Instrument) => ({
      ...rest,
      items: items.map(({ wording, ...item }) => item),
      scale: { kind, lowest, points },
    });
    expect(structures).toEqual(instruments.map(facts));
    const english = ({ instruction, items }: Instrument<'en'>) => [
      instruction.en,
      items.map(({ wording }) => wording.en),
    ];
    expect(instrumentsInEnglish.map(english)).toEqual(instruments.map(english));
    expect(Object.fromEntries(instrumentsInEnglish.map(({ id, name }) => [id, name.en]))).toEqual(instrumentNames.en);
    expect(instrumentsInEnglish.map(({ instruction }) => Object.keys(instruction))).toEqual(
      structures.map(() => ['en']),
    );
  });

  it('knows no instrument under another version', () => {
    expect(findInstrument({ id: 'recommend', version: 2 })).toBeUndefined();
    expect(() => hashItems([{ id: 'recommend', version: 2 }])).toThrow();
  });
});
