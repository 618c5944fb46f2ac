/** A copy in random order (Fisher and Yates). All orders are equally likely if `randomBelow` is uniform. */
export function shuffle<T>(items: readonly T[], randomBelow: (bound: number) => number): T[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = randomBelow(last + 1);
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
  }
  return shuffled;
}
