/**
 * What published reports already say of taking part in earlier quarters. Only what they show is used here, never counts of
 * our own: those would differ by who has left since.
 */
import type { QuarterId } from '../../kernel/ids.ts';
import type { PeopleRange } from '../disclosure/split-bar.ts';
import { boundsOf } from '../shape/people.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

/** The newest revision of a quarter that says anything of taking part; a pulse published alone does not. */
export const takingPartIn = (quarter: QuarterId, published: readonly QuarterReport[]): QuarterReport | undefined =>
  published
    .filter((report) => report.quarter === quarter && saysSomething(report))
    .toSorted((a, b) => a.revision - b.revision)
    .at(-1);

const saysSomething = ({ attendance, participation }: QuarterReport): boolean =>
  attendance.status !== 'not-collected' || participation !== undefined;

/** What a report shows of how many members came to each session, oldest first. */
export function sessionsIn(report: QuarterReport | undefined): PeopleRange[] {
  if (report?.attendance.status !== 'shown') return [];
  const { members, sessions } = report.attendance;
  return sessions.map(({ attended }) => boundsOf(attended, report.promise.minimumGroup) ?? { from: 0, to: members });
}

/**
 * The sessions that "came twice" looks at, as far as two reports show them; one that neither shows may have any number.
 *
 * @param shown of this quarter, and `earlier` of the one before, oldest first
 */
export function lastSessionsShown(
  { shown, earlier }: { readonly shown: readonly PeopleRange[]; readonly earlier: readonly PeopleRange[] },
  { sessions, members }: { readonly sessions: number; readonly members: number },
): PeopleRange[] {
  const known = [...earlier, ...shown].slice(-sessions);
  const unknown = Array.from({ length: sessions - known.length }, () => ({ from: 0, to: members }));
  return [...unknown, ...known];
}
