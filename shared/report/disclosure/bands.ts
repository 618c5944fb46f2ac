/**
 * Rule R4, how much of a distribution is shown. Three bands (unfavourable, neutral, favourable) from 20 people on, if each
 * band has at least three; all points from 30 on, if each point has at least three. A band or point of one or two people is
 * where a colleague looks for a face, and an empty one says that no one dared. Withholding a table reveals no more about the
 * favourable count than the shown number already does; every set of answers of 20 and of 30 people was tried.
 */
import { reportSentences } from '../../../locales/en/report-sentences.ts';
import { limits } from '../../contract/limits.ts';
import type { Scale } from './room-for-two.ts';

export type Bands =
  | { readonly status: 'shown'; readonly unfavourable: number; readonly neutral: number; readonly favourable: number }
  | {
      readonly status: 'hidden';
      readonly reason: 'too-few-answers' | 'too-few-in-a-band' | 'no-neutral-point';
      readonly words: string;
    };

export type Distribution =
  | { readonly status: 'shown'; readonly points: number[] }
  | { readonly status: 'hidden'; readonly reason: 'too-few-answers' | 'too-few-at-a-point'; readonly words: string };

/** The last unfavourable point: as far from the lowest as the first favourable one is from the highest. */
export const unfavourableTo = ({ lowest, highest, favourableFrom }: Scale): number => lowest + highest - favourableFrom;

/** @param points how many people of the community chose each point, lowest first */
export function threeBands(points: readonly number[], scale: Scale): Bands {
  const cut = unfavourableTo(scale);
  if (cut + 1 >= scale.favourableFrom) {
    return { status: 'hidden', reason: 'no-neutral-point', words: reportSentences.noNeutralPoint };
  }
  if (sumOf(points) < limits.bandsFrom) {
    const words = reportSentences.bandsFrom(limits.bandsFrom);
    return { status: 'hidden', reason: 'too-few-answers', words };
  }
  const [from, to] = [cut + 1 - scale.lowest, scale.favourableFrom - scale.lowest];
  const unfavourable = sumOf(points.slice(0, from));
  const neutral = sumOf(points.slice(from, to));
  const favourable = sumOf(points.slice(to));
  if (Math.min(unfavourable, neutral, favourable) < limits.bandMinimum) {
    const words = reportSentences.bandsOf(limits.bandMinimum);
    return { status: 'hidden', reason: 'too-few-in-a-band', words };
  }
  return { status: 'shown', unfavourable, neutral, favourable };
}

/** @param points as for `threeBands` */
export function allPoints(points: readonly number[]): Distribution {
  if (sumOf(points) < limits.distributionFrom) {
    const words = reportSentences.pointsFrom(limits.distributionFrom);
    return { status: 'hidden', reason: 'too-few-answers', words };
  }
  if (Math.min(...points) < limits.bandMinimum) {
    const words = reportSentences.pointsOf(limits.bandMinimum);
    return { status: 'hidden', reason: 'too-few-at-a-point', words };
  }
  return { status: 'shown', points: [...points] };
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
