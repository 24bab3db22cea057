/** What a node tells operators of itself, as far as it shows that all is well. */

import { ascending } from '../impl/kernel/sorted-set.ts';

/** Classes of one place. */
export interface Carried {
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

/** Where the replicas of keys are. */
export interface Placing {
  /** The replication factor f. */
  readonly degree: number;
  readonly classes: number;
  readonly grain: number;
}

/** Of `GET /v1/status`. */
export interface NodeStatus {
  readonly node: number;
  readonly state: string;
  /** Of members only. */
  readonly predecessor?: number;
  readonly successor?: number;
  readonly places: readonly Carried[];
  readonly open: number;
  readonly resolving: number;
  /** Those that a node that moves has beside this one. */
  readonly otherLives: readonly unknown[];
}

const PATIENCE_MS = 1_000;

/** Null: the node does not answer. */
export async function statusOf(server: string): Promise<NodeStatus | null> {
  try {
    const response = await fetch(`${server}/v1/status`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    // A node of ours, which this room has started.
    return (await response.json()) as NodeStatus;
  } catch {
    return null;
  }
}

/** What is missing for a perfect ring of these nodes, in a sentence each. A node that moves has two lives, and has not recovered. */
export function ringProblemsIn(statuses: readonly (NodeStatus | null)[]): readonly string[] {
  const ring = ascending(statuses.flatMap((status) => status?.node ?? []));
  return statuses.flatMap((status) => {
    if (status === null) return ['a node does not answer'];
    const { node, state, otherLives } = status;
    if (state !== 'member') return [`node ${node} is ${state}, expected a member`];
    if (otherLives.length > 0) return [`node ${node} has ${otherLives.length} other lives, expected 0`];
    const at = ring.indexOf(node);
    const [successor, predecessor] = [ring[(at + 1) % ring.length], ring[(at + ring.length - 1) % ring.length]];
    return [
      ...(status.successor === successor ? [] : [`the successor of node ${node} is ${status.successor}, expected ${successor}`]),
      ...(status.predecessor === predecessor ? [] : [`the predecessor of node ${node} is ${status.predecessor}, expected ${predecessor}`]),
    ];
  });
}

/**
 * What is missing so that each place of each class is at one node. Keys are in the first class of a grain only. Of the other
 * classes a node may keep two places, since an identifier may be anywhere in its grain.
 */
export function replicaProblemsIn({ degree, classes, grain }: Placing, statuses: readonly (NodeStatus | null)[]): readonly string[] {
  const carried = statuses.flatMap((status) => status?.places ?? []);
  const bounds = ascending([0, classes, ...carried.flatMap(({ from, to }) => [from, to])]);
  return bounds.slice(0, -1).flatMap((from, i) => {
    if (Math.ceil(from / grain) * grain >= bounds[i + 1]) return [];
    const here = carried.filter((each) => each.from <= from && from < each.to);
    return Array.from({ length: degree }, (_, place) => {
      const nodes = here.filter((each) => each.place === place).length;
      return nodes === 1 ? [] : [`place ${place} of classes ${from} to ${bounds[i + 1]} is at ${nodes} nodes, expected 1`];
    }).flat();
  });
}

/** What is left of transactions. Without load, there is nothing. */
export function leftoversIn(statuses: readonly (NodeStatus | null)[]): readonly string[] {
  return statuses.flatMap((status) => {
    if (status === null) return [];
    const { node, open, resolving } = status;
    const left = Object.entries({ open, resolving }).filter(([, count]) => count > 0);
    return left.map(([what, count]) => `node ${node} has ${what}: ${count}, expected 0`);
  });
}
