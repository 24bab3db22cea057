/** A cycle of a graph with the fewest nodes of those that count. */
import type { Arc, Digraph } from './digraph.ts';

/** The most arcs that are followed. After that, the shortest cycle so far is given. */
const MOST_FOLLOWED = 20_000_000;

/** Null if there is no cycle. `counts` says which nodes count; each cycle must have one. */
export function shortestCycle<A extends Arc>(graph: Digraph<A>, counts: (node: number) => boolean): readonly A[] | null {
  const core = graph.core();
  const costs = ({ to }: A) => counts(to);
  let shortest: readonly A[] | null = null;
  let least = Number.POSITIVE_INFINITY;
  let followed = 0;
  for (const start of core) {
    if (!counts(start)) continue;
    if (followed > MOST_FOLLOWED && shortest !== null) break;
    const found = cycleThrough(graph, start, core, costs, least, () => followed++);
    if (found === null) continue;
    shortest = found;
    least = found.filter(costs).length;
    if (least <= 2) break;
  }
  return shortest;
}

/** By cost, from `start` until it is met again. */
function cycleThrough<A extends Arc>(
  graph: Digraph<A>,
  start: number,
  core: ReadonlySet<number>,
  costs: (arc: A) => boolean,
  lessThan: number,
  onFollowed: () => void,
): readonly A[] | null {
  const cameBy = new Map<number, A>();
  const done = new Set<number>();
  let level: number[] = [start];
  for (let cost = 0; cost < lessThan && level.length > 0; cost++) {
    const next: { readonly arc: A }[] = [];
    // Arcs that cost nothing are followed within the level.
    for (const node of level) {
      if (done.has(node)) continue;
      done.add(node);
      for (const arc of graph.from(node)) {
        onFollowed();
        if (!core.has(arc.to) || (done.has(arc.to) && arc.to !== start)) continue;
        if (costs(arc)) next.push({ arc });
        else if (arc.to === start) return [...pathTo(arc.from, start, cameBy), arc];
        else if (!cameBy.has(arc.to)) {
          cameBy.set(arc.to, arc);
          level.push(arc.to);
        }
      }
    }
    level = [];
    for (const { arc } of next) {
      if (arc.to === start) return cost + 1 < lessThan ? [...pathTo(arc.from, start, cameBy), arc] : null;
      if (done.has(arc.to) || cameBy.has(arc.to)) continue;
      cameBy.set(arc.to, arc);
      level.push(arc.to);
    }
  }
  return null;
}

function pathTo<A extends Arc>(node: number, start: number, cameBy: ReadonlyMap<number, A>): readonly A[] {
  const path: A[] = [];
  for (let at = node; at !== start; ) {
    const arc = cameBy.get(at);
    if (arc === undefined) break;
    path.push(arc);
    at = arc.from;
  }
  return path.reverse();
}
