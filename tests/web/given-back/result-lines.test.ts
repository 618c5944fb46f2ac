import { describe, expect, it } from 'vitest';
import { resultWords } from '../../../locales/results.ts';
import { languages } from '../../../shared/contract/identifiers.ts';
import type { QuarterReport } from '../../../shared/report/shape/quarter-report.ts';
import { resultsForMembers } from '../../../web/given-back/result-lines.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../../shared/report/quarter-fixture.ts';

const latinDigits = (text: string) => text.replaceAll(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
/** Numbers as a language writes them, without quarters. */
const numbersIn = (text: string) =>
  (
    latinDigits(text)
      .replaceAll(/\d{4}-Q\d/g, '')
      .match(/\d+(?:[.,٫]\d+)?/g) ?? []
  ).map((number) => Number(number.replace(/[,٫]/, '.')));
/** Every number in a report, and those in its sentences. */
const numbersOf = (report: QuarterReport): Set<number> => new Set(numbersIn(JSON.stringify(report)));

describe('the results as members read them', () => {
  const report = reportOf(ordinaryQuarter());

  it.each(languages)('%s: hold no number that is not in the report', (language) => {
    const lines = resultsForMembers(report).lines[language];
    expect(lines.length).toBeGreaterThan(2);
    const known = numbersOf(report);
    for (const line of lines) {
      expect(line).not.toMatch(/[{}]|undefined|NaN/);
      expect(numbersIn(line).filter((number) => !known.has(number))).toEqual([]);
    }
  });

  it('say how many answered, each score of several questions, and how many answered a single one favourably', () => {
    expect(resultsForMembers(report).lines.en).toEqual([
      '76% of members answered.',
      'Psychological safety: 3.6 on a scale from 1 to 5.',
      'Perceived value: 3.7 on a scale from 1 to 5.',
      'Leadership support: 3.6 on a scale from 1 to 5.',
      'Belief in action: 25 of 38 answers are favourable.',
      'Recommendation: 36 or more of 38 answers are favourable.',
    ]);
  });

  it('lead with a clear change, as the report does', () => {
    const before = reportOf(
      [1, 2, 3].map((month) =>
        pulseResult([{ label: 'Berlin', invited: 40, answers: answersOf(month, 38, () => 2) }], { month, quarter: 3 }),
      ),
    );
    const after = reportOf(
      [1, 2, 3].map((month) =>
        pulseResult([{ label: 'Berlin', invited: 40, answers: answersOf(month, 38, mixed) }], { month }),
      ),
      [before],
    );
    const said = resultsForMembers(after).lines;
    expect(said.en[0]).toMatch(/clearly higher than in 2026-Q3\.$/);
    expect(said.de[0]).toMatch(/deutlich höher als in 2026-Q3\.$/);
  });

  it('include the commitments that the report calls kept, and no other', () => {
    expect(resultsForMembers(report).kept).toEqual([]);
    const made = { heard: 'Meetings are full', promised: 'Smaller ones', made: '2026-10-20', by: '2026-12-01' };
    const ended = { on: '2026-12-01', words: 'Two meetings were split.' };
    const commitments = [
      { ...made, state: 'kept', ended },
      { ...made, state: 'open' },
      { ...made, state: 'dropped', ended: { ...ended, words: 'We gave it up.' } },
    ] as const;
    const stewardCommitments = { status: 'shown', kept: 1, open: 1, overdue: 0, dropped: 1, commitments } as const;
    expect(
      resultsForMembers({ ...report, stewardCommitments: { ...stewardCommitments, commitments: [...commitments] } })
        .kept,
    ).toEqual(['Two meetings were split.']);
  });

  it('say nothing else about a quarter with too few answers', () => {
    const quarter = reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, 3, mixed) }])]);
    expect(resultsForMembers(quarter).lines.en).toEqual([resultWords.en.tooFew]);
  });
});
