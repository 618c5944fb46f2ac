import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../functions/publish-quarter/report-csv.ts';
import { renderGoesWith } from '../../../web/dashboard/render-goes-with.ts';
import { beliefReport } from '../../shared/report/goes-with-fixture.ts';
import { ordinaryQuarter, reportOf } from '../../shared/report/quarter-fixture.ts';

const pulseOf = (people: number, pull: number) => beliefReport(people, pull).pulses[0] ?? {};
const text = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

describe('the page on what goes together', () => {
  it('has a table for each single question, with a verdict before the number', () => {
    const page = text(renderGoesWith(pulseOf(150, 0.5)));
    expect(page).toContain('What goes with “I believe something useful will change because of this survey.”');
    expect(page).toMatch(/Leadership support clearly 0\.\d 0\.\d\d to 0\.\d\d Recommendation no clear link/);
    expect(page).toContain('What goes together need not be a cause.');
  });

  it('is one line while too few have answered, and nothing where nothing is compared', () => {
    expect(text(renderGoesWith(pulseOf(60, 0.5)))).toBe(
      'What goes together Shown once 100 people have surely answered both.',
    );
    expect(renderGoesWith(reportOf(ordinaryQuarter()).pulses[0] ?? {})).toBe('');
  });
});

describe('the table of a report', () => {
  it('has what goes with a single question under that question', () => {
    const rows = reportCsv(beliefReport(150, 0.5))
      .split('\r\n')
      .map((line) => line.split(','));
    const [header = []] = rows;
    const cell = (row: readonly string[], column: string) => row[header.indexOf(column)];
    const belief = rows.filter(
      (row) =>
        cell(row, 'measure')?.startsWith('goes-with-leadership') && cell(row, 'instrument') === 'belief-in-action',
    );
    expect(belief.map((row) => [cell(row, 'measure'), cell(row, 'verdict')])).toEqual([
      ['goes-with-leadership-support', 'together'],
      ['goes-with-leadership-support-from', ''],
      ['goes-with-leadership-support-to', ''],
      ['goes-with-leadership-support-people', ''],
    ]);
  });
});
