/**
 * Holm's step-down adjustment of p-values: comparing the adjusted values with α keeps the chance of any false alarm in the
 * whole family at α, whatever depends on what.
 *
 * Source: Holm (1979), Scandinavian Journal of Statistics 6; equal to p.adjust(method = "holm") in R. The order of the
 * result is the order given. Refuses (undefined) a list with a value outside 0 to 1.
 */
export function holm(values: readonly number[]): number[] | undefined {
  if (values.some((p) => !(p >= 0 && p <= 1))) return undefined;
  const ascending = values.map((p, index) => ({ p, index })).sort((a, b) => a.p - b.p);
  const adjusted = new Array<number>(values.length).fill(1);
  let largest = 0;
  ascending.forEach(({ p, index }, rank) => {
    largest = Math.max(largest, Math.min(1, (values.length - rank) * p));
    adjusted[index] = largest;
  });
  return adjusted;
}
