/**
 * The value below which a share of the values lies, interpolated if none is exactly there.
 *
 * Definition: Hyndman and Fan's type 7, `quantile(x, p)` in R: with h = (n − 1)p, x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋+1₎ − x₍⌊h⌋₎).
 * Refuses (undefined) no values, and a share outside 0 to 1.
 */
export function quantile(values: readonly number[], share: number): number | undefined {
  if (!(share >= 0 && share <= 1)) return undefined;
  const ordered = values.toSorted((a, b) => a - b);
  const place = (ordered.length - 1) * share;
  const low = ordered[Math.floor(place)];
  const high = ordered[Math.ceil(place)];
  return low === undefined || high === undefined ? undefined : low + (place - Math.floor(place)) * (high - low);
}
