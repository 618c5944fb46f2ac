/**
 * The split bar: how the answers to one question are shown. A whole is cut in two, its first part is shown inside
 * [2, whole − 2], and the other part is what remains. So a part of two or fewer reads "2 or fewer", its sibling is an
 * interval, and neither reveals the other. A part that surely has five or more is cut again: favourable into its points; the
 * rest into unfavourable and neutral; each of these into its points. Where "Not yet" can be answered, the rest is first cut
 * into those who said so and those who are on the scale: it is one more part of the rest, and of the same whole.
 *
 * Whoever declined this one question is part of the rest, beside its innermost point, and never counted out: everyone who
 * answered the pulse is then the whole, and no number of the bar says how many declined.
 *
 * Everything that fits the shown intervals, fits them in the same way: whether a part is cut depends on shown numbers only.
 * So no bar proves a 0, 1 or 2 at any point or side, nor a unanimous answer, nor what all others said to one who answered:
 * tests/attacks/split-bar.attack.test.ts tries every bar (docs/adr/0063).
 */
import { limits } from '../../contract/limits.ts';
import type { Scale } from './room-for-two.ts';

/** Any number of people from one to another; both ends are possible. */
export interface PeopleRange {
  readonly from: number;
  readonly to: number;
}

/** The people who chose a point from `lowest` to `highest`. */
export interface Part {
  readonly lowest: number;
  readonly highest: number;
  readonly people: PeopleRange;
}

export interface Bar {
  /** Who answered the question. `to` is the whole of the bar; the difference may have declined. */
  readonly answered: PeopleRange;
  readonly favourable: PeopleRange;
  /** Further cuts, the whole before its parts: of the favourable side, then of the rest. */
  readonly parts: readonly Part[];
}

/** The last unfavourable point: as far from the lowest as the first favourable one is from the highest. */
export const unfavourableTo = (scale: Scale): number => firstPoint(scale) + scale.highest - scale.favourableFrom;

const firstPoint = ({ lowest, notYet }: Scale): number => (notYet ? lowest + 1 : lowest);

/** The scale of a question as its bar has it: "Not yet" is written as the point below the lowest. */
export const scaleOfItem = (scale: Scale, { notYet }: { readonly notYet?: true | undefined }): Scale =>
  notYet ? { ...scale, lowest: scale.lowest - 1, notYet } : scale;

const { barCutFrom: cutFrom, barFew: few } = limits;

/**
 * @param points how many people chose each point, lowest first; before them, who said "Not yet", if the scale has it
 * @param answered what is shown of their number; at least five, and wider than a single number if some may have declined
 */
export function splitBar(points: readonly number[], scale: Scale, answered: PeopleRange): Bar {
  const mayDecline = answered.to - answered.from;
  const count = (lowest: number, highest: number) =>
    sumOf(points.slice(lowest - scale.lowest, highest - scale.lowest + 1));
  const parts: Part[] = [];
  const cut = (piece: Piece): void => {
    const [first, second] = cutsOf(piece, scale) ?? [];
    if (!first || !second || piece.shown.from < cutFrom) return;
    const shown = clipCount(count(first.lowest, first.highest), piece.shown);
    const pieces = [
      { ...first, shown },
      { ...second, shown: remainder(piece.shown, shown) },
    ];
    parts.push(...pieces.map((one) => shownPart(one, mayDecline)));
    for (const one of pieces) cut(one);
  };
  const whole = { from: answered.to, to: answered.to };
  const favourable = clipCount(count(scale.favourableFrom, scale.highest), whole);
  cut({ lowest: scale.favourableFrom, highest: scale.highest, shown: favourable, declined: false });
  cut({
    lowest: scale.lowest,
    highest: scale.favourableFrom - 1,
    shown: remainder(whole, favourable),
    declined: true,
  });
  return { answered, favourable, parts };
}

/** A part while it is cut: `shown` includes those who declined, if they are counted with it. */
interface Piece {
  readonly lowest: number;
  readonly highest: number;
  readonly shown: PeopleRange;
  readonly declined: boolean;
}

/**
 * The two parts of a piece: the outer one, and the inner one, which takes up the uncertainty. Undefined for a single point.
 */
function cutsOf(
  { lowest, highest, declined }: Omit<Piece, 'shown'>,
  scale: Scale,
): readonly [Omit<Piece, 'shown'>, Omit<Piece, 'shown'>] | undefined {
  if (lowest === highest) return undefined;
  const last = unfavourableTo(scale);
  const half = Math.floor((highest - lowest + 1) / 2);
  if (lowest >= scale.favourableFrom) {
    const from = highest - half + 1;
    return [
      { lowest: from, highest, declined: false },
      { lowest, highest: from - 1, declined },
    ];
  }
  if (scale.notYet && lowest === scale.lowest) {
    return [
      { lowest, highest: lowest, declined: false },
      { lowest: lowest + 1, highest, declined },
    ];
  }
  const isRest = lowest === firstPoint(scale) && highest === scale.favourableFrom - 1;
  const to = isRest && last < highest ? last : lowest + half - 1;
  return [
    { lowest, highest: to, declined: false },
    { lowest: to + 1, highest, declined },
  ];
}

const shownPart = ({ lowest, highest, shown, declined }: Piece, mayDecline: number): Part => ({
  lowest,
  highest,
  people: declined ? { from: Math.max(0, shown.from - mayDecline), to: shown.to } : shown,
});

/** A count of some of a whole, inside [2, whole − 2]; an end includes everything beyond it. */
export function clipCount(count: number, whole: PeopleRange): PeopleRange {
  if (count <= few) return { from: 0, to: few };
  if (count >= whole.from - few) return { from: whole.from - few, to: whole.to };
  return { from: count, to: count };
}

const remainder = (whole: PeopleRange, part: PeopleRange): PeopleRange => ({
  from: Math.max(0, whole.from - part.to),
  to: whole.to - part.from,
});

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
