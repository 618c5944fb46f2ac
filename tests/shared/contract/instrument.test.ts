import { describe, expect, it } from 'vitest';
import { parseCommunity } from '../../../shared/contract/community-file.ts';
import { inEveryLanguage, languages } from '../../../shared/contract/identifiers.ts';
import { missingTranslations, ownInstrumentSchema } from '../../../shared/contract/instrument.ts';
import { trust, written } from './own-instrument-fixture.ts';

const problemsIn = (change: object): string[] => {
  const community = parseCommunity(
    JSON.stringify({
      id: 'makers',
      name: 'Makers',
      timeZone: 'Europe/Berlin',
      steward: { name: 'Ana Silva', email: 'ana@example.org' },
      instruments: [{ ...written(), ...change }],
    }),
  );
  return community.ok ? [] : community.error.map(({ place, problem, cure }) => `${place} ${problem} ${cure}`);
};

describe("a community's own instrument", () => {
  it('is asked in the language it was written in if a translation is missing, and says so', () => {
    const own = ownInstrumentSchema.parse({
      ...written(),
      name: { en: 'Trust', de: 'Vertrauen' },
      translationStatus: { en: 'original' },
    });
    expect(own.name).toMatchObject({ en: 'Trust', de: 'Vertrauen', fr: 'Trust', ar: 'Trust' });
    expect(own.items[0]?.wording.de).toBe('I can rely on what people here tell me.');
    expect(own.translationStatus).toEqual({ ...inEveryLanguage(() => 'missing'), en: 'original' });
    expect(missingTranslations(own)).toEqual(languages.filter((language) => language !== 'en'));
  });

  it('has the rules of the catalogue by default: five points, agreement, three of three answered', () => {
    expect(trust()).toMatchObject({ minimumAnswered: 2, favourableFrom: 4, scale: { lowest: 1, points: 5 } });
    expect(trust().items.map(({ sensitivity }) => sensitivity)).toEqual(['high', 'high', 'high']);
  });

  it('parses to the same instrument once it is stored', () => {
    for (const version of [1, 2]) {
      const stored: unknown = JSON.parse(JSON.stringify(trust(version)));
      expect(ownInstrumentSchema.parse(stored)).toEqual(trust(version));
    }
  });

  it.each<[object, string]>([
    [
      { version: undefined },
      'instruments.0.version is missing. Add it; examples/data-practice/community.json shows how.',
    ],
    [
      { licence: undefined },
      'instruments.0.licence is missing. Add it; examples/data-practice/community.json shows how.',
    ],
    [{ name: { de: 'Vertrauen' } }, 'instruments.0.name.en is not valid. It must be given in the language "en".'],
    [{ favourableFrom: 3 }, 'instruments.0.favourableFrom is not valid. It must be 4 on this scale.'],
    [{ minimumAnswered: 4 }, 'instruments.0.minimumAnswered is not valid. It must not be more than there are items.'],
    [{ items: [] }, 'instruments.0.items is too small or short. It must be at least 1 entries.'],
    [
      { scale: { kind: 'labelled', labels: { en: ['No', 'Yes', 'Maybe', 'Well', 'Well'] } } },
      'instruments.0.scale.labels.en is not valid. It must be 5 different labels, the lowest point first.',
    ],
    [
      { scale: { kind: 'labelled', points: 4, labels: { en: ['a lot', 'some', 'few', 'none'] } } },
      'instruments.0.scale.points is not valid. It must be 5 or 7 labelled points.',
    ],
    [
      { items: [...written().items, ...written().items.slice(0, 1)] },
      'instruments.0.items.3.id is not valid. It must be unique in its instrument.',
    ],
    [{ colour: 'green' }, 'instruments.0.colour is not a known field. Remove it or correct the spelling.'],
  ])('is refused in words: %j', (change, problem) => {
    expect(problemsIn(change)).toContain(problem);
  });
});
