import { describe, expect, it } from 'vitest';
import type { LabelledMembers } from '../../../../shared/contract/participation.ts';
import type { MemberId } from '../../../../shared/kernel/ids.ts';
import { countAttendance } from '../../../../shared/participation/count-attendance.ts';
import { labelGroups } from '../../../../shared/pulse/labels.ts';
import { reportAttendance } from '../../../../shared/report/build/attendance.ts';
import { surveyGroups } from '../../../../shared/report/build/survey-groups.ts';
import { participationGuard } from '../../../../shared/report/disclosure/participation-guard.ts';
import { twentyFourTeams } from '../../../made/twenty-four-teams.ts';
import { pulseResult } from '../quarter-fixture.ts';

const pulseOf = (...labels: string[]) => pulseResult(labels.map((label) => ({ label, invited: 10, answers: [] })));
const sizes = (of: Readonly<Record<string, number>>): LabelledMembers[] =>
  Object.entries(of).map(([label, members]) => ({ label, members }));
const named = (...of: Parameters<typeof surveyGroups>) =>
  surveyGroups(...of).map(({ label, members, includes }) => [label, members, includes.length]);

describe('groups of participation', () => {
  it('have the names of the surveys', () => {
    expect(named(sizes({ Berlin: 12, Hamburg: 20 }), [pulseOf('Berlin', 'Hamburg')])).toEqual([
      ['Berlin', 12, 1],
      ['Hamburg', 20, 1],
    ]);
  });

  it('are counted together if a single pulse of the quarter does not have them', () => {
    const pulses = [pulseOf('Berlin', 'Hamburg', 'Lisbon'), pulseOf('Hamburg', 'Other groups')];
    expect(named(sizes({ Berlin: 12, Hamburg: 20, Lisbon: 9 }), pulses)).toEqual([
      ['Hamburg', 20, 1],
      ['Other groups', 21, 2],
    ]);
  });

  it('are never counted together as fewer than a label must have', () => {
    const pulses = [pulseOf('Berlin', 'Hamburg', 'Lisbon')];
    expect(named(sizes({ Berlin: 9, Hamburg: 20, Lisbon: 12, Porto: 5 }), pulses)).toEqual([
      ['Hamburg', 20, 1],
      ['Lisbon', 12, 1],
      ['Other groups', 14, 2],
    ]);
  });

  it('are none if only one would be left', () => {
    expect(named(sizes({ Berlin: 12, Porto: 5 }), [pulseOf('Berlin', 'Hamburg')])).toEqual([]);
    expect(named(sizes({ Makers: 12 }), [pulseOf('Makers')])).toEqual([]);
    expect(named([], [pulseOf('Makers')])).toEqual([]);
  });

  it('are counted together within their department', () => {
    const labels: LabelledMembers[] = [
      { label: 'Care', members: 14 },
      { label: 'Sales / East', members: 10, within: 'Sales' },
      { label: 'Sales / North', members: 20, within: 'Sales' },
      { label: 'Sales: other teams', members: 9, within: 'Sales' },
    ];
    const pulses = [pulseOf('Care', 'Sales / North', 'Sales: other teams')];
    expect(named(labels, pulses)).toEqual([
      ['Care', 14, 1],
      ['Sales / North', 20, 1],
      ['Sales: other teams', 19, 2],
    ]);
  });

  it('are the departments of a community of 24 small teams, whose attendance can then be seen', () => {
    const { groups } = labelGroups(twentyFourTeams, 8, 'Makers');
    const shown = surveyGroups(groups, [pulseOf(...groups.map(({ label }) => label))]);
    expect(shown.map(({ label }) => label)).toEqual(['Engineering', 'Finance', 'Operations', 'People', 'Sales']);
    const members = [...twentyFourTeams].flatMap(([path, size]) =>
      Array.from({ length: size }, (_, person) => [`${path} ${person}` as MemberId, path] as const),
    );
    const labels = labelGroups(twentyFourTeams, 8, 'Makers').labels;
    const labelOf = new Map(members.map(([member, path]) => [member, labels[path] ?? '']));
    const sessions = [0, 1, 2].map((session) => ({
      date: `2026-10-0${session + 1}`,
      file: 'hour.csv',
      members: members.filter((_, index) => (index + session) % 3 > 0).map(([member]) => member),
      guests: 0,
    }));
    const attendance = reportAttendance(countAttendance(sessions, labelOf), shown, participationGuard(5));
    expect(attendance).toMatchObject({ status: 'shown' });
    expect(
      attendance.status === 'shown' && attendance.groups.map(({ label, attendance: of }) => [label, of.status]),
    ).toEqual([
      ['Engineering', 'shown'],
      ['Finance', 'shown'],
      ['Operations', 'shown'],
      ['People', 'shown'],
      ['Sales', 'shown'],
    ]);
  });
});
