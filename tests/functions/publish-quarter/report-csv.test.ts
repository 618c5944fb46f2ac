import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../functions/publish-quarter/report-csv.ts';
import type { QuarterReport } from '../../../shared/report/shape/quarter-report.ts';
import { answersOf, mixed, ordinaryQuarter, pulseResult, reportOf } from '../../shared/report/quarter-fixture.ts';

const before = reportOf(
  [1, 2, 3].map((month) =>
    pulseResult([{ label: 'Berlin', invited: 40, answers: answersOf(month, 31, mixed) }], { month, quarter: 3 }),
  ),
);
const attendance: QuarterReport['attendance'] = {
  status: 'shown',
  sessions: [
    { date: '2026-10-08', attended: { status: 'exact', people: 12, of: 25 }, guests: { status: 'exact', people: 7 } },
    { date: '2026-10-08', attended: { status: 'few', of: 25 }, guests: { status: 'few' } },
  ],
  members: 25,
  attendancePercent: { from: 24, to: 32 },
  regular: { status: 'nearly-all', of: 25 },
  groups: [{ label: 'Berlin', members: 11, attendance: { status: 'shown', percent: 43, of: 22 } }],
};
const report: QuarterReport = { ...reportOf(ordinaryQuarter(), [before]), attendance };

/** No cell of these reports has an unquoted comma, and none a quotation mark. */
const rowsOf = (of: QuarterReport): Record<string, string>[] => {
  const [header = '', ...lines] = reportCsv(of).replace('\uFEFF', '').trimEnd().split('\r\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
    if (cells.length !== columns.length) throw new Error('a row must have as many cells as the header');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
};

/** Every number at any depth of the report, as text; what only describes the scale or the format is not a result. */
function numbersIn(node: unknown): string[] {
  if (typeof node === 'number') return [String(node)];
  if (typeof node !== 'object' || node === null) return [];
  const describes = [
    ...['scale', 'lowest', 'highest', 'version', 'revision'],
    ...['provenance', 'promise', 'percent', 'mergedLabels', 'of'],
  ];
  return Object.entries(node).flatMap(([key, child]) => (describes.includes(key) ? [] : numbersIn(child)));
}

const tally = (values: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

describe('the table of a report', () => {
  it('has every number of the report, as often as it occurs there', () => {
    const cells = tally(
      rowsOf(report).flatMap(({ value = '', to = '', n = '' }) =>
        // A single number is a range from itself to itself.
        to === '' ? [value, value, n] : [value, to, n],
      ),
    );
    for (const [number, times] of tally(numbersIn(report))) {
      expect(cells.get(number) ?? 0, `${number} is ${times} times in the report`).toBeGreaterThanOrEqual(times);
    }
  });

  it('gives each value once, even for two sessions on one day', () => {
    const names = rowsOf(report).map(({ pulse, instrument, item, group, measure }) =>
      JSON.stringify([pulse, instrument, item, group, measure]),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('says for each group how many members it has and how many answered, as far as the report does', () => {
    const ofGroups = rowsOf(report).filter(({ group, instrument, pulse }) => group && pulse && !instrument);
    const expected = report.pulses.flatMap(({ pulse, groups }) =>
      groups.flatMap(({ label: group, members, answered }) => [
        { pulse, group, measure: 'members', value: `${members}` },
        answered.status === 'exact'
          ? { pulse, group, measure: 'answered', value: `${answered.people}`, n: `${members}`, status: 'shown' }
          : { pulse, group, measure: 'answered', value: '', n: '' },
      ]),
    );
    expect(ofGroups).toMatchObject(expected);
  });

  it('gives ranges and change as the report does', () => {
    const rows = rowsOf(report);
    const instrument = report.pulses[0]?.instruments[0];
    const item = instrument?.items[0];
    if (item?.result.status !== 'shown' || instrument?.change.status !== 'shown') throw new Error('must be shown');
    const rowOf = (measure: string, of = '') =>
      rows.find(
        (row) => row['instrument'] === instrument.instrument && row['item'] === of && row['measure'] === measure,
      );
    const { likely, worstCase } = item.result;
    expect(rowOf('favourable-likely-from', item.item)).toMatchObject({ value: `${likely.from}`, n: `${likely.of}` });
    expect(rowOf('favourable-worst-case-to', item.item)).toMatchObject({ value: `${worstCase.to}` });
    expect(rowOf('change')).toMatchObject({
      value: `${instrument.change.difference}`,
      verdict: instrument.change.verdict,
      status: 'shown',
    });
  });

  it('leaves missing values empty, and says why', () => {
    const few = reportOf([pulseResult([{ label: 'Berlin', invited: 12, answers: answersOf(1, 4, mixed) }])]);
    const empty = rowsOf(few).filter(({ status }) => status !== 'shown');
    expect(new Set(empty.map(({ status }) => status))).toEqual(
      new Set(['few', 'nearly-all', 'too-few-answers', 'first-quarter', 'not-collected']),
    );
    for (const row of empty) expect(row).toMatchObject({ value: '', end: '', n: '', verdict: '' });
    expect(
      rowsOf(few)
        .filter(({ status }) => status === 'shown')
        .map(({ measure }) => measure),
    ).toEqual(['minimum-group', 'members']);
  });

  it('begins with a byte order mark, so that a spreadsheet reads São Paulo as it is written', () => {
    expect(reportCsv(report).codePointAt(0)).toBe(0xfeff);
  });

  it('is not a formula to a spreadsheet, whatever a steward calls a group', () => {
    const [pulse] = ordinaryQuarter();
    if (!pulse) throw new Error('must be there');
    const groups = pulse.groups.map((group, index) => (index === 0 ? { ...group, label: '=1+1,"x"' } : group));
    expect(reportCsv(reportOf([{ ...pulse, groups }]))).toContain(`"'=1+1,""x"""`);
  });
});
