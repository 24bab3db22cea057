/**
 * The ring below epochs, no more of it than a store of values needs. It names a node for a place as soon as the node suspects
 * the one that has it. When the suspicion ends, the place may go back. Lookups find nothing, and no place is named twice,
 * unless the scenario names owners: else the carriers that the epochs know are enough.
 */
import type { Give, Output, Responsible, RouteFound } from '../../impl/epochs/messages.ts';
import type { Epochs } from '../../impl/epochs/protocol.ts';
import { type Effect, indicate, type Next, type NodeId, next, type Protocol, type ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { withNumber, withoutNumber } from '../../impl/kernel/sorted-set.ts';
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
  /** The owners that a lookup finds. A node is then named for its places whenever it comes to speak for others, or for fewer. */
  readonly owners?: readonly Inherited[];
}

interface HintState extends Hints {
  /** Suspected nodes whose places are this node's; ascending. Left out: the scenario names no owners. */
  readonly lost?: readonly NodeId[];
}

export interface RingHints {
  readonly config: Hints;
  readonly state: HintState;
  readonly message: never;
  readonly request: Extract<Output, { readonly type: 'lookup' | 'speaks' }>;
  readonly timer: never;
  readonly output: Responsible | Give | RouteFound;
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
        return next(withLost(state, withNumber(state.lost ?? [], event.node)), ...responsibleFor(state, [event.node], []));
      case 'restore': {
        const heir = event.node;
        const trusting = withLost(state, withoutNumber(state.lost ?? [], heir));
        if (!state.returns) return next(trusting);
        return next(trusting, ...placesOf(state, heir).map((place) => indicate({ type: 'give', place, from: 0, to: 1, heir } as const)));
      }
      case 'request':
        return next(state, ...answers(state, event.request));
      default:
        return next(state);
    }
  },
};

function withLost(state: HintState, lost: readonly NodeId[]): HintState {
  return state.owners === undefined ? state : { ...state, lost };
}

function answers(state: HintState, request: RingHints['request']): readonly Effect<RingHints>[] {
  if (request.type === 'speaks') return responsibleFor(state, state.lost ?? [], request.pieces);
  const { type: _, ...piece } = request;
  const found = (state.owners ?? []).filter(({ place }) => place === piece.place);
  return found.map(({ node }) => indicate({ type: 'route', ...piece, node } as const));
}

/** The places of these nodes for which this node does not speak. */
function responsibleFor(
  state: Hints,
  nodes: readonly NodeId[],
  spoken: readonly { readonly place: number }[],
): readonly Effect<RingHints>[] {
  const places = nodes.flatMap((node) => placesOf(state, node)).filter((place) => spoken.every((each) => each.place !== place));
  return places.map((place) => indicate({ type: 'responsible', place, from: 0, to: 1 } as const));
}

function placesOf({ inherits }: Hints, of: NodeId): readonly number[] {
  return inherits.filter(({ node }) => node === of).map(({ place }) => place);
}

/** `protocol` with such a ring below. Its hints go to the epochs. */
export function onHints<U extends ProtocolTypes>(protocol: Protocol<Stacked<Epochs, U>>): Protocol<OnHints<U>> {
  return {
    ...stack<RingHints, Stacked<Epochs, U>>(ringHints, protocol, {
      rise: (hint) => ({ type: 'lower', inner: hint }),
      descend: (output) =>
        output.type === 'lower' && (output.inner.type === 'lookup' || output.inner.type === 'speaks') ? output.inner : null,
    }),
    name: protocol.name,
  };
}
