/**
 * Two reports, and the rosters of both known: who left between them, or joined. What the newer one says about the quarter before
 * must be the number that the report of that quarter shows. Any other was counted without those who have left: 17 contributors
 * then, 16 of whom could contribute again, and one person left, who therefore had contributed. And who contributed again, or is
 * new, must leave enough of those who had contributed, and of those who had not: were there eight new ones, and seven who had
 * not contributed before, one who joined had. Vague words are no cure: "few are new" can say that everyone contributed again.
 */
import { quarterAfter } from '../../contract/quarters.ts';
import type { Finding } from '../shape/finding.ts';
import type { People } from '../shape/people.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

/** @param earlier published reports; without one of the quarter before, nothing can be compared */
export function leaverAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const contributions = report.participation?.contributions;
  if (contributions?.status !== 'shown') return [];
  const { newcomers, again } = contributions;
  const before = earlier.filter(
    ({ community, quarter }) => community.id === report.community.id && quarter === quarterAfter(report.quarter, -1),
  );
  const told = [
    { name: 'newcomers', people: newcomers },
    { name: 'again', people: again },
  ].filter(({ people }) => people && people.status !== 'hidden');
  return before.flatMap((older): Finding[] => {
    // A revision may only add participation, so those without it say nothing.
    if (!older.participation) return [];
    return told.flatMap(({ name, people }) =>
      people && isSafe(name, people, contributions, older)
        ? []
        : [
            {
              code: 'derived' as const,
              words: `participation: who left since ${older.quarter}, or joined, beside its revision ${older.revision}`,
              place: `participation.contributions.${name}`,
            },
          ],
    );
  });
}

type Contributions = Extract<NonNullable<QuarterReport['participation']>['contributions'], { status: 'shown' }>;

function isSafe(
  name: string,
  shown: People,
  { people }: Contributions,
  { participation, promise }: QuarterReport,
): boolean {
  const before = participation?.contributions;
  if (before?.status !== 'shown' || before.people.status !== 'exact') return false;
  if (people.status !== 'exact' || shown.status !== 'exact') return false;
  const { people: contributed, of } = before.people;
  if (shown.of !== (name === 'again' ? contributed : people.people)) return false;
  const again = name === 'again' ? shown.people : people.people - shown.people;
  const leftOver = [contributed - again, of - contributed - (people.people - again)];
  return leftOver.every((side) => side >= promise.minimumGroup);
}
