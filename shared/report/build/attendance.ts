/**
 * Attendance under the rule for numbers of people: at each session some of the members came and the others did not, and both
 * count. The percentage over all sessions follows from what is shown of each. A group's percentage is told if enough of its
 * people came and enough missed a session; if one group is not told, others are left out with it, until what readers can
 * subtract is again the work of enough people on both sides.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import type { AttendanceCounts } from '../../contract/participation.ts';
import { wholePercent } from '../../kernel/whole-percent.ts';
import type { ParticipationGuard } from '../disclosure/participation-guard.ts';
import { sessionsToComeAgain, tellingOfCameTwice } from '../disclosure/regular-attendance.ts';
import type { PeopleRange } from '../disclosure/split-bar.ts';
import type { AttendanceReport } from '../shape/participation.ts';
import { boundsOf, type People } from '../shape/people.ts';
import type { SurveyGroup } from './survey-groups.ts';
import { lastSessionsShown } from './taking-part-before.ts';

/** @param earlier how many came to the sessions of the quarter before, as far as its report shows it, oldest first */
export function reportAttendance(
  counts: AttendanceCounts | undefined,
  groups: readonly SurveyGroup[],
  guard: ParticipationGuard,
  earlier: readonly PeopleRange[] = [],
): AttendanceReport {
  if (!counts || counts.sessions.length === 0) {
    return { status: 'not-collected', words: reportSentences.attendance.notCollected };
  }
  const { minimum } = guard;
  const { members, cameTwice } = counts;
  const sessions = counts.sessions.map(({ date, attended, guests }) => ({
    date,
    attended: guard.people(attended, members),
    guests: guard.guests(guests),
  }));
  const bounds = sessions.flatMap(({ attended }) => boundsOf(attended, minimum) ?? []);
  if (bounds.length < sessions.length) {
    return { status: 'hidden', reason: 'too-few-people', words: reportSentences.attendance.tooFew(2 * minimum - 2) };
  }
  const percentOf = (end: 'from' | 'to') =>
    wholePercent(
      bounds.reduce((sum, bound) => sum + bound[end], 0),
      members * sessions.length,
    );
  const areExact = sessions.every(({ attended }) => attended.status === 'exact');
  return {
    status: 'shown',
    members,
    sessions,
    attendancePercent: { from: percentOf('from'), to: percentOf('to') },
    ...(cameTwice &&
      cameTwice.attended.length >= sessionsToComeAgain && {
        cameTwice: {
          sessions: cameTwice.attended.length,
          people: areExact ? cameTwiceAmong(members, cameTwice, { shown: bounds, earlier }, guard) : guard.protecting,
        },
      }),
    groups: areExact ? groupsOf(counts, groups, guard) : [],
  };
}

function cameTwiceAmong(
  members: number,
  { people, attended }: NonNullable<AttendanceCounts['cameTwice']>,
  sessions: Parameters<typeof lastSessionsShown>[0],
  guard: ParticipationGuard,
): People {
  const shown = lastSessionsShown(sessions, { sessions: attended.length, members });
  const status = tellingOfCameTwice({ people, members, attended, shown, minimum: guard.minimum });
  if (status === 'hidden') return guard.protecting;
  return status === 'exact' ? { status, people, of: members } : { status, of: members };
}

interface GroupAttendance {
  readonly label: string;
  readonly members: number;
  readonly attendances: number;
  readonly came: number;
  readonly missed: number;
}

function groupsOf(
  counts: AttendanceCounts,
  named: readonly SurveyGroup[],
  guard: ParticipationGuard,
): Extract<AttendanceReport, { status: 'shown' }>['groups'] {
  const groups = named.map(({ label, includes }): GroupAttendance => {
    const parts = counts.groups.filter((part) => includes.includes(part.label));
    const total = (of: 'members' | 'attendances' | 'came' | 'missed') => parts.reduce((sum, part) => sum + part[of], 0);
    const [members, attendances, came, missed] = [
      total('members'),
      total('attendances'),
      total('came'),
      total('missed'),
    ];
    return { label, members, attendances, came, missed };
  });
  const hidden = hiddenOf(groups, guard);
  if (hidden.length === groups.length) return [];
  return groups.map(({ label, members, attendances, came, missed }) => ({
    label,
    members,
    attendance: hidden.some((group) => group.label === label)
      ? guard.hidden
      : guard.share(attendances, members * counts.sessions.length, came, missed),
  }));
}

/** Groups that may not be told, and the smallest others that must hide with them: of a single one the total would tell. */
function hiddenOf(groups: readonly GroupAttendance[], { isEnough }: ParticipationGuard): GroupAttendance[] {
  const isTold = ({ came, missed }: Pick<GroupAttendance, 'came' | 'missed'>) => isEnough(came) && isEnough(missed);
  const hidden = groups.filter((group) => !isTold(group));
  const others = groups.filter(isTold).toSorted((a, b) => b.members - a.members || (a.label < b.label ? -1 : 1));
  const together = () => ({
    came: hidden.reduce((sum, { came }) => sum + came, 0),
    missed: hidden.reduce((sum, { missed }) => sum + missed, 0),
  });
  while (hidden.length > 0 && others.length > 0 && (hidden.length < 2 || !isTold(together()))) {
    hidden.push(...others.splice(-1));
  }
  return hidden;
}
