import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../../functions/publish-quarter/report-csv.ts';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { buildReport } from '../../../../shared/report/build/build-report.ts';
import { renderReportPage } from '../../../../web/dashboard/render-report-page.ts';
import { type MadeQuarter, madeParticipation, namesIn } from '../../../made/made-participation.ts';
import { fixtureAt, fixtureCommunity, ordinaryQuarter } from '../quarter-fixture.ts';

const quarter = '2026-Q4' as QuarterId;
const built = (made: MadeQuarter) =>
  buildReport({
    quarter,
    pulses: ordinaryQuarter(),
    signals: madeParticipation(made, { community: fixtureCommunity, quarter }),
    stewardSide: undefined,
    at: fixtureAt,
    schemaUrl: 'https://pulse.example/schema.json',
    published: [],
  });
const shownOf = (made: MadeQuarter) => {
  const report = built(made);
  expect(verifyReport(report, [])).toEqual([]);
  if (report.attendance.status !== 'shown') throw new Error('attendance must be shown');
  return report.attendance;
};
const exact = (people: number, of: number) => ({ status: 'exact', people, of });
const hidden = expect.objectContaining({ status: 'hidden' });
/** The same groups as those of the ordinary quarter's pulses. */
const roster = { Berlin: 12, Hamburg: 20, Lisbon: 18 };
const evenly = [...namesIn('Berlin', 6), ...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)];

describe('attendance in the report', () => {
  it('is told of the community, of each session and of the groups of the surveys', () => {
    const attendance = shownOf({ roster, sessions: [evenly, evenly], guests: 7 });
    expect(attendance).toMatchObject({
      members: 50,
      sessions: [{ attended: exact(25, 50), guests: { status: 'exact', people: 7 } }, { attended: exact(25, 50) }],
      attendancePercent: { from: 50, to: 50 },
      groups: [
        { label: 'Berlin', members: 12, attendance: { status: 'shown', percent: 50, of: 24 } },
        { label: 'Hamburg', members: 20, attendance: { percent: 50 } },
        { label: 'Lisbon', members: 18, attendance: { percent: 50 } },
      ],
    });
  });

  it('names no group that the surveys do not name, and counts it with others', () => {
    const attendance = shownOf({
      roster: { Berlin: 12, Hamburg: 20, Porto: 18 },
      sessions: [[...namesIn('Berlin', 6), ...namesIn('Hamburg', 10), ...namesIn('Porto', 9)]],
    });
    expect(attendance.groups.map(({ label, members }) => [label, members])).toEqual([
      ['Berlin', 12],
      ['Hamburg', 20],
      ['Other groups', 18],
    ]);
  });

  it.each([
    ['one came', [...namesIn('Berlin', 1), ...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)]],
    ['all came', [...namesIn('Berlin', 12), ...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)]],
    ['no one came', [...namesIn('Hamburg', 10), ...namesIn('Lisbon', 9)]],
  ])('hides a group of which %s, and another one, because the total would tell', (_, came) => {
    const attendance = shownOf({ roster, sessions: [came] });
    expect(attendance.groups).toMatchObject([
      { label: 'Berlin', attendance: hidden },
      { label: 'Hamburg', attendance: { status: 'shown', percent: 50 } },
      { label: 'Lisbon', attendance: hidden },
    ]);
  });

  it('does not tell a session to which few came, nor one that few missed, and lets no other number tell', () => {
    const few = shownOf({ roster, sessions: [evenly, namesIn('Hamburg', 3), evenly] });
    expect(few).toMatchObject({
      sessions: [{}, { attended: { status: 'few', of: 50 } }, {}],
      attendancePercent: { from: 33, to: 36 },
      cameTwice: { sessions: 3, people: hidden },
      groups: [],
    });
    const all = [...namesIn('Berlin', 12), ...namesIn('Hamburg', 20), ...namesIn('Lisbon', 17)];
    expect(shownOf({ roster, sessions: [all] })).toMatchObject({
      sessions: [{ attended: { status: 'nearly-all', of: 50 } }],
      attendancePercent: { from: 92, to: 100 },
      groups: [],
    });
    for (const people of [0, 1, 2, 4]) {
      expect(shownOf({ roster, sessions: [evenly, namesIn('Hamburg', people), evenly] })).toEqual(few);
    }
  });

  it('counts who came twice from three sessions on, those of the quarter before included', () => {
    expect(shownOf({ roster, sessions: [evenly] }).cameTwice).toBeUndefined();
    expect(shownOf({ roster, sessions: [evenly, evenly] }).cameTwice).toBeUndefined();
    const before = [namesIn('Hamburg', 15), namesIn('Lisbon', 8), namesIn('Hamburg', 12)];
    expect(shownOf({ roster, sessions: [evenly], sessionsBefore: before }).cameTwice).toEqual({
      sessions: 4,
      people: exact(20, 50),
    });
    const sessions = [evenly, [...namesIn('Berlin', 12), ...namesIn('Hamburg', 5)], namesIn('Lisbon', 14)];
    expect(shownOf({ roster, sessions }).cameTwice).toEqual({ sessions: 3, people: exact(20, 50) });
  });

  it('hides who came twice where the sessions would tell that no one came once', () => {
    expect(shownOf({ roster, sessions: [evenly, evenly, namesIn('Lisbon', 5)] }).cameTwice?.people).toEqual(
      exact(25, 50),
    );
    const alternating = [
      [...namesIn('Berlin', 12), ...namesIn('Hamburg', 10)],
      [...namesIn('Berlin', 12), ...namesIn('Lisbon', 10)],
      [...namesIn('Hamburg', 10), ...namesIn('Lisbon', 10)],
    ];
    expect(shownOf({ roster, sessions: alternating }).cameTwice?.people).toEqual(hidden);
  });

  it('is hidden, and says why, in a community too small for a number that gives no one away', () => {
    const report = built({ roster: { Berlin: 7 }, sessions: [namesIn('Berlin', 3)] });
    expect(report.attendance).toMatchObject({ status: 'hidden', reason: 'too-few-people' });
    expect(renderReportPage(report)).toContain('<p class="hidden">The community has fewer than 8 members.</p>');
    expect(reportCsv(report)).toContain(',attendance-percent,,,,,,too-few-people');
    expect(verifyReport(report, [])).toEqual([]);
  });

  it('reads as words where it is not exact', () => {
    const report = built({ roster, sessions: [evenly, namesIn('Hamburg', 3), evenly] });
    const page = renderReportPage(report);
    expect(page).toContain('<b>33% to 36%</b>');
    expect(page).toContain('fewer than 5 of 50');
    expect(reportCsv(report)).toContain(',"session 2, 2026-10-02",,attended,,,,50,,few');
  });
});
