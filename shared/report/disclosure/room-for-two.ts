/**
 * Rule R3, "room for two": every shown number leaves room for two people who disagree. A unanimous group is then shown like
 * one with two dissenters, so that no number reveals what any one person said, even to a colleague who also answered.
 *
 * For points a…b, favourable from f, n answers: a favourable count is shown inside [2, n − 2], a mean to one decimal inside
 * [⌈(b + f + (n−2)a) / n⌉, ⌊((n−2)b + f − 1 + a) / n⌋], rounded inwards to 0.1: room for one who differs and for a colleague
 * at the far end of the scale, who knows that. A scale score is shown inside [((n−2)a + b + m) / n, ((n−2)b + a + m) / n]
 * with m half way between the last unfavourable or neutral point and f. At an end it reads "or fewer", "or more". Counted
 * out: for n from 5 up no outcome proves a unanimous answer, nor that of all others to one who answered (docs/adr/0004).
 */
export interface Scale {
  readonly lowest: number;
  readonly highest: number;
  /** First favourable point. */
  readonly favourableFrom: number;
}

/**
 * A number as it may be shown: itself, or an end of its range that includes everything beyond. `about` is a mean of numbers
 * some of which are upper ends and others lower ends.
 */
export interface Clipped {
  readonly value: number;
  readonly end: 'exact' | 'or-fewer' | 'or-more' | 'about';
}

/** @param n people who answered the item, at least 5 */
export function clipCount(count: number, n: number): Clipped {
  if (count <= 2) return { value: 2, end: 'or-fewer' };
  if (count >= n - 2) return { value: n - 2, end: 'or-more' };
  return { value: count, end: 'exact' };
}

export function clipMean(sum: number, n: number, { lowest, highest, favourableFrom }: Scale): Clipped {
  const from = (highest + favourableFrom + (n - 2) * lowest) / n;
  const to = ((n - 2) * highest + favourableFrom - 1 + lowest) / n;
  return clip(sum / n, from, to);
}

export function clipScore(mean: number, n: number, { lowest, highest, favourableFrom }: Scale): Clipped {
  const middle = favourableFrom - 0.5;
  return clip(mean, ((n - 2) * lowest + highest + middle) / n, ((n - 2) * highest + lowest + middle) / n);
}

function clip(value: number, from: number, to: number): Clipped {
  // A small margin comes off before rounding inwards, so that 2.2000000000000002 does not become 2.3.
  const low = Math.ceil(from * 10 - 1e-9) / 10;
  const high = Math.floor(to * 10 + 1e-9) / 10;
  const shown = Math.round(value * 10) / 10;
  if (shown <= low) return { value: low, end: 'or-fewer' };
  if (shown >= high) return { value: high, end: 'or-more' };
  return { value: shown, end: 'exact' };
}
