/**
 * Room for two in a correlation (docs/adr/0073). A correlation near the strongest that two bars allow would say that nearly
 * everyone on one side of a question is on one side of the other: of someone known to disagree with the first, it would tell
 * the answer to the second. So it is shown inside the range in which each of the four combinations of sides may still have
 * two people; at an end it reads "or more" or "or less".
 *
 * The range follows from shown bars alone (rule R4): parts count as the middle of their people at the middle of their points,
 * as in the mean of a question. The strongest correlation of two bars pairs lowest with lowest (Fréchet, Hoeffding); with two
 * people on opposite sides, these are the ones who are nearest to the other side on both.
 */
import { limits } from '../../contract/limits.ts';
import type { ItemReport } from '../shape/instrument-report.ts';
import { finestOf, middleOf, restOf } from './mean-of-bar.ts';
import type { Scale } from './room-for-two.ts';
import type { Bar } from './split-bar.ts';

/** A question as it is shown. */
export interface ShownQuestion {
  readonly bar: Bar;
  readonly scale: Scale;
}

/** What a target is compared with: one question, or the score of several with the reliability that is shown of it. */
export interface ShownMeasure {
  readonly questions: readonly ShownQuestion[];
  /** Cronbach's α; of no use to a single question. */
  readonly alpha: number | undefined;
}

/** The bar of a question that can be compared: shown, and its favourable count exact, so that neither side is two or fewer. */
export function comparable({ result }: Pick<ItemReport, 'result'>, scale: Scale): ShownQuestion | undefined {
  if (result.status !== 'shown' || result.favourable.from !== result.favourable.to) return undefined;
  const { answered, favourable, parts } = result;
  return { bar: { answered, favourable, parts }, scale };
}

/**
 * The lowest and the highest correlation that may be shown, in tenths. Undefined if nothing is between them, or the score is
 * too unreliable for its spread to be known.
 */
export function roomInCorrelation(
  target: ShownQuestion,
  measure: ShownMeasure,
): { readonly from: number; readonly to: number } | undefined {
  const people = Math.min(...[target, ...measure.questions].map(({ bar }) => bar.answered.to));
  const y = sidesOf(target, people);
  const xs = measure.questions.map((question) => sidesOf(question, people));
  const spread = deviationOfSum(xs, measure.alpha) * Math.sqrt(varianceOf(y));
  if (!(spread > 0)) return undefined;
  const from = Math.ceil((-strongest(xs, turned(y)) / spread) * 10 - 1e-9) / 10;
  const to = Math.floor((strongest(xs, y) / spread) * 10 + 1e-9) / 10;
  // Zero is written without a sign.
  return from > to ? undefined : { from: from + 0, to: to + 0 };
}

/** So many people at a point. */
interface Mass {
  readonly point: number;
  readonly people: number;
}

/** Everyone at a question, lowest point first, on each side of where it becomes favourable. */
interface Sides {
  readonly rest: readonly Mass[];
  readonly favourable: readonly Mass[];
}

/** @param people whom the bar is to add up to: those of another question may have declined more often */
function sidesOf({ bar, scale }: ShownQuestion, people: number): Sides {
  const side = (lowest: number, highest: number, all: Bar['favourable']): Mass[] =>
    finestOf({ lowest, highest, people: all }, bar.parts)
      .map((part) => ({ point: (part.lowest + part.highest) / 2, people: middleOf(part.people) }))
      .toSorted((one, other) => one.point - other.point);
  const rest = side(scale.lowest, scale.favourableFrom - 1, restOf(bar));
  const favourable = side(scale.favourableFrom, scale.highest, bar.favourable);
  const share = people / (peopleIn(rest) + peopleIn(favourable));
  const scaled = (masses: readonly Mass[]) => masses.map((mass) => ({ ...mass, people: mass.people * share }));
  return { rest: scaled(rest), favourable: scaled(favourable) };
}

