/** How a world of rings that merge is seen from outside. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { nodesNamedBy } from '../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { State as RingState } from '../../impl/relaxed-ring/state.ts';
import type { Message as MergeMessage } from '../../impl/ring-merge/messages.ts';
import type { State as MergeState } from '../../impl/ring-merge/state.ts';
import type { MergingRing } from '../../impl/stack/merging-ring.ts';
import type { NodeView, World } from '../../model-check/world/world.ts';
import type { Merger } from '../../spec/ring-merge/keeping.ts';
import type { Merging } from '../../spec/ring-merge/merging.ts';
import { ringOf } from '../relaxed-ring/refinement.ts';

type MergingWorld = World<MergingRing>;

/** Each part is made when it is read, for no property needs all of them. */
export function mergingOf(world: MergingWorld): Merging {
  const up = () => world.nodes.filter(({ status }) => status !== 'down');
  return {
    get ring() {
      return ringOf<RelaxedRing>({ nodes: world.nodes.map(({ id, status, state }) => ({ id, status, state: state.lower })) });
    },
    get knows() {
      return up().map(({ id, state }) => ({ by: id, nodes: ascending([...knownToRing(state.lower), ...knownToMerge(state.upper)]) }));
    },
    get inFlight() {
      return world.messages.map(({ from, to, message }) => ({
        from,
        to,
        names: message.type === 'lower' ? nodesNamedBy(message.inner) : namedByMerge(message.inner),
      }));
    },
    get lookups() {
      return world.messages.flatMap(({ from, to, message }) =>
        message.type === 'upper' && message.inner.type === 'mlookup' ? [{ from, to, id: message.inner.id }] : [],
      );
    },
    get silent() {
      return world.quiet && up().every(({ state }) => state.upper.queue.length === 0);
    },
    get searches() {
      return up().flatMap(({ id, state }) => state.upper.passive.map((of) => ({ by: id, of })));
    },
    get groups() {
      return world.partition;
    },
  };
}

/** The state that one node keeps for merges; null while the node is not up. */
export function mergerOf({ id, status, state, timers }: NodeView<MergingRing>): Merger | null {
  if (status !== 'up') return null;
  const { neighbours, contacts, passive, suspected, queue, sought, armed, config } = state.upper;
  const above = timers.flatMap((timer) => (timer.type === 'upper' ? [timer.inner.type] : []));
  const beside = neighbours === null ? [] : [neighbours.predecessor, neighbours.successor];
  return {
    id,
    beside: beside.flatMap((node) => (node === null || node === id ? [] : [node])),
    contacts,
    passive,
    passiveListLength: config.passiveListLength,
    suspected,
    queue: queue.map(({ node }) => node),
    sought,
    watched: state.watched.upper,
    isSearching: config.retryMs !== undefined && (config.bootstrap.length > 0 || passive.some((node) => !suspected.includes(node))),
    armed: [...armed].sort(),
    timers: above.filter((type) => type !== 'lookForSelf').sort(),
    selfLookUps: { isDue: above.includes('lookForSelf'), isWanted: config.lookForSelfMs !== undefined },
  };
}

function knownToRing(state: RingState): readonly NodeId[] {
  switch (state.status) {
    case 'joining':
      return [...state.config.contacts, ...state.stash.flatMap(({ from, message }) => [from, ...nodesNamedBy(message)])];
    case 'leaving':
      return [state.predecessor, state.heir, ...state.successors, ...state.followers, ...state.suspected, ...state.awaited];
    case 'member': {
      const successor = state.successor === null ? [] : [state.successor];
      return [state.predecessor, ...successor, ...state.backups, ...state.followers, ...state.asked, ...state.suspected];
    }
  }
}

function knownToMerge({ neighbours, contacts, passive, queue, sought }: MergeState): readonly NodeId[] {
  const beside = neighbours === null ? [] : [neighbours.predecessor, ...(neighbours.successor === null ? [] : [neighbours.successor])];
  return [...beside, ...contacts, ...passive, ...queue.map(({ node }) => node), ...sought];
}

function namedByMerge(message: MergeMessage): readonly NodeId[] {
  switch (message.type) {
    case 'mlookup':
      return [message.id, ...(message.origin === null ? [] : [message.origin])];
    case 'trymerge':
      return [message.predecessor, message.successor];
    case 'enqueue':
    case 'sameRing':
      return [message.id];
    case 'candidate':
      return [];
  }
}
