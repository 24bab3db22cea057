/** The merge of rings, on top of a ring: a table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { indicate, type NodeId, next, type Protocol } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { watchEffects } from '../kernel/watching.ts';
import { onEnqueue, onMerge, onNeighbours, onRestore, onRetry, onSuspect, onTick, timersOf, together } from './detection.ts';
import { carryOn, onChosen } from './lookup.ts';
import type { Message, Request, Timer } from './messages.ts';
import type { MergeEvent, MergeNext, RingMerge } from './protocol.ts';
import { lookForSelfLater, onLookForSelf } from './self-lookup.ts';
import { type Config, outsider, type State, watchedBy } from './state.ts';
import { typeInvariant } from './type-invariant.ts';
import { onTryMerge } from './unification.ts';

export const ringMerge: Protocol<RingMerge> = {
  name: 'ring-merge',
  init: (self, config) => next(outsider(self, config)),
  step: (state, event) => settle(state, carryOn(onEvent(state, event))),
  typeInvariant,
};

function onEvent(state: State, event: MergeEvent): MergeNext {
  switch (event.type) {
    case 'start':
      return next(state, ...lookForSelfLater(state.config));
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      return next(onRequest(state, event.request));
    case 'timeout':
      return onTimeout(withoutTimer(state, event.timer), event.timer);
    case 'suspect':
      return next(onSuspect(state, event.node));
    case 'restore':
      return next(onRestore(state, event.node));
    case 'chosen':
      return onChosen(state, event.value);
    default:
      return unreachable(event);
  }
}

function onTimeout(state: State, timer: Timer): MergeNext {
  switch (timer.type) {
    case 'tick':
      return onTick(state);
    case 'retry':
      return next(onRetry(state));
    case 'lookForSelf':
      return onLookForSelf(state);
    default:
      return unreachable(timer.type);
  }
}

function onMessage(state: State, from: NodeId, message: Message): MergeNext {
  switch (message.type) {
    case 'mlookup':
      return next({ ...state, agenda: [...state.agenda, message] });
    case 'trymerge':
      return onTryMerge(state, from, message);
    case 'candidate':
      return next(state, indicate({ type: 'consider', node: from, again: message.again } as const));
    case 'enqueue':
      return next(onEnqueue(state, message));
    case 'sameRing':
      return next(together(state, message.id));
    default:
      return unreachable(message);
  }
}

function onRequest(state: State, request: Request): State {
  switch (request.type) {
    case 'neighbours':
      return onNeighbours(state, request);
    case 'merge':
      return onMerge(state, request.with);
    case 'contacts':
      return { ...state, contacts: ascending(request.nodes.filter((node: NodeId) => node !== state.self)) };
    default:
      return unreachable(request);
  }
}

/** Ends a step: arms timers and changes the watched nodes. A `choose` comes last, because its answer precedes all other events. */
function settle(before: State, { state, effects }: MergeNext): MergeNext {
  const wanted = timersOf(state).filter((type) => !state.armed.includes(type));
  const waking = wanted.map((type) => ({ type: 'setTimer', timer: { type }, afterMs: delayOf(state.config, type) }) as const);
  const choices = effects.filter(({ type }) => type === 'choose');
  const others = effects.filter(({ type }) => type !== 'choose');
  const watching = watch(before, state);
  const armed = [...state.armed, ...wanted];
  return next({ ...watching.state, armed }, ...others, ...watching.effects, ...waking, ...choices);
}

function watch(before: State, state: State): MergeNext {
  const { neighbours, contacts, passive, suspected } = state;
  const isSame = neighbours === before.neighbours && contacts === before.contacts && passive === before.passive;
  if (isSame && suspected === before.suspected) return next(state);
  const now = watchedBy(state);
  const watching = watchEffects(watchedBy(before), now);
  return next({ ...state, suspected: suspected.filter((node) => now.includes(node)) }, ...watching);
}

function withoutTimer(state: State, { type }: Timer): State {
  return { ...state, armed: state.armed.filter((each) => each !== type) };
}

function delayOf(config: Config, type: Timer['type']): number {
  return (type === 'tick' ? config.tickMs : config.retryMs) ?? config.tickMs;
}
