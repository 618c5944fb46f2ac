/** Numbers of rows for people: `12`, `15-17`; in order, each once. */
export function rowRanges(rows: Iterable<number>): string[] {
  const ranges: { first: number; last: number }[] = [];
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open && row === open.last + 1) open.last = row;
    else ranges.push({ first: row, last: row });
  }
  return ranges.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`));
}

/** How many rows such a range names. */
export function rowsIn(range: string): number {
  const [first = 0, last = first] = range.split('-').map(Number);
  return last - first + 1;
}
