import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportCsv } from '../../../../functions/publish-quarter/report-csv.ts';
import type { SignalResult } from '../../../../shared/contract/results.ts';
import type { QuarterId } from '../../../../shared/kernel/ids.ts';
import { verifyReport } from '../../../../shared/report/attacks/verify-report.ts';
import { reportAttendance } from '../../../../shared/report/build/attendance.ts';
import { buildReport } from '../../../../shared/report/build/build-report.ts';
import { renderReportPage } from '../../../../web/dashboard/render-report-page.ts';
import { fixtureAt, fixtureCommunity, ordinaryQuarter } from '../quarter-fixture.ts';

type Attendance = NonNullable<SignalResult['attendance']>;
const signals = (attendance: Attendance): SignalResult => ({
  version: 1,
  community: fixtureCommunity,
  quarter: '2026-Q4' as QuarterId,
  attendance,
});
const usual = (smallest: number): Attendance => ({
  sessions: [
    { date: '2026-10-08', attended: 12, guests: 7 },
    { date: '2026-11-05', attended: 8, guests: 0 },
  ],
  members: 20 + smallest,
  regular: 14,
  groups: [
    { label: 'Berlin', members: smallest, attendances: 4, regular: 3 },
    { label: 'Hamburg', members: 20, attendances: 16, regular: 11 },
  ],
});
const built = (attendance: Attendance) =>
  buildReport({
    quarter: '2026-Q4' as QuarterId,
    pulses: ordinaryQuarter(),
    signals: signals(attendance),
    stewardSide: undefined,
    at: fixtureAt,
    schemaUrl: 'https://pulse.example/schema.json',
    previous: undefined,
  });

describe('attendance in the report', () => {
  it('is a share of all members and sessions, by group where groups are large enough', () => {
    const report = built(usual(5));
    expect(report.attendance).toMatchObject({ status: 'shown', attendancePercent: 40, regularPercent: 56 });
    expect(report.attendance).toMatchObject({ groups: [{ attendancePercent: 40 }, { attendancePercent: 40 }] });
    expect(verifyReport(report, [])).toEqual([]);
  });

  it('has no groups at all when one is too small', () => {
    expect(built(usual(4)).attendance).toMatchObject({ status: 'shown', groups: [] });
    expect(verifyReport(built(usual(4)), [])).toEqual([]);
  });

  it('is hidden, and says why, in a community smaller than the minimum', () => {
    const tiny: Attendance = {
      sessions: [{ date: '2026-10-08', attended: 3, guests: 0 }],
      members: 4,
      regular: 3,
      groups: [{ label: 'All', members: 4, attendances: 3, regular: 3 }],
    };
    const report = built(tiny);
    expect(report.attendance).toEqual({
      status: 'hidden',
      reason: 'too-few-people',
      words: 'The community has fewer than 5 members.',
    });
    expect(renderReportPage(report)).toContain('<p class="hidden">The community has fewer than 5 members.</p>');
    expect(reportCsv(report)).toContain(',attendance-percent,,,,,too-few-people');
    expect(verifyReport(report, [])).toEqual([]);
  });

  it('says "or fewer" of a session to which fewer came, and gives it away by no other number', () => {
    const of = (attended: number): Attendance => ({
      ...usual(10),
      sessions: [
        { date: '2026-10-08', attended, guests: 2 },
        { date: '2026-11-05', attended: 8, guests: 0 },
      ],
      regular: attended,
      groups: [
        { label: 'Berlin', members: 10, attendances: attended, regular: 0 },
        { label: 'Hamburg', members: 20, attendances: 8, regular: attended },
      ],
    });
    const report = built(of(3));
    expect(report.attendance).toEqual({
      status: 'shown',
      sessions: [
        { date: '2026-10-08', attended: 4, attendedEnd: 'or-fewer', guests: 4, guestsEnd: 'or-fewer' },
        { date: '2026-11-05', attended: 8, guests: 0 },
      ],
      members: 30,
      attendancePercent: 20,
      attendanceEnd: 'or-fewer',
      regularPercent: 13,
      regularEnd: 'or-fewer',
      groups: [],
    });
    const page = renderReportPage(report);
    expect(page).toContain('<b>20% or fewer</b>');
    expect(page).toContain('4 or fewer');
    expect(reportCsv(report)).toContain(',"session 1, 2026-10-08",,attended,4,or-fewer,30,,shown');
    for (const attended of [0, 1, 2, 4]) expect(built(of(attended)).attendance).toEqual(report.attendance);
    expect(verifyReport(report, [])).toEqual([]);
  });

  it('shows no number of fewer people than the minimum, whatever was imported', async () => {
    const count = fc.integer({ min: 0, max: 40 });
    await fc.assert(
      fc.property(
        fc.array(count, { minLength: 1, maxLength: 4 }),
        count,
        count,
        fc.integer({ min: 5, max: 9 }),
        (attended, members, regular, minimum) => {
          const imported: Attendance = {
            sessions: attended.map((people) => ({ date: '2026-10-08', attended: people, guests: people })),
            members,
            regular,
            groups: [
              { label: 'All', members, attendances: attended.reduce((sum, people) => sum + people, 0), regular },
            ],
          };
          const shown = reportAttendance(signals(imported), minimum);
          if (shown.status !== 'shown') {
            expect(members).toBeLessThan(minimum);
            return;
          }
          for (const [i, session] of shown.sessions.entries()) {
            expect(session.attended).toBeGreaterThanOrEqual(minimum - 1);
            if (session.attendedEnd === undefined) expect(session.attended).toBe(attended[i]);
            if (session.guests < minimum) expect(session.guests === 0 || session.guestsEnd === 'or-fewer').toBe(true);
          }
          if (shown.regularEnd === undefined) expect(regular).toBeGreaterThanOrEqual(minimum);
          if (shown.sessions.some(({ attendedEnd }) => attendedEnd)) {
            expect(shown).toMatchObject({ attendanceEnd: 'or-fewer', groups: [] });
          }
        },
      ),
    );
  });
});
