/** A store of values with transactions: no list of members, no node that must survive. A table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { withOwnMessages } from '../kernel/own-messages.ts';
import { andThen, type Event, type NodeId, next, type Protocol } from '../kernel/protocol.ts';
import { onLocated } from './asking.ts';
import { onBegin, onCancel, onCommitRequest, onGet, onPut, onRun, onSnapshot, onUnknown } from './client.ts';
import { onAcceptedOwn, onDecided, onVoted } from './coordinator.ts';
import type { Message, Request, Timer } from './messages.ts';
import type { Store, StoreNext } from './protocol.ts';
import { onHeld } from './reading.ts';
import { onAnswered, onQuestion, takeWaiting } from './replica.ts';
import { onAcceptedOther, onDecidedOther, onOutranked, onOver, onPromised } from './resolver.ts';
import { booted, type State } from './state.ts';
import { typeInvariant } from './type-invariant.ts';
import { onPatience, onUnsettledHere } from './unsettled.ts';
import { onRetry, timed } from './upkeep.ts';

export const store: Protocol<Store> = {
  name: 'store',
  init: (self, config, durable) => {
    const boot = (durable?.boot ?? 0) + 1;
    return next(booted(self, config, boot), { type: 'persist', record: { boot } });
  },
  step(state, event) {
    const { self } = state;
    const after = withOwnMessages(self, react(state, event), (heard, message) => onMessage(heard, self, message));
    return timed(state, andThen(after, takeWaiting), ended(event));
  },
  typeInvariant,
};

function react(state: State, event: Event<Store>): StoreNext {
  switch (event.type) {
    case 'request':
      return onRequest(state, event.request);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'timeout':
      return event.timer.type === 'retry' ? onRetry(state) : onPatience(state);
    case 'start':
    case 'suspect':
    case 'restore':
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

function onRequest(state: State, request: Request): StoreNext {
  switch (request.type) {
    case 'begin':
      return onBegin(state, request);
    case 'commit':
      return onCommitRequest(state, request);
    case 'cancel':
      return onCancel(state, request);
    case 'run':
      return onRun(state, request);
    case 'get':
      return onGet(state, request);
    case 'snapshot':
      return onSnapshot(state, request);
    case 'put':
      return onPut(state, request);
    case 'located':
      return onLocated(state, request);
    case 'unsettledHere':
      return onUnsettledHere(state, request);
    case 'kept':
    case 'shown':
    case 'refused':
      return onAnswered(state, request);
    default:
      return onUnknown(state, request satisfies never);
  }
}

function onMessage(state: State, from: NodeId, message: Message): StoreNext {
  switch (message.type) {
    case 'read':
    case 'prepare':
    case 'promise':
    case 'propose':
    case 'decide':
    case 'forget':
      return onQuestion(state, from, message);
    case 'held':
      return onHeld(state, message);
    case 'voted':
      return onVoted(state, message);
    case 'promised':
      return onPromised(state, message);
    case 'accepted':
      return andThen(onAcceptedOwn(state, message), (after) => onAcceptedOther(after, message));
    case 'outranked':
      return onOutranked(state, message);
    case 'over':
      return onOver(state, message);
    case 'decided':
      return andThen(onDecided(state, message), (after) => onDecidedOther(after, message));
    default:
      return unreachable(message);
  }
}

function ended(event: Event<Store>): readonly Timer['type'][] {
  if (event.type === 'start') return ['patience'];
  return event.type === 'timeout' ? [event.timer.type] : [];
}
