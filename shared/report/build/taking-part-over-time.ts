/**
 * Taking part in this quarter beside what earlier reports show of it. Only numbers that both files show exactly are put side
 * by side, so nothing follows from it that did not follow from the two files, and anyone who has them can make it.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { quarterAfter } from '../../contract/quarters.ts';
import type { QuarterId } from '../../kernel/ids.ts';
import { type OverTime, overTimeMeasures } from '../shape/over-time.ts';
import type { Share } from '../shape/participation.ts';
import type { QuarterReport } from '../shape/quarter-report.ts';
import { takingPartIn } from './taking-part-before.ts';

type TakingPart = Pick<QuarterReport, 'attendance' | 'participation'>;
type Measure = OverTime['measure'];

/** Three years. */
const mostQuarters = 12;

/** @param published every report that was published before; parts and reports of later quarters say nothing here */
export function takingPartOverTime(
  report: TakingPart & Pick<QuarterReport, 'quarter' | 'generatedAt'>,
  published: readonly QuarterReport[],
): OverTime[] {
  const before = published.filter(
    ({ quarter, generatedAt }) => quarter < report.quarter && generatedAt <= report.generatedAt,
  );
  const quarters = [...new Set(before.map(({ quarter }) => quarter))].sort().slice(1 - mostQuarters);
  const earlier = quarters.flatMap((quarter) => {
    const newest = takingPartIn(quarter, before);
    return newest ? [{ quarter, values: valuesOf(newest) }] : [];
  });
  const now = valuesOf(report);
  return overTimeMeasures.flatMap((measure) => {
    const value = now[measure];
    const years = earlier.flatMap(({ quarter, values }) => {
      const shown = values[measure];
      return shown === undefined ? [] : [{ quarter, value: shown }];
    });
    return value === undefined || years.length === 0 ? [] : [overTimeOf(measure, report.quarter, value, years)];
  });
}

function overTimeOf(
  measure: Measure,
  quarter: QuarterId,
  value: number,
  years: readonly OverTime['years'][number][],
): OverTime {
  const before = years.find((one) => one.quarter === quarterAfter(quarter, -1));
  const { names, inWords } = reportSentences.overTime;
  return {
    measure,
    name: names[measure],
    value,
    ...(before && { before }),
    years: [...years, { quarter, value }],
    words: inWords(names[measure], value, years.at(-1) ?? { quarter, value }),
  };
}

/** What a file shows exactly, or as a percentage that is told. */
function valuesOf({ attendance, participation }: TakingPart): Partial<Record<Measure, number>> {
  const { contributions, reuse, endorsements, problems } = participation ?? {};
  const percent = attendance.status === 'shown' ? attendance.attendancePercent : undefined;
  return defined({
    'attendance-percent': percent && percent.from === percent.to ? percent.to : undefined,
    contributions: contributions?.status === 'shown' ? contributions.contributions : undefined,
    'cross-group-percent': contributions?.status === 'shown' ? percentOf(contributions.crossGroup) : undefined,
    reuses: reuse?.status === 'shown' ? reuse.reuses : undefined,
    endorsements: endorsements?.status === 'shown' ? endorsements.given : undefined,
    'solved-in-7-days-percent':
      problems?.status === 'shown' && problems.solvedInWeek?.status === 'shown'
        ? problems.solvedInWeek.percent
        : undefined,
  });
}

const percentOf = (share: Share | undefined): number | undefined =>
  share?.status === 'shown' ? share.percent : undefined;

const defined = (values: Record<Measure, number | undefined>): Partial<Record<Measure, number>> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
