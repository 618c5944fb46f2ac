/**
 * How many of all N members would be favourable, when F of the n who answered are: every K that the observation does not
 * contradict at the two-sided level, by the exact hypergeometric distribution. Printed as "between K₁ and K₂ of N".
 *
 * Source: inversion of the exact test, as in samplingbook's Sprop for R; checked against R's phyper. Coverage is at least
 * nominal for every K. It assumes that the silent are like those who answered; the worst case stands beside it.
 *
 * Refuses (undefined) when nobody answered or the numbers contradict each other. Cost: O(N × n).
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
  let from: number | undefined;
  let to: number | undefined;
  for (let total = favourable; total <= members - (answered - favourable); total++) {
    const atMost = probabilityAtMost(favourable, total, answered, members);
    const atLeast = 1 - (favourable > 0 ? probabilityAtMost(favourable - 1, total, answered, members) : 0);
    if (atMost <= alpha / 2 || atLeast <= alpha / 2) continue;
    from ??= total;
    to = total;
  }
  return from === undefined || to === undefined ? undefined : { from, to };
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
