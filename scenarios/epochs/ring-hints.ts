/**
 * The ring below epochs, no more of it than a store of values needs. It names a node for a place as soon as the node suspects the one that has
 * it. When the suspicion ends, the place may go back. Lookups have no answers: the carriers that the epochs know are enough.
 */
import type { Give, Responsible } from '../../impl/epochs/messages.ts';
import type { Epochs } from '../../impl/epochs/protocol.ts';
import { indicate, type Next, type NodeId, next, type Protocol, type ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { Stacked } from '../../impl/stack/layered.ts';
import { stack } from '../../impl/stack/stack.ts';

/** The place becomes this node's when it suspects the node that has it. */
export interface Inherited {
  readonly node: NodeId;
  readonly place: number;
}

export interface Hints {
  readonly inherits: readonly Inherited[];
  /** Does the ring want a place to go back when the suspicion ends? */
  readonly returns: boolean;
}

export interface RingHints {
  readonly config: Hints;
  readonly state: Hints;
  readonly message: never;
  readonly request: never;
  readonly timer: never;
  readonly output: Responsible | Give;
  readonly durable: never;
}

/** A store of values on epochs, and such a ring below. */
export type OnHints<U extends ProtocolTypes> = Stacked<RingHints, Stacked<Epochs, U>>;

const ringHints: Protocol<RingHints> = {
  name: 'ring hints',
  init: (_, hints) => next(hints),
  step: (state, event): Next<RingHints> => {
    switch (event.type) {
      case 'start':
        return next(state, ...[...new Set(state.inherits.map(({ node }) => node))].map((node) => ({ type: 'monitor', node }) as const));
      case 'suspect':
        return next(
          state,
          ...placesOf(state, event.node).map((place) => indicate({ type: 'responsible', place, from: 0, to: 1 } as const)),
        );
      case 'restore': {
        const heir = event.node;
        if (!state.returns) return next(state);
        return next(state, ...placesOf(state, heir).map((place) => indicate({ type: 'give', place, from: 0, to: 1, heir } as const)));
      }
      default:
        return next(state);
    }
  },
};

function placesOf({ inherits }: Hints, of: NodeId): readonly number[] {
  return inherits.filter(({ node }) => node === of).map(({ place }) => place);
}

/** `protocol` with such a ring below. Its hints go to the epochs. */
export function onHints<U extends ProtocolTypes>(protocol: Protocol<Stacked<Epochs, U>>): Protocol<OnHints<U>> {
  return {
    ...stack<RingHints, Stacked<Epochs, U>>(ringHints, protocol, {
      rise: (hint) => ({ type: 'lower', inner: hint }),
      descend: () => null,
    }),
    name: protocol.name,
  };
}
