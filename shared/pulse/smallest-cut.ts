/**
 * The smallest cut of a graph whose edges are people. With the groups of two communities as nodes, and one node for everyone
 * outside, two sets of groups, one of each community, differ by the people on edges between a chosen node and one that is
 * not. So the smallest cut is the least by which two such sets differ, if they differ at all. Stoer and Wagner, A simple
 * min-cut algorithm (1997), in each connected part: parts without people between them differ by nobody.
 */
export type Edges = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * @param edges people by node and node, the same in both directions; an edge from a node to itself is ignored
 * @returns Infinity if no two nodes are connected; the cost is cubic in the number of nodes
 */
export function smallestCut(edges: Edges): number {
  const left = new Set(edges.keys());
  let least = Number.POSITIVE_INFINITY;
  for (const start of left) {
    const part = connectedTo(start, edges);
    for (const node of part) left.delete(node);
    least = Math.min(least, cutOf(part, edges));
  }
  return least;
}

function connectedTo(start: string, edges: Edges): string[] {
  const found = new Set([start]);
  for (const node of found) {
    for (const [next, people] of edges.get(node) ?? []) if (people > 0) found.add(next);
  }
  return [...found];
}

/** Adds nodes, the most tightly connected next, and merges the last two, until two are left; the least last cut wins. */
function cutOf(part: readonly string[], edges: Edges): number {
  const weights = part.map((from) => part.map((to) => (from === to ? 0 : (edges.get(from)?.get(to) ?? 0))));
  const between = (i: number, j: number): number => weights[i]?.[j] ?? 0;
  let nodes = part.map((_, index) => index);
  let least = Number.POSITIVE_INFINITY;
  while (nodes.length > 1) {
    const tightness = new Map(nodes.map((node) => [node, 0]));
    const order: number[] = [];
    while (tightness.size > 0) {
      const [next = 0] = [...tightness].reduce((best, one) => (one[1] > best[1] ? one : best));
      if (tightness.size === 1) least = Math.min(least, tightness.get(next) ?? 0);
      tightness.delete(next);
      order.push(next);
      for (const [node, tight] of tightness) tightness.set(node, tight + between(next, node));
    }
    const [last = 0, beforeLast = 0] = order.toReversed();
    for (const node of nodes) {
      const people = between(beforeLast, node) + between(last, node);
      for (const [from, to] of [
        [beforeLast, node],
        [node, beforeLast],
      ] as const) {
        const row = weights[from];
        if (row) row[to] = from === to ? 0 : people;
      }
    }
    nodes = nodes.filter((node) => node !== last);
  }
  return least;
}
