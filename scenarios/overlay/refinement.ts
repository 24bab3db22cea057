/** How a world of nodes with fingers on a relaxed ring is seen: below as a ring, above as fingers on that ring. */
import type { Neighbours } from '../../impl/fingers/messages.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { State as RingState } from '../../impl/relaxed-ring/state.ts';
import type { FingersOnRing } from '../../impl/stack/overlay.ts';
import type { NodeView, World } from '../../model-check/world/world.ts';
import type { Overlay } from '../../spec/fingers/overlay.ts';
import type { Ring } from '../../spec/relaxed-ring/ring.ts';
import { type FingerWorld, type Heard, messagesAbove, overlay } from '../fingers/refinement.ts';
import { ringOf } from '../relaxed-ring/refinement.ts';

export type OverlayWorld = World<FingersOnRing, Heard>;

export function ringBelow(world: OverlayWorld): Ring {
  const nodes = world.nodes.map(({ id, status, state }) => ({ id, status, state: state.lower }));
  return ringOf<RelaxedRing>({ nodes });
}

/** Reads the owners of keys from the ring itself, not from what the fingers have heard of it. Each part is computed when read. */
export function fingersAbove(world: OverlayWorld): Overlay {
  return overlay({
    nodes: world.nodes.map(aboveItsRing),
    get messages() {
      return messagesAbove(world.messages);
    },
    history: {
      get asked() {
        return world.history.asked;
      },
      get answers() {
        return world.history.answers;
      },
      get named() {
        return world.nodes.flatMap(namedBy);
      },
    },
  });
}

/** The neighbours that a ring in this state reports to the layer above; null unless the node is a member. */
export function saidBy(state: RingState): Neighbours | null {
  return state.status === 'member' ? { type: 'neighbours', predecessor: state.predecessor, successor: state.successor } : null;
}

function aboveItsRing({ id, status, state: { lower, upper } }: NodeView<FingersOnRing>): FingerWorld['nodes'][number] {
  const { self } = upper;
  return {
    id,
    status,
    state: {
      self,
      get config() {
        return upper.config;
      },
      get neighbours() {
        return saidBy(lower);
      },
      get heir() {
        return upper.heir;
      },
      get fingers() {
        return upper.fingers;
      },
      get suspected() {
        return upper.suspected;
      },
      get waiting() {
        return upper.waiting;
      },
    },
  };
}

/** A node that has been let in, and its neighbours according to its ring. A node that leaves has been let in. */
function namedBy({ id, state: { lower } }: NodeView<FingersOnRing>): readonly NodeId[] {
  if (lower.status === 'joining') return [];
  const next = lower.status === 'leaving' ? lower.heir : lower.successor;
  return [id, lower.predecessor, ...(next === null ? [] : [next])];
}
