/**
 * How few people make half of what all made, if all are equally active and only chance tells them apart: what a small number
 * has to be compared with, because chance alone makes some do more.
 *
 * Each of those who made anything made a Poisson number of things, the same rate for all and never none (Poisson truncated at
 * zero), with the mean that was seen. The range holds 95 in 100 of `draws` made communities; the dice are Park and Miller's
 * minimal standard generator from a fixed beginning, so the same two numbers give the same range everywhere. R agrees with
 * dice of its own (tests/vectors/participation.R). Linear in people.
 */
const draws = 999;

/** @returns undefined for nobody, and for fewer facts than people */
export function halfByChance(
  people: number,
  facts: number,
): { readonly from: number; readonly to: number } | undefined {
  if (!(people >= 1 && facts >= people)) return undefined;
  const upTo = cumulative(rateOf(facts / people));
  const uniform = dice();
  const found = Array.from({ length: draws }, () => {
    const made = new Array<number>(upTo.length + 2).fill(0);
    for (let person = 0; person < people; person++) {
      const number = 1 + placeOf(uniform(), upTo);
      made[number] = (made[number] ?? 0) + 1;
    }
    return fewestOfHalf(made);
  }).sort((a, b) => a - b);
  const at = (share: number) => found[Math.ceil(share * draws) - 1] ?? people;
  return { from: at(0.025), to: at(0.975) };
}

/** The rate whose Poisson number, if it is not none, has this mean: λ ÷ (1 − e^−λ) = mean. Zero if everyone made one. */
function rateOf(mean: number): number {
  let [low, high] = [0, mean];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (middle === 0 || middle / -Math.expm1(-middle) < mean) low = middle;
    else high = middle;
  }
  return high;
}

/** Chances of at most 1, 2, 3… things, until hardly any is left. */
function cumulative(rate: number): number[] {
  const chances: number[] = [];
  let sum = 0;
  for (let number = 1; sum < 1 - 1e-12 && number < 100_000; number++) {
    // In logarithms: a large rate would be nothing, to the power of anything.
    sum += Math.exp(number * Math.log(rate) - rate - logFactorial(number)) / -Math.expm1(-rate);
    chances.push(sum);
    if (number > rate && sum === chances.at(-2)) break;
  }
  return chances;
}

const logs: number[] = [0];
function logFactorial(number: number): number {
  for (let n = logs.length; n <= number; n++) logs.push((logs[n - 1] ?? 0) + Math.log(n));
  return logs[number] ?? 0;
}

/** Index of the first that is not below the value; the last if all are. */
function placeOf(value: number, ascending: readonly number[]): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 1) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param made how many people made each number of things */
function fewestOfHalf(made: readonly number[]): number {
  const total = made.reduce((sum, people, number) => sum + people * number, 0);
  let [done, makers] = [0, 0];
  for (let number = made.length - 1; number > 0; number--) {
    const needed = Math.ceil((total / 2 - done) / number);
    const people = made[number] ?? 0;
    if (needed <= people) return makers + needed;
    done += people * number;
    makers += people;
  }
  return makers;
}

function dice(): () => number {
  let state = 20261201;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}
