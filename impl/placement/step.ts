/**
 * The placer of a node: a layer above the ring that keeps a node's range at N/f or less. The choices are those of `moving.ts`;
 * this file gathers what they need. A move is another life of the same node, at another identifier.
 */
import { unreachable } from '../kernel/invariant.ts';
import { type NodeId, next, type Protocol, send } from '../kernel/protocol.ts';
import type { Message, Request } from './messages.ts';
import { onMove } from './mover.ts';
import type { Placer, PlacerNext } from './protocol.ts';
import { AGAIN, mustAct, type State } from './state.ts';
import { beginSurvey, onFound, onSeen } from './survey.ts';
import { typeInvariant } from './type-invariant.ts';

export const placer: Protocol<Placer> = {
  name: 'placer',
  init: (self, config) => next({ self, config, neighbours: null, survey: null, movingTo: null }),
  step(state, event) {
    switch (event.type) {
      case 'receive':
        return onMessage(state, event.from, event.message);
      case 'request':
        return onRequest(state, event.request);
      case 'timeout':
        return mustAct(state) ? beginSurvey(state) : next(state);
      case 'start':
      case 'suspect':
      case 'restore':
      case 'chosen':
        return next(state);
      default:
        return unreachable(event);
    }
  },
  typeInvariant,
};

function onRequest(state: State, request: Request): PlacerNext {
  switch (request.type) {
    case 'neighbours': {
      const { predecessor, successor } = request;
      return onNeighbours(state, { ...state, neighbours: { predecessor, successor: successor ?? state.self } });
    }
    case 'leaving':
      return onNeighbours(state, { ...state, neighbours: null });
    case 'found':
      return onFound(state, request.key, request.owner);
    default:
      return unreachable(request);
  }
}

function onMessage(state: State, from: NodeId, message: Message): PlacerNext {
  switch (message.type) {
    case 'probe':
      return state.neighbours === null ? next(state) : next(state, send(from, { type: 'seen', ...state.neighbours }));
    case 'seen':
      return onSeen(state, from, message);
    case 'move':
      return onMove(state, message.place);
    default:
      return unreachable(message);
  }
}

/** Looks at the anchors when the range has become too long, or has changed and still is. */
function onNeighbours(before: State, after: State): PlacerNext {
  if (mustAct(after)) return after.survey === null ? beginSurvey(after) : next(after);
  return mustAct(before) ? next({ ...after, survey: null }, { type: 'cancelTimer', timer: AGAIN }) : next(after);
}
