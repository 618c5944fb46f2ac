/**
 * Attendance follows the rule for answers: no number of fewer people than the minimum. The report of a community smaller than
 * that has no attendance at all. A session with fewer says "or fewer"; then the share over all sessions is computed from what
 * is shown and the groups are left out, because either would give the session away.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { SignalResult } from '../../contract/results.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import type { AttendanceReport } from '../shape/participation.ts';

export function reportAttendance(signals: SignalResult | undefined, minimumGroup: number): AttendanceReport {
  const attendance = signals?.attendance;
  if (!attendance || attendance.sessions.length === 0) {
    return { status: 'not-collected', words: reportSentences.attendance.notCollected };
  }
  const { members, regular, groups } = attendance;
  if (members < minimumGroup) {
    return {
      status: 'hidden',
      reason: 'too-few-people',
      words: reportSentences.attendance.tooFew(minimumGroup),
    };
  }
  const most = minimumGroup - 1;
  const sessions = attendance.sessions.map(({ date, attended, guests }) => ({
    date,
    attended: Math.max(attended, most),
    ...(attended < minimumGroup && { attendedEnd: 'or-fewer' as const }),
    guests: guests === 0 ? 0 : Math.max(guests, most),
    ...(guests > 0 && guests < minimumGroup && { guestsEnd: 'or-fewer' as const }),
  }));
  const isOpen = sessions.some(({ attendedEnd }) => attendedEnd !== undefined);
  const attendances = sessions.reduce((sum, { attended }) => sum + attended, 0);
  return {
    status: 'shown',
    sessions,
    members,
    attendancePercent: wholePercent(attendances, members * sessions.length),
    ...(isOpen && { attendanceEnd: 'or-fewer' as const }),
    regularPercent: wholePercent(Math.max(regular, most), members),
    ...(regular < minimumGroup && { regularEnd: 'or-fewer' as const }),
    // All groups are shown or none, because a single missing one could be derived by subtraction.
    groups: (!isOpen && groups.every((group) => group.members >= minimumGroup) ? groups : []).map((group) => ({
      label: group.label,
      members: group.members,
      attendancePercent: wholePercent(group.attendances, group.members * sessions.length),
    })),
  };
}
