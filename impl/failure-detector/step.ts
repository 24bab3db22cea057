/** An eventually perfect failure detector by heartbeats: a table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { andThen, type NodeId, next, type Protocol, send } from '../kernel/protocol.ts';
import type { Heard, Message, WatchRequest } from './messages.ts';
import type { DetectorEvent, DetectorNext, FailureDetector } from './protocol.ts';
import { onRound, onSign } from './rounds.ts';
import { type Config, type Durable, type State, watchingNobody } from './state.ts';
import { typeInvariant } from './type-invariant.ts';
import { onMonitor, onUnmonitor } from './watching.ts';

export const failureDetector: Protocol<FailureDetector> = {
  name: 'failure-detector',
  init,
  step,
  typeInvariant,
};

/** Boots a node. After a restart its incarnation is higher, and on disk before anything is said in its name. */
function init(self: NodeId, config: Config, durable?: Durable): DetectorNext {
  const incarnation = (durable?.incarnation ?? 0) + 1;
  const state = watchingNobody(self, config, incarnation);
  if (config.mayRestart === undefined && durable === undefined) return next(state);
  return next(state, { type: 'persist', record: { incarnation } });
}

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

function onMessage(state: State, from: NodeId, { type, incarnation }: Message): DetectorNext {
  const heard = onSign(state, from, incarnation);
  switch (type) {
    case 'ping':
      return andThen(heard, (after) => next(after, send(from, { type: 'pong', incarnation: after.incarnation } as const)));
    case 'pong':
      return heard;
    default:
      return unreachable(type);
  }
}

function onRequest(state: State, request: WatchRequest | Heard): DetectorNext {
  switch (request.type) {
    case 'monitor':
      return onMonitor(state, request.node, request.incarnation ?? 1);
    case 'unmonitor':
      return onUnmonitor(state, request.node);
    case 'heard':
      return onSign(state, request.node, request.incarnation ?? 1);
    default:
      return unreachable(request);
  }
}
