import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { communitySchema } from '../../../shared/contract/community.ts';
import { parseCommunity } from '../../../shared/contract/community-file.ts';
import { written } from './own-instrument-fixture.ts';

const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'data-practice', 'community.json');
const least = {
  id: 'makers',
  name: 'Makers',
  timeZone: 'Europe/Berlin',
  steward: { name: 'Ana Silva', email: 'ana@example.org' },
};

/** The places of values, lists and groups of fields, at any depth. */
const pathsIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] => [
  ...(path.length > 0 ? [path] : []),
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => pathsIn(inner, [...path, name]))
    : []),
];
function planted(whole: object, path: readonly string[], value: unknown): object {
  const copy = structuredClone(whole);
  const parent = path
    .slice(0, -1)
    .reduce<Record<string, unknown>>(
      (at, name) => at[name] as Record<string, unknown>,
      copy as Record<string, unknown>,
    );
  parent[path.at(-1) ?? ''] = value;
  return copy;
}

const problemsIn = (change: object) => {
  const community = parseCommunity(JSON.stringify({ ...least, ...change }));
  if (community.ok) return [];
  return community.error.map(({ place, problem, cure }) => `${place} ${problem} ${cure}`);
};
const pulse = (monthOfQuarter: number) => ({ monthOfQuarter, instruments: [{ id: 'recommend', version: 1 }] });

