import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseStewardSide } from '../../../functions/import-signals/steward-side-file.ts';
import { communitySchema } from '../../../shared/contract/community.ts';

const community = communitySchema.parse({
  id: 'makers',
  name: 'Makers',
  timeZone: 'Europe/Berlin',
  steward: { name: 'Ana Silva', email: 'ana@example.org' },
});
const read = (file: unknown) => parseStewardSide(new TextEncoder().encode(JSON.stringify(file)), community);
const problemsIn = (file: unknown): string[] => {
  const side = read(file);
  return side.ok
    ? []
    : side.error.map(
        ({ place, value, problem, cure }) => `${place}${value === undefined ? '' : `: "${value}"`} ${problem} ${cure}`,
      );
};

describe("the stewards' side", () => {
  it('of the example is read, with as many entries as it has', () => {
    const file = new URL('../../../examples/data-practice/signals/commitments.json', import.meta.url);
    expect(parseStewardSide(readFileSync(file), community)).toMatchObject({ ok: true, value: { entries: 6 } });
  });

  it('may be empty', () => {
    expect(read({})).toMatchObject({ ok: true, value: { entries: 0 } });
  });

  it('is refused with all its mistakes, each with place and cure', () => {
    const promised = { heard: 'Too early.', promised: 'Later.', made: '2026-10-20', by: '2026-10-01' };
    const ended = { how: 'kept', on: '2026-10-19', words: 'Done it.' };
    expect(problemsIn({ comitments: [] })).toEqual(['comitments is not a known field. Did you mean "commitments"?']);
    expect(problemsIn({ milestones: [{ on: '2026-02-30', words: 'No such day.' }] })).toEqual([
      'milestones.0.on: "2026-02-30" is not valid. It must be a date such as 2026-10-13.',
    ]);
    expect(
      problemsIn({
        commitments: [{ ...promised, ended }],
        outcomes: [{ name: 'Speed', unit: 'days', source: 'The log.', measured: [], leadingIndicators: ['mood'] }],
      }),
    ).toEqual([
      'commitments.0.by: "2026-10-01" lies before 2026-10-20. Put the two days in order.',
      'commitments.0.ended.on: "2026-10-19" lies before 2026-10-20. Put the two days in order.',
      expect.stringMatching(
        /^outcomes\.0\.leadingIndicators\.0: "mood" is nothing .* Write one of attendance, .*, psychological-safety,/,
      ),
    ]);
  });
});
