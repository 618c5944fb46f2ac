/**
 * How many of all N members would be favourable, when F of the n who answered are: every K that the observation does not
 * contradict at the two-sided level, by the exact hypergeometric distribution. Printed as "between K₁ and K₂ of N".
 *
 * Source: inversion of the exact test, as in samplingbook's Sprop for R; checked against R's phyper. Coverage is at least
 * nominal for every K. It assumes that the silent are like those who answered; the worst case is given beside it.
 *
 * Refuses (undefined) when no one answered or the numbers contradict each other. Cost: O(n log N).
 */
export interface CountInterval {
  readonly from: number;
  readonly to: number;
}

export function hypergeometricInterval(
  favourable: number,
  answered: number,
  members: number,
  alpha = 0.05,
): CountInterval | undefined {
  const whole = [favourable, answered, members].every((n) => Number.isSafeInteger(n));
  if (!whole || answered < 1 || favourable < 0 || favourable > answered || answered > members) return undefined;
  // An exact tie, such as 1 in 40, contradicts; the small margin keeps the rounding of logarithms from deciding it.
  const contradicted = alpha / 2 + 1e-9;
  const notTooFew = (total: number) => 1 - probabilityAtMost(favourable - 1, total, answered, members) > contradicted;
  const notTooMany = (total: number) => probabilityAtMost(favourable, total, answered, members) > contradicted;
  const least = favourable;
  const most = members - (answered - favourable);
  const from = firstThat(notTooFew, least, most);
  const to = firstThat((total) => !notTooMany(total), least, most + 1) - 1;
  return { from, to };
}

/** The first whole number from `low` on that holds, where all after it hold; `high` if none before does. */
function firstThat(holds: (value: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** P(X ≤ x) for X hypergeometric: n drawn without replacement from N of which K are favourable. */
function probabilityAtMost(x: number, total: number, drawn: number, members: number): number {
  let sum = 0;
  for (let i = Math.max(0, drawn - (members - total)); i <= Math.min(x, total, drawn); i++) {
    sum += Math.exp(logChoose(total, i) + logChoose(members - total, drawn - i) - logChoose(members, drawn));
  }
  return Math.min(1, sum);
}

const logFactorials = [0];

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push((logFactorials[i - 1] ?? 0) + Math.log(i));
  return logFactorials[n] ?? Number.NaN;
}

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);