describe("a community's configuration", () => {
  it('is read from the example, and from the four fields that have no default', () => {
    const community = parseCommunity(`\uFEFF${readFileSync(example, 'utf8')}`);
    expect(community).toMatchObject({ ok: true, value: { id: 'data-practice', minimumGroup: 5 } });
    expect(problemsIn({})).toEqual([]);
  });

  it('says in words that it is not JSON', () => {
    const written = JSON.stringify(least, null, 2);
    for (const [text, place] of [
      ['', 'the file'],
      ['{', 'line 1, column 2'],
      ['id: makers', 'line 1, column 1'],
      [written.replace('Europe/Berlin",', 'Europe/Berlin"'), 'line 5, column 3'],
      [written.replace('"Makers"', '“Makers”'), 'line 3, column 11'],
    ]) {
      expect(parseCommunity(text ?? '')).toMatchObject({ ok: false, error: [{ place }] });
    }
  });

  it.each([
    [{ name: undefined }, 'name is missing. Add it; examples/data-practice/community.json shows how.'],
    [{ name: 5 }, 'name is not text in quotation marks. Write text in quotation marks.'],
    [{ pulses: 'none' }, 'pulses is not a list in square brackets. Write a list in square brackets.'],
    [{ minimumGroup: 3 }, 'minimumGroup is too small or short. It must be at least 5.'],
    [{ minimumGroup: 5.5 }, 'minimumGroup is not a whole number. Write a whole number.'],
    [{ name: 'x' }, 'name is too small or short. It must be at least 2 characters.'],
    [{ language: 'it' }, 'language is not one of the choices. Write one of en, de, fr, es, pt-BR, ar.'],
    [
      { timeZone: 'Berlin' },
      'timeZone is not valid. It must be a time zone of the IANA database, such as Europe/Berlin.',
    ],
    [
      { steward: { name: 'Ana Silva', email: 'ana@' } },
      'steward.email is not a mail address. Write one such as ana@example.org.',
    ],
    [
      { id: 'Makers' },
      'id is not written as it should be. It must be 2 to 24 lower-case letters, digits and single hyphens.',
    ],
    [
      { pulses: [{ monthOfQuarter: 1, instruments: [{ id: 'Recommend', version: 1 }] }] },
      'pulses.0.instruments.0.id is not written as it should be. It must be lower-case words with hyphens, at most 60 characters.',
    ],
    [
      { actions: [{ quarter: '2026-Q3', words: 'text' }] },
      'actions.0.words is not a group of fields in curly brackets. It must be a text for each language, such as { "en": "Done." }.',
    ],
    [
      { actions: [{ quarter: '2026-Q3', words: { en: 'Done.', it: 'Fatto.' } }] },
      'actions.0.words.it is not a known field. Remove it or correct the spelling.',
    ],
    [
      { instruments: [{ ...written(), scale: { kind: 'words' } }] },
      'instruments.0.scale.kind is not one of the choices. Write one of labelled, numeric.',
    ],
    [
      { instruments: [{ ...written(), scale: {} }] },
      'instruments.0.scale.kind is missing. Add it; examples/data-practice/community.json shows how.',
    ],
    [
      { name: 'Ma\u202Ekers' },
      'name has a hidden character (U+202E) in place 3 that changes the direction of text. Type it instead of pasting it; the character goes along with copied text.',
    ],
    [{ name: 'Two\nlines' }, 'name has a line break (U+000A) in place 4. Write it on one line.'],
    [
      { steward: { name: 'Ana <bo@example.org>', email: 'ana@example.org' } },
      'steward.name has <, > or @, as an address does. Write the name alone.',
    ],
    ...['"x" <a@b.example>', 'Ana, bo＠bank.example', 'Ana ﹤bo﹫bank.example﹥'].map((name): [object, string] => [
      { steward: { name, email: 'ana@example.org' } },
      'steward.name has <, > or @, as an address does. Write the name alone.',
    ]),
    ...['9999-Q4', '0026-Q4'].map((quarter): [object, string] => [
      { actions: [{ quarter, words: { en: 'Done.' } }] },
      'actions.0.quarter is not valid. It must be a quarter such as 2026-Q3.',
    ]),
    [{ timezone: 'UTC' }, 'timezone is not a known field. Did you mean "timeZone"?'],
    [
      { quarter: { firstMonth: 1, first: 2 } },
      'quarter.first is not a known field. Remove it or correct the spelling.',
    ],
    [
      { pulses: [pulse(1), pulse(2), pulse(1)] },
      'pulses.2.monthOfQuarter is the month of another pulse already. Put the instruments of both into one pulse, or choose another month.',
    ],
  ])('names the mistake in %j and its cure', (change, words) => {
    expect(problemsIn(change)).toEqual([words]);
  });

  it('is refused in another encoding, and with more text than one row holds', () => {
    const latin1 = Buffer.from(JSON.stringify({ ...least, name: 'Bärenhöhle' }), 'latin1');
    expect(parseCommunity(latin1)).toMatchObject({
      ok: false,
      error: [{ problem: 'is neither UTF-8 nor UTF-16 text.' }],
    });
    const utf16 = Buffer.from(`\uFEFF${JSON.stringify(least)}`, 'utf16le');
    expect(parseCommunity(utf16)).toMatchObject({ ok: true });
    const long = { en: 'ö'.repeat(200) };
    const items = Array.from({ length: 10 }, (_, n) => ({ id: `i${n}`, wording: long, rights: 'y'.repeat(300) }));
    const instruments = Array.from({ length: 6 }, (_, version) => ({ ...written(version + 1), items }));
    expect(problemsIn({ instruments })).toEqual([
      expect.stringMatching(/^the file holds 1\d\d kB of text with its translations; at most 120 kB/),
    ]);
  });

  it('says what is required of every field that holds a wrong kind of value', () => {
    const full = {
      ...JSON.parse(JSON.stringify(communitySchema.parse(least))),
      instruments: [written()],
      actions: [{ quarter: '2026-Q3', words: { en: 'Done.' } }],
    };
    const wrong: readonly unknown[] = ['?', '', 1e9, -1, 0.5, true, null, [], [[]], {}, { constructor: 1 }];
    for (const path of pathsIn(full)) {
      for (const value of wrong) {
        for (const words of problemsIn(planted(full, path, value))) {
          expect(words, `${path.join('.')} = ${JSON.stringify(value)}`).not.toMatch(
            /another kind|shape that is known|undefined|Invalid input|\bmatch \//,
          );
        }
      }
    }
  });

  it('lists all mistakes at once', () => {
    expect(problemsIn({ name: 5, minimumGroup: 1, colour: 'red' })).toHaveLength(3);
    expect(parseCommunity('[]')).toMatchObject({ ok: false, error: [{ place: 'the file' }] });
  });
});
