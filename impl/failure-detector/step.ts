/** An eventually perfect failure detector by heartbeats: a table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { type NodeId, next, type Protocol, send } from '../kernel/protocol.ts';
import type { Message, WatchRequest } from './messages.ts';
import type { DetectorEvent, DetectorNext, FailureDetector } from './protocol.ts';
import { onPong, onRound } from './rounds.ts';
import { type State, watchingNobody } from './state.ts';
import { typeInvariant } from './type-invariant.ts';
import { onMonitor, onUnmonitor } from './watching.ts';

export const failureDetector: Protocol<FailureDetector> = {
  name: 'failure-detector',
  init: (self, config) => ({ state: watchingNobody(self, config), effects: [] }),
  step,
  typeInvariant,
};

function step(state: State, event: DetectorEvent): DetectorNext {
  switch (event.type) {
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      return onRequest(state, event.request);
    case 'timeout':
      return onRound(state);
    case 'start':
    case 'suspect':
    case 'restore':
    case 'chosen':
      // The lowest layer: no other failure detector reports to it, and it leaves nothing to chance.
      return next(state);
    default:
      return unreachable(event);
  }
}

function onMessage(state: State, from: NodeId, message: Message): DetectorNext {
  switch (message.type) {
    case 'ping':
      return next(state, send(from, { type: 'pong' }));
    case 'pong':
      return onPong(state, from);
    default:
      return unreachable(message);
  }
}

function onRequest(state: State, { type, node }: WatchRequest): DetectorNext {
  return type === 'monitor' ? onMonitor(state, node) : onUnmonitor(state, node);
}
