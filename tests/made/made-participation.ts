/**
 * What is counted of a quarter's participation, from a roster in a few words: the real labels, the real counts. Members are
 * named by their group and number, "Berlin 3".
 */

import { lastDayOf } from '../../shared/contract/quarters.ts';
import type { SignalResult } from '../../shared/contract/results.ts';
import type { CommunityId, GroupName, MemberId, QuarterId } from '../../shared/kernel/ids.ts';
import type { CalendarDate, Instant } from '../../shared/kernel/time.ts';
import { countAttendance } from '../../shared/participation/count-attendance.ts';
import { countParticipation } from '../../shared/participation/count-participation.ts';
import type { KnownFact } from '../../shared/participation/known-fact.ts';
import { labelGroups } from '../../shared/pulse/labels.ts';

/** People by group; they are called "Berlin 1" and so on. */
export type MadeRoster = Readonly<Record<string, number>>;

export interface MadeQuarter {
  readonly roster: MadeRoster;
  /** Who came, by session; the names of members. */
  readonly sessions?: readonly (readonly string[])[];
  /** Who came in the quarter before. */
  readonly sessionsBefore?: readonly (readonly string[])[];
  readonly facts?: readonly KnownFact[];
  /** Facts of the quarter before. */
  readonly before?: readonly KnownFact[];
  /** Of the roster, who has left. */
  readonly left?: readonly string[];
  readonly guests?: number;
}

export interface MadeFor {
  readonly community: CommunityId;
  readonly quarter: QuarterId;
  readonly minimum?: number;
}

export const memberNamed = (name: string): MemberId =>
  Array.from(name, (letter) => (letter.codePointAt(0) ?? 0).toString(16).padStart(2, '0'))
    .join('')
    .padEnd(64, '0')
    .slice(0, 32) as MemberId;

/** "Berlin 1" to "Berlin <people>". */
export const namesIn = (group: string, people: number, from = 1): string[] =>
  Array.from({ length: people }, (_, n) => `${group} ${n + from}`);

export function madeParticipation(made: MadeQuarter, { community, quarter, minimum = 5 }: MadeFor): SignalResult {
  const { roster, sessions = [], sessionsBefore = [], facts = [], before = [], left = [], guests = 0 } = made;
  const present = Object.entries(roster).map(
    ([group, people]) => [group, namesIn(group, people).filter((name) => !left.includes(name))] as const,
  );
  const sizes = new Map(present.map(([group, names]) => [group as GroupName, names.length]));
  const { labels } = labelGroups(sizes, Math.max(minimum, 8), 'Everyone');
  const participants = new Map(
    present.flatMap(([group, names]) =>
      names.map((name) => [memberNamed(name), { group, label: labels[group as GroupName] ?? '' }] as const),
    ),
  );
  const labelOf = new Map([...participants].map(([member, { label }]) => [member, label]));
  const bySize = Map.groupBy(labelOf.values(), (label) => label);
  const inMonth = (month: string) => (names: readonly string[], index: number) => ({
    date: `2026-${month}-${String(index + 1).padStart(2, '0')}`,
    file: `session-${index}.csv`,
    members: names.map(memberNamed),
    guests,
  });
  const days = sessions.map(inMonth('10'));
  const counted = countParticipation({ now: facts, before }, { participants, minimum, lastDay: lastDayOf(quarter, 1) });
  return {
    version: 2,
    community,
    quarter,
    labels: [...bySize]
      .map(([label, { length }]) => ({ label, members: length }))
      .sort((a, b) => (a.label < b.label ? -1 : 1)),
    ...(days.length > 0 && { attendance: countAttendance(days, labelOf, sessionsBefore.map(inMonth('07'))) }),
    ...(counted && { participation: counted }),
  };
}

const noFact = { type: '', subject: '', group: '', state: '' } as const;

/** One contribution by each of these people, to a group. */
export const contributionsBy = (names: readonly string[], group = ''): KnownFact[] =>
  names.map((name, n) => ({
    ...noFact,
    date: `2026-10-0${(n % 9) + 1}` as CalendarDate,
    kind: 'contribution',
    member: memberNamed(name),
    subject: `work of ${name}`,
    group,
  }));

/** A question by each of these people, resolved after so many hours by someone else. */
export const questionsBy = (names: readonly string[], hours: number | undefined, resolver: string): KnownFact[] =>
  names.flatMap((name, n): KnownFact[] => {
    const subject = `question of ${name}`;
    const asked = new Date(Date.UTC(2026, 9, 1 + n, 8));
    const at = (later: number) =>
      `${new Date(asked.getTime() + later * 3_600_000).toISOString().slice(0, 19)}Z` as Instant;
    return [
      { ...noFact, date: at(0), kind: 'question-asked', member: memberNamed(name), subject },
      ...(hours === undefined
        ? []
        : [{ ...noFact, date: at(hours), kind: 'question-resolved' as const, member: memberNamed(resolver), subject }]),
    ];
  });
