/** Pairs of a watcher and its peer, with which every scenario of detectors begins. */
import type { State } from '../../impl/failure-detector/state.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { telling } from '../../spec/failure-detector/watch.ts';
import type { Heard, Seen } from './refinement.ts';

export type Pair = readonly [watcher: NodeId, peer: NodeId];

export function nodesOf(pairs: readonly Pair[]): readonly NodeId[] {
  return ascending(pairs.flat());
}

export function asking(type: 'monitor' | 'unmonitor', pairs: readonly Pair[]) {
  return pairs.map(([at, node]) => ({ at, request: { type, node } }));
}

export function unheard(pairs: readonly Pair[]): readonly Heard[] {
  return pairs.map(([watcher, peer]) => ({ watcher, peer, life: 1, told: 'unwatched', suspicions: 0 }));
}

/** A node that is a detector and nothing else. */
export function aloneIn(detector: State): Seen {
  return { detector, latest: 0 };
}

/** For each pair, the outputs to clients refine what a detector may tell. */
export function tellingOf(pairs: readonly Pair[]) {
  return Object.fromEntries(
    pairs.map(([watcher, peer], i) => [
      `node ${watcher} on ${peer}`,
      { of: telling, view: ({ history }: { readonly history: readonly Heard[] }) => ({ told: history[i].told }) },
    ]),
  );
}
