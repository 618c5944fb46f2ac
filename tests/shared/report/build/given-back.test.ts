import { describe, expect, it } from 'vitest';
import { type GivenBack, givenBackIn, givenBackSchema } from '../../../../shared/contract/given-back.ts';
import { inEveryLanguage } from '../../../../shared/contract/identifiers.ts';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import {
  shownActions,
  withActions,
  withResults as withLinkedResults,
} from '../../../../shared/report/build/given-back.ts';

const none = inEveryLanguage((): string[] => []);
const results = (quarter: string, revision = 1): NonNullable<GivenBack['results']> => ({
  quarter: quarter as QuarterId,
  revision,
  kept: [],
  lines: { ...none, en: [`${quarter} revision ${revision}`] },
});
const withResults = (body: string | undefined, of: ReturnType<typeof results>) =>
  withLinkedResults(body, of, `makers/${of.quarter}/key`);
const action = (quarter: string, en: string) => ({ quarter: quarter as QuarterId, words: { en } });
const of = (...actions: ReturnType<typeof action>[]) => ({ language: 'en' as const, actions });
const read = (body: string) => givenBackSchema.parse(JSON.parse(body));

describe('what members get back', () => {
  it('has two halves, each written without touching the other', () => {
    const first = withActions(undefined, of(action('2026-Q3', 'Done')));
    const second = withResults(first, results('2026-Q4'));
    const third = withActions(second, of());
    expect(read(second)).toMatchObject({
      results: { quarter: '2026-Q4' },
      actions: { told: [{ quarter: '2026-Q3' }] },
    });
    expect(read(third)).toMatchObject({ results: { quarter: '2026-Q4' }, actions: { told: [] } });
  });

  it('is the same however often the same is written', () => {
    const once = withResults(withActions(undefined, of(action('2026-Q3', 'Done'))), results('2026-Q4'));
    expect(withResults(once, results('2026-Q4'))).toBe(once);
    expect(withActions(once, of(action('2026-Q3', 'Done')))).toBe(once);
  });

  it('does not go back to an older quarter or revision that was published again', () => {
    const newest = withResults(undefined, results('2026-Q4', 10));
    for (const older of [results('2026-Q3', 11), results('2026-Q4', 9), results('2025-Q4')]) {
      expect(read(withResults(newest, older)).results).toEqual(read(newest).results);
    }
    expect(read(withResults(newest, results('2027-Q1'))).results).toMatchObject({ quarter: '2027-Q1', revision: 1 });
  });

  it('keeps the read links of the last five quarters, whatever order they are published in', () => {
    const quarters = ['2026-Q4', '2026-Q2', '2027-Q1', '2026-Q3', '2025-Q4', '2026-Q1'];
    const body = quarters.reduce<string | undefined>(
      (before, quarter) => withResults(before, results(quarter)),
      undefined,
    );
    expect(read(body ?? '').links).toEqual(
      Object.fromEntries(
        ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4', '2027-Q1'].map((quarter) => [quarter, `makers/${quarter}/key`]),
      ),
    );
  });

  it('is shown in the language of the page, with the read link of its quarter', () => {
    const body = withResults(withActions(undefined, of(action('2026-Q3', 'Done'))), results('2026-Q4'));
    expect(givenBackIn(read(body), 'de')).toEqual({
      results: { quarter: '2026-Q4', lines: [], kept: [], read: '/read/de#makers/2026-Q4/key' },
      actions: [{ quarter: '2026-Q3', words: 'Done', language: 'en' }],
    });
    expect(givenBackIn(read(body), 'en')).toMatchObject({
      results: { lines: ['2026-Q4 revision 1'] },
      actions: [{ quarter: '2026-Q3', words: 'Done' }],
    });
    const before = { ...read(body), links: undefined };
    expect(givenBackIn(before, 'en').results).not.toHaveProperty('read');
    expect(givenBackIn({ version: 1 }, 'en')).toEqual({});
  });

  it('shows three actions, the newest quarter first, within a quarter in the order of the steward', () => {
    const all = of(action('2026-Q2', 'b'), action('2026-Q3', 'c'), action('2026-Q1', 'a'), action('2026-Q3', 'd'));
    expect(shownActions(all).map(({ words }) => words.en)).toEqual(['c', 'd', 'b']);
  });
});