/** The question read from the other end: what is strongest then, is strongest in the other direction. */
const turned = ({ rest, favourable }: Sides): Sides => ({ rest: negated(favourable), favourable: negated(rest) });
const negated = (masses: readonly Mass[]): Mass[] =>
  masses.map(({ point, people }) => ({ point: -point, people })).toReversed();

const everyone = ({ rest, favourable }: Sides): readonly Mass[] => [...rest, ...favourable];
const peopleIn = (masses: readonly Mass[]): number => masses.reduce((sum, { people }) => sum + people, 0);
const varianceOf = (sides: Sides): number => covariance(everyone(sides), everyone(sides));

/** Of the sum of all questions: α says how much of it the variances of the questions leave to what they have in common. */
function deviationOfSum(xs: readonly Sides[], alpha: number | undefined): number {
  const apart = xs.reduce((sum, x) => sum + varianceOf(x), 0);
  if (xs.length === 1) return Math.sqrt(apart);
  return alpha === undefined ? 0 : Math.sqrt(apart / (1 - (alpha * (xs.length - 1)) / xs.length));
}

/**
 * The largest covariance of a sum with the target that leaves room for two at each of its questions, while all others are at
 * their strongest.
 */
function strongest(xs: readonly Sides[], y: Sides): number {
  const lost = xs.map((x) => Math.max(lostByTwo(x, y), lostByTwo(y, x)));
  return xs.reduce((sum, x) => sum + covariance(everyone(x), everyone(y)), 0) - Math.max(...lost);
}

/** What the largest covariance loses if two people are favourable at the first question and not at the second. */
function lostByTwo(first: Sides, second: Sides): number {
  const already = peopleIn(first.favourable) - peopleIn(second.favourable);
  const two = Math.min(limits.barFew, peopleIn(first.favourable), peopleIn(second.rest));
  if (already >= two) return 0;
  // Those nearest to the other side: the lowest who are favourable, and the highest who are not.
  const [firstTwo, firstOthers] = taken(first.favourable, two);
  const [highestTwo, lowerOthers] = taken(second.rest.toReversed(), two);
  const secondTwo = highestTwo.toReversed();
  const apart =
    joined(firstTwo, secondTwo) +
    joined([...first.rest, ...firstOthers], [...lowerOthers.toReversed(), ...second.favourable]);
  return (joined(everyone(first), everyone(second)) - apart) / peopleIn(everyone(first));
}

/** The first people of a list, and the others. */
function taken(masses: readonly Mass[], people: number): [taken: Mass[], others: Mass[]] {
  const [first, others]: [Mass[], Mass[]] = [[], []];
  let left = people;
  for (const { point, people: here } of masses) {
    const now = Math.min(here, left);
    left -= now;
    if (now > 0) first.push({ point, people: now });
    if (here > now) others.push({ point, people: here - now });
  }
  return [first, others];
}

/** The sum of products if lowest goes with lowest; both of as many people, lowest first. */
function joined(xs: readonly Mass[], ys: readonly Mass[]): number {
  let sum = 0;
  let [i, j] = [0, 0];
  let [leftX, leftY] = [xs[0]?.people ?? 0, ys[0]?.people ?? 0];
  for (let [x, y] = [xs[0], ys[0]]; x && y; [x, y] = [xs[i], ys[j]]) {
    const both = Math.min(leftX, leftY);
    sum += both * x.point * y.point;
    leftX -= both;
    leftY -= both;
    if (leftX <= 1e-9) leftX = xs[++i]?.people ?? 0;
    if (leftY <= 1e-9) leftY = ys[++j]?.people ?? 0;
  }
  return sum;
}

/** The largest there can be. */
function covariance(xs: readonly Mass[], ys: readonly Mass[]): number {
  const people = peopleIn(xs);
  const mean = (masses: readonly Mass[]) => masses.reduce((sum, mass) => sum + mass.point * mass.people, 0) / people;
  return joined(xs, ys) / people - mean(xs) * mean(ys);
}
