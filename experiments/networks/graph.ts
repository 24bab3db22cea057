/** Random graphs of peers. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';

/** By node, from 0: its neighbours, ascending. */
export type Graph = readonly (readonly NodeId[])[];

/** The number of earlier nodes to which a newcomer links, or all of them if there are fewer. */
export const LINKS = 2;

/** Each newcomer links to random earlier nodes. The graph is connected, with a mean degree of 2 · LINKS. */
export function randomGraph(size: number, random: RandomStream): Graph {
  const graph: Set<NodeId>[] = [];
  for (let newcomer = 0; newcomer < size; newcomer++) {
    const links = new Set<NodeId>();
    while (links.size < Math.min(LINKS, newcomer)) links.add(below(random, newcomer));
    graph.push(links);
    for (const other of links) graph[other].add(newcomer);
  }
  return graph.map((neighbours) => ascending(neighbours));
}

/** By node: the least number of hops from `start`. */
export function distancesFrom(start: NodeId, graph: Graph): ReadonlyMap<NodeId, number> {
  const distances = new Map([[start, 0]]);
  for (const [node, far] of distances) for (const other of graph[node]) if (!distances.has(other)) distances.set(other, far + 1);
  return distances;
}
