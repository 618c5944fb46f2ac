import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseStewardSide } from '../../../functions/import-signals/steward-side-file.ts';
import type { Instant } from '../../../shared/kernel/time.ts';
import { madeCommunity } from '../../made/made-community.ts';

const community = madeCommunity('makers', { name: 'Makers' });
const now = '2026-11-30T08:00:00Z' as Instant;
const read = (file: unknown) => parseStewardSide(new TextEncoder().encode(JSON.stringify(file)), community, now);
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
    expect(parseStewardSide(readFileSync(file), community, now)).toMatchObject({ ok: true, value: { entries: 6 } });
  });

  it('takes numbers that the report prints as they are, and no others', () => {
    const outcome = { name: 'Speed', unit: 'days', source: 'The log.', leadingIndicators: ['reuse'] };
    const measured = (value: number) => ({ outcomes: [{ ...outcome, measured: [{ on: '2026-10-01', value }] }] });
    for (const value of [0, -4.25, 999_999_999_999, 0.000_001]) expect(problemsIn(measured(value))).toEqual([]);
    for (const value of [-1e308, 1e21, 1e12, 1e-7, 0.1 + 0.2]) {
      expect(problemsIn(measured(value))).toEqual([
        `outcomes.0.measured.0.value: "${value}" is not valid. It must be a number with at most 12 digits before the point and 6 after it.`,
      ]);
    }
  });

  it('accepts days of two years either way, wherever they are', () => {
    const milestones = ['2024-11-30', '2028-11-30', '0026-10-13', '9999-12-31'].map((on) => ({
      on,
      words: 'Reached.',
    }));
    const ended = { how: 'kept', on: '2030-01-01', words: 'Done it.' };
    const commitments = [{ heard: 'Too early.', promised: 'Later.', made: '2026-10-20', by: '2026-11-01', ended }];
    expect(problemsIn({ milestones, commitments })).toEqual([
      expect.stringMatching(
        /^commitments\.0\.ended\.on: "2030-01-01" is more than 2 years from today\. Write a day from/,
      ),
      expect.stringMatching(/^milestones\.2\.on: "0026-10-13" is more/),
      expect.stringMatching(/^milestones\.3\.on: "9999-12-31" is more/),
    ]);
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
      'commitments.0.by: "2026-10-01" is before 2026-10-20. Put the two days in order.',
      'commitments.0.ended.on: "2026-10-19" is before 2026-10-20. Put the two days in order.',
      expect.stringMatching(
        /^outcomes\.0\.leadingIndicators\.0: "mood" is not something .* Write one of attendance, .*, psychological-safety,/,
      ),
    ]);
  });
});
