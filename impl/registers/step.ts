/** Replicated registers: get, put and delete of a key through a majority of its places. A table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { withOwnMessages } from '../kernel/own-messages.ts';
import { andThen, type Event, type NodeId, next, type Protocol } from '../kernel/protocol.ts';
import type { Message, Request } from './messages.ts';
import { onAhead, onHeld, onLocated, onOperation, onRetry, onWritten } from './operation.ts';
import type { Registers, RegistersNext } from './protocol.ts';
import { onAnswered, onRead, onWrite } from './replica.ts';
import { booted, type State } from './state.ts';
import { typeInvariant } from './type-invariant.ts';

export const registers: Protocol<Registers> = {
  name: 'registers',
  init: (self, config, durable) => {
    const boot = (durable?.boot ?? 0) + 1;
    return next(booted(self, config, boot), { type: 'persist', record: { boot } });
  },
  step(state, event) {
    const { self } = state;
    const after = withOwnMessages(self, react(state, event), (heard, message) => onMessage(heard, self, message));
    return timed(state, after, event.type === 'timeout');
  },
  typeInvariant,
};

function react(state: State, event: Event<Registers>): RegistersNext {
  switch (event.type) {
    case 'request':
      return onRequest(state, event.request);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'timeout':
      return onRetry(state);
    case 'start':
    case 'suspect':
    case 'restore':
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

function onRequest(state: State, request: Request): RegistersNext {
  switch (request.type) {
    case 'get':
    case 'put':
      return onOperation(state, request);
    case 'located':
      return onLocated(state, request);
    case 'kept':
    case 'shown':
    case 'refused':
      return onAnswered(state, request);
    default:
      return unreachable(request);
  }
}

function onMessage(state: State, from: NodeId, message: Message): RegistersNext {
  switch (message.type) {
    case 'read':
      return onRead(state, from, message);
    case 'write':
      return onWrite(state, from, message);
    case 'held':
      return onHeld(state, message);
    case 'written':
      return onWritten(state, message);
    case 'ahead':
      return onAhead(state, message);
    default:
      return unreachable(message);
  }
}

/** Arms the timer when a node begins to wait, and again when it has run out. */
function timed(before: State, after: RegistersNext, isOver: boolean): RegistersNext {
  const { retryMs } = before.config;
  if (retryMs === undefined) return after;
  return andThen(after, (state) => {
    const [was, is] = [!isOver && before.operations.length > 0, state.operations.length > 0];
    if (is && !was) return next(state, { type: 'setTimer', timer: { type: 'retry' }, afterMs: retryMs });
    return was && !is ? next(state, { type: 'cancelTimer', timer: { type: 'retry' } }) : next(state);
  });
}
