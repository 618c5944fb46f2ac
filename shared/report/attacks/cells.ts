/**
 * What numbers of people say together: a book of cells, each a set of people with bounds of its size, and of splits, each of
 * which says that a cell falls into others that share no one. Subtracting and adding until nothing changes gives the tightest
 * bounds that follow from sums; a cell of few people that they pin down has been found by subtraction alone.
 */
import type { PeopleRange } from '../disclosure/split-bar.ts';

export class CellBook {
  private readonly bounds = new Map<string, PeopleRange>();
  private readonly splits: (readonly [whole: string, parts: readonly string[]])[] = [];

  /** Says what is known of a cell; saying more of the same cell keeps what both say. */
  know(cell: string, { from, to }: PeopleRange): void {
    const before = this.boundsOf(cell);
    this.bounds.set(cell, { from: Math.max(from, before.from), to: Math.min(to, before.to) });
  }

  split(whole: string, ...parts: readonly string[]): void {
    this.splits.push([whole, parts]);
  }

  /** The cell, some of `of`, and everyone else in it. */
  part(cell: string, of: string, bounds: PeopleRange | undefined): void {
    if (bounds) this.know(cell, bounds);
    this.split(of, cell, othersThan(cell));
  }

  boundsOf(cell: string): PeopleRange {
    return this.bounds.get(cell) ?? { from: 0, to: Number.POSITIVE_INFINITY };
  }

  /** Every cell by name after all sums; the order in which it was filled does not matter. */
  solved(): ReadonlyMap<string, PeopleRange> {
    for (;;) {
      const before = JSON.stringify([...this.bounds]);
      for (const [whole, parts] of this.splits) {
        const sum = this.sumOf(parts);
        this.know(whole, sum);
        const { from, to } = this.boundsOf(whole);
        for (const part of parts) {
          const rest = this.sumOf(parts.filter((other) => other !== part));
          this.know(part, { from: from - rest.to, to: to - rest.from });
        }
      }
      // Bounds that cross mean a contradiction; more rounds would only move them further apart.
      if (this.isContradiction() || JSON.stringify([...this.bounds]) === before) return this.bounds;
    }
  }

  isContradiction(): boolean {
    return [...this.bounds.values()].some(({ from, to }) => from > to);
  }

  private sumOf(cells: readonly string[]): PeopleRange {
    const all = cells.map((cell) => this.boundsOf(cell));
    return { from: all.reduce((sum, { from }) => sum + from, 0), to: all.reduce((sum, { to }) => sum + to, 0) };
  }
}

export const othersThan = (cell: string): string => `${cell}, all others`;

/**
 * Whether bounds say that there are some and that they are few, or that there are hardly any: fewer than "all but a few" leaves
 * of the smallest base that has such words.
 */
export const areFew = ({ from, to }: PeopleRange, minimum: number): boolean =>
  to < minimum - 2 || (to < minimum && from > 0);
