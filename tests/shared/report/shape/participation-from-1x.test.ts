import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { takingPartAttacks } from '../../../../shared/report/attacks/taking-part-attacks.ts';
import { leadingIndicator } from '../../../../shared/report/shape/leading-indicator.ts';
import {
  attendanceReportSchema,
  groupMapReportSchema,
  participationReportSchema,
} from '../../../../shared/report/shape/participation.ts';
import { participationFromVersion1 } from '../../../../shared/report/shape/participation-from-1x.ts';
import type { QuarterReport } from '../../../../shared/report/shape/quarter-report.ts';

const stored = (version: string) =>
  JSON.parse(readFileSync(new URL(`stored/report-${version}.json`, import.meta.url), 'utf8'));

describe('participation of a file of version 1', () => {
  it.each(['1.0', '1.1', '1.2', '1.3'])('fits today’s shape: %s', (version) => {
    const read = participationFromVersion1(stored(version)) as QuarterReport;
    expect(attendanceReportSchema.safeParse(read.attendance).error).toBeUndefined();
    expect(groupMapReportSchema.safeParse(read.groupMap).error).toBeUndefined();
    if (read.participation) {
      expect(participationReportSchema.safeParse(read.participation).error).toBeUndefined();
    }
  });

  it('keeps its numbers as exact as they were, and their words', () => {
    const file = stored('1.2');
    const read = participationFromVersion1(file) as QuarterReport;
    const { attendance } = file;
    expect(read.attendance).toMatchObject({
      attendancePercent: { from: attendance.attendancePercent, to: attendance.attendancePercent },
      sessions: attendance.sessions.map((session: { attended: number; guests: number }) => ({
        attended: { status: 'exact', people: session.attended, of: attendance.members },
      })),
    });
    const indicators = file.outcomes.outcomes.flatMap(
      (outcome: { leadingIndicators: unknown[] }) => outcome.leadingIndicators,
    );
    expect(indicators.length).toBeGreaterThan(0);
    for (const told of indicators) expect(leadingIndicator(told.id, read)).toEqual(told);
  });

  it('still shows what the old rules let through, so that attackers find it', () => {
    const attendance = {
      status: 'shown',
      sessions: [{ date: '2026-10-08', attended: 21, guests: 0 }],
      members: 40,
      attendancePercent: 53,
      regularPercent: 53,
      groups: [
        { label: 'Berlin', members: 8, attendancePercent: 13 },
        { label: 'Hamburg', members: 32, attendancePercent: 63 },
      ],
    };
    const read = participationFromVersion1({ ...stored('1.3'), attendance }) as QuarterReport;
    expect(takingPartAttacks(read, []).map(({ code, place }) => `${code} ${place}`)).toEqual([
      'small-group attendance.sessions[0].guests.people',
      'small-group attendance.groups[0].attendance',
      'derived attendance.groups[0]',
      'derived attendance.regular',
    ]);
  });

  it('is left as it is if it is of no known shape', () => {
    for (const other of [undefined, null, 3, {}, { attendance: 'yes' }]) {
      expect(participationFromVersion1(other)).toBe(other);
    }
  });
});
