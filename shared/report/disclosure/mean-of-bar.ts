/**
 * The mean of a question, from its shown bar alone (rule R4): each part that is not cut further counts as the middle of its
 * interval of people, at the middle of its points. Where the favourable side is at an end, that end counts, and the mean
 * reads "or more" or "or less". Why this convention, and how far it is from the true mean: docs/adr/0063.
 */
import type { Clipped, Scale } from './room-for-two.ts';
import type { Bar, Part, PeopleRange } from './split-bar.ts';

/** To one decimal. */
export function meanOfBar({ answered, favourable, parts }: Bar, scale: Scale): Clipped {
  const { lowest, highest, favourableFrom } = scale;
  const rest = restOf({ answered, favourable });
  const end = endOf(favourable, answered);
  const agreeing = { exact: middleOf(favourable), 'or-more': favourable.from, 'or-fewer': favourable.to }[end];
  const others = end === 'or-more' ? rest.to : middleOf(rest);
  const sum =
    agreeing * averageOf({ lowest: favourableFrom, highest, people: favourable }, parts) +
    others * averageOf({ lowest, highest: favourableFrom - 1, people: rest }, parts);
  return { value: Math.round((sum / (agreeing + others)) * 10) / 10, end };
}

/** Everyone who answered and is not favourable. */
export const restOf = ({ answered, favourable }: Pick<Bar, 'answered' | 'favourable'>): PeopleRange => ({
  from: Math.max(0, answered.from - favourable.to),
  to: answered.to - favourable.from,
});

/** Which end of its range a favourable count is at. */
export function endOf(favourable: PeopleRange, answered: PeopleRange): 'exact' | 'or-more' | 'or-fewer' {
  if (favourable.from === favourable.to) return 'exact';
  return favourable.to === answered.to ? 'or-more' : 'or-fewer';
}

export const middleOf = ({ from, to }: PeopleRange): number => (from + to) / 2;

/** The parts of a side that are not cut further; the side itself if it is not cut. */
export function finestOf(side: Part, parts: readonly Part[]): readonly Part[] {
  const within = parts.filter((part) => isWithin(part, side));
  const finest = within.filter((part) => !within.some((other) => other !== part && isWithin(other, part)));
  return finest.length > 0 ? finest : [side];
}

function averageOf(side: Part, parts: readonly Part[]): number {
  const counted = finestOf(side, parts);
  const people = counted.reduce((sum, part) => sum + middleOf(part.people), 0);
  const total = counted.reduce((sum, part) => sum + middleOf(part.people) * ((part.lowest + part.highest) / 2), 0);
  return people === 0 ? (side.lowest + side.highest) / 2 : total / people;
}

/** Whether all points of `part` are points of `of`. */
export const isWithin = (part: Pick<Part, 'lowest' | 'highest'>, of: Pick<Part, 'lowest' | 'highest'>): boolean =>
  part.lowest >= of.lowest && part.highest <= of.highest;
