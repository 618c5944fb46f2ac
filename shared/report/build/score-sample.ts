import { limits } from '../../contract/limits.ts';
import type { Sample } from '../../stats/welch-change.ts';
import { middleOf } from '../disclosure/mean-of-bar.ts';
import { usualDeviation } from '../disclosure/usual-deviation.ts';
import type { InstrumentReport } from '../shape/instrument-report.ts';

export type Scored = Omit<InstrumentReport, 'change' | 'trend'>;

/**
 * A score as tests take it: the mean of the questions' shown means before it is rounded, because among many people rounding
 * is most of the difference between two quarters; the usual spread; and the middle of the range of people. The rounding of
 * the means counts as spread (a tenth, evenly: 0.1² / 12 a question). Undefined where no score is shown.
 */
export function sampleOf({ items, score, scale }: Scored): Sample | undefined {
  if (score.status !== 'shown') return undefined;
  const means = items.flatMap(({ result }) => (result.status === 'shown' && result.mean ? [result.mean.value] : []));
  if (means.length === 0) return undefined;
  const people = Math.round(middleOf(score.persons));
  const rounding = (people * 0.1 ** 2) / 12 / means.length;
  return {
    mean: means.reduce((sum, value) => sum + value, 0) / means.length,
    deviation: Math.sqrt(usualDeviation(scale, items.length) ** 2 + rounding),
    people,
  };
}

/** The fewest people from whom a score is compared: of a single question more, because it says less. */
export const comparedFrom = ({ items }: Pick<Scored, 'items'>): number =>
  items.length > 1 ? limits.changeFrom : limits.changeOfQuestionFrom;

export const tenths = (value: number): number => Math.round(value * 10) / 10;
