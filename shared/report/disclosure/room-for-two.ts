/**
 * Rule R3, "room for two": every shown number leaves room for two people who disagree. A unanimous group is then shown like
 * one with two dissenters, so that no number reveals what any one person said, even to a colleague who also answered.
 *
 * Questions have split bars (split-bar.ts). A scale score, for points a…b, favourable from f, n people, is shown inside
 * [((n−2)a + b + m) / n, ((n−2)b + a + m) / n], rounded inwards to 0.1, with m half way between the last unfavourable or
 * neutral point and f. At an end it reads "or less", "or more" (docs/adr/0004).
 */
export interface Scale {
  readonly lowest: number;
  readonly highest: number;
  /** First favourable point. */
  readonly favourableFrom: number;
  /** That `lowest` is no point but the answer "Not yet", one below the first point. */
  readonly notYet?: true;
}

/**
 * A number as it may be shown: itself, or an end of its range that includes everything beyond. `about` is a mean of numbers
 * some of which are upper ends and others lower ends.
 */
export interface Clipped {
  readonly value: number;
  readonly end: 'exact' | 'or-fewer' | 'or-more' | 'about';
}

/** @param n the most people who may have a score, so that an end does not say how many have none; at least 5 */
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
