/** Graphs for peers that know some others. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';

/** By node, 0 and on: its neighbours, rising. */
export type Graph = readonly (readonly NodeId[])[];

/** How many nodes that are there already a newcomer links to; as many as there are, when these are fewer. */
export const LINKS = 2;

/** Each newcomer links to random ones of those that came before: connected, and of mean degree 2 · LINKS. */
export function randomGraph(size: number, random: RandomStream): Graph {
  const graph: Set<NodeId>[] = [];
  for (let newcomer = 0; newcomer < size; newcomer++) {
    const links = new Set<NodeId>();
    while (links.size < Math.min(LINKS, newcomer)) links.add(below(random, newcomer));
    graph.push(links);
    for (const other of links) graph[other].add(newcomer);
  }
  return graph.map((neighbours) => [...neighbours].sort((a, b) => a - b));
}

/** By node: the fewest hops from `start`. */
export function distancesFrom(start: NodeId, graph: Graph): ReadonlyMap<NodeId, number> {
  const distances = new Map([[start, 0]]);
  for (const [node, far] of distances) for (const other of graph[node]) if (!distances.has(other)) distances.set(other, far + 1);
  return distances;
}
