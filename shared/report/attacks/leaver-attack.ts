/**
 * Two reports, and the rosters of both known: who left between them, or joined. What the newer one says about the quarter before
 * must be the number that the report of that quarter shows. Any other was counted without those who have left: 17 contributors
 * then, 16 of whom could contribute again, and one person left, who therefore had contributed.
 */
import { quarterAfter } from '../../contract/quarters.ts';
import type { Finding } from '../shape/finding.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';

/** @param earlier published reports; without one of the quarter before, nothing can be compared */
export function leaverAttack(report: QuarterReport, earlier: readonly QuarterReport[]): Finding[] {
  const contributions = report.participation?.contributions;
  if (contributions?.status !== 'shown') return [];
  const { again } = contributions;
  if (!again || again.status === 'hidden') return [];
  const before = earlier.filter(
    ({ community, quarter }) => community.id === report.community.id && quarter === quarterAfter(report.quarter, -1),
  );
  return before.flatMap(({ participation, revision, quarter }): Finding[] => {
    // A revision may only add participation, so those without it say nothing.
    if (!participation) return [];
    const shown = participation.contributions;
    if (shown.status === 'shown' && shown.people.status === 'exact' && shown.people.people === again.of) return [];
    return [
      {
        code: 'derived',
        words: `participation: contributors of ${quarter}, otherwise than in its revision ${revision}`,
        place: 'participation.contributions.again',
      },
    ];
  });
}
