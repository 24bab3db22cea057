/**
 * The least that fingers can stand on: a ring in which one node joins between two others. It joins through its
 * successor, in the two steps of the relaxed ring. The ring tells the layer above its neighbours, and knows nothing
 * of failures.
 */
import type { Neighbours } from '../../impl/fingers/messages.ts';
import { indicate, type NodeId, next, type Protocol, send } from '../../impl/kernel/protocol.ts';

export interface StandInRing {
  readonly config: { readonly successor: NodeId };
  readonly state: RingState;
  readonly message: RingMessage;
  readonly request: never;
  readonly timer: never;
  readonly output: Neighbours;
  readonly durable: never;
}

interface RingState {
  /** Null: not a member yet. */
  readonly predecessor: NodeId | null;
  readonly successor: NodeId;
}

type RingMessage =
  | { readonly type: 'join' }
  | { readonly type: 'joinAccepted'; readonly predecessor: NodeId }
  | { readonly type: 'newSuccessor' };

export const standInRing: Protocol<StandInRing> = {
  name: 'stand-in-ring',
  init: (_, { successor }) => next({ predecessor: null, successor }),
  step(state, event) {
    if (event.type === 'start') return next(state, send(state.successor, { type: 'join' } as const));
    if (event.type !== 'receive') return next(state);
    const { from, message } = event;
    if (message.type === 'newSuccessor') return told({ ...state, successor: from });
    if (message.type === 'joinAccepted') {
      const entered = told({ ...state, predecessor: message.predecessor });
      return next(entered.state, ...entered.effects, send(message.predecessor, { type: 'newSuccessor' } as const));
    }
    if (state.predecessor === null) return next(state);
    const accepted = told({ ...state, predecessor: from });
    return next(accepted.state, ...accepted.effects, send(from, { type: 'joinAccepted', predecessor: state.predecessor } as const));
  },
};

function told(state: RingState) {
  const { predecessor, successor } = state;
  return predecessor === null
    ? next<StandInRing>(state)
    : next<StandInRing>(state, indicate({ type: 'neighbours', predecessor, successor }));
}
