import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCommunity } from '../../../shared/people/community-file.ts';

const example = join(import.meta.dirname, '..', '..', '..', 'examples', 'data-practice', 'community.json');
const least = {
  id: 'makers',
  name: 'Makers',
  timeZone: 'Europe/Berlin',
  steward: { name: 'Ana Silva', email: 'ana@example.org' },
};

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
    for (const text of ['', '{', 'id: makers']) {
      expect(parseCommunity(text)).toMatchObject({ ok: false, error: [{ place: 'the file' }] });
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
      'pulses.0.instruments.0.id is not written as it should be. It must be lower-case words with hyphens.',
    ],
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

  it('lists all mistakes at once', () => {
    expect(problemsIn({ name: 5, minimumGroup: 1, colour: 'red' })).toHaveLength(3);
    expect(parseCommunity('[]')).toMatchObject({ ok: false, error: [{ place: 'the file' }] });
  });
});
