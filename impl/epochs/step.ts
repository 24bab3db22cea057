/** Epochs: which node speaks for each place of a class, and how that changes. A table of contents. */
import { unreachable } from '../kernel/invariant.ts';
import { withOwnMessages } from '../kernel/own-messages.ts';
import { andThen, type Event, type NodeId, next, type Protocol } from '../kernel/protocol.ts';
import { withNumber, withoutNumber } from '../kernel/sorted-set.ts';
import {
  ask,
  askAgainUnderNewEpochs,
  onAccepted,
  onInstalled,
  onOutranked,
  onResponsible,
  onSealed,
  onSurveyed,
  proceed,
} from './claimant.ts';
import { onPart, onWithdrawn, withoutIdle } from './copying.ts';
import { onGive, onGot, onHandOver, onLacks, onTaken } from './handing-over.ts';
import { ended, givenAway, onLeave } from './leaving.ts';
import { onChoose, onSeal, onSurvey } from './member.ts';
import type { Message, Moved, Request, RouteFound, Timer } from './messages.ts';
import { inside } from './pieces.ts';
import type { Epochs, EpochsNext } from './protocol.ts';
import { withoutRouteTo, withRoute } from './routing.ts';
import { onKeep, onLocate, onLook, onRemove, onReplace, onUnsettled } from './speaking.ts';
import { founded, rebooted, type State } from './state.ts';
import { typeInvariant } from './type-invariant.ts';
import { faster, onRenew, onRetry, persist, persisted, timed, told, watching } from './upkeep.ts';

export const epochs: Protocol<Epochs> = {
  name: 'epochs',
  init: (self, config, durable) => {
    if (durable !== undefined) return next(rebooted(self, config, durable));
    const state = founded(self, config);
    return next(state, persist(state));
  },
  step: (state, event) => {
    const done = withOwn(state, react(state, event));
    if (event.type !== 'start' && event.type !== 'timeout' && leavesClaims(state, done.state)) return persisted(state, done);
    const isOver = event.type === 'start' || event.type === 'timeout';
    const reacted = andThen(settled(state, done), (after) => next(withoutIdle(isOver ? after : faster(after))));
    return ended(state, timed(state, watching(state, persisted(state, told(state, reacted))), timersOver(event)));
  },
  typeInvariant,
};

function react(state: State, event: Event<Epochs>): EpochsNext {
  switch (event.type) {
    case 'request':
      return onRequest(state, event.request);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'timeout':
      return event.timer.type === 'retry' ? onRetry(state) : onRenew(state);
    case 'suspect':
      return next({ ...state, suspected: withNumber(state.suspected, event.node) });
    case 'restore':
      return next({ ...state, suspected: withoutNumber(state.suspected, event.node) });
    case 'start':
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

function onRequest(state: State, request: Request): EpochsNext {
  switch (request.type) {
    case 'responsible':
      return onResponsible(state, request);
    case 'give':
      return onGive(state, request);
    case 'route':
      return onRoute(state, request);
    case 'leave':
      return onLeave(state);
    case 'keep':
      return onKeep(state, request);
    case 'replace':
      return onReplace(state, request);
    case 'remove':
      return onRemove(state, request);
    case 'look':
      return onLook(state, request);
    case 'unsettled':
      return onUnsettled(state);
    case 'locate':
      return onLocate(state, request);
    default:
      return unreachable(request);
  }
}

function onMessage(state: State, from: NodeId, message: Message): EpochsNext {
  switch (message.type) {
    case 'survey':
      return onSurvey(state, from, message);
    case 'surveyed':
      return onSurveyed(state, from, message);
    case 'seal':
      return onSeal(state, from, message);
    case 'sealed':
      return onSealed(state, from, message);
    case 'outranked':
      return onOutranked(state, message);
    case 'choose':
      return onChoose(state, from, message);
    case 'accepted':
      return onAccepted(state, message);
    case 'installed':
      return onInstalled(state, message);
    case 'part':
      return onPart(state, from, message);
    case 'got':
      return onGot(state, from, message);
    case 'withdrawn':
      return onWithdrawn(state, from, message);
    case 'lacks':
      return onLacks(state, from, message);
    case 'handOver':
      return onHandOver(state, from, message);
    case 'taken':
      return onTaken(state, message);
    case 'moved':
      return onMoved(state, from, message);
    default:
      return unreachable(message);
  }
}

/** Another carrier is known: asks it what the claims still wait for from this place. */
function onRoute(state: State, { place, from, to, node }: RouteFound | Moved): EpochsNext {
  // The ring may say that the place is this node's own, before it carries it.
  if (node === state.self) return next(state);
  const after = withRoute(state, { place, from, to, node });
  if (after === state) return givenAway(state);
  const claims = inside(after.claims, { from, to }).filter(({ answered }) => !answered.includes(place));
  return andThen(next(after, ...claims.flatMap((claim) => ask(after, claim, place))), givenAway);
}

/** Where a role went to. If it came here, and was given on, the way through that node is a circle. */
function onMoved(state: State, from: NodeId, moved: Moved): EpochsNext {
  return moved.node === state.self ? next(withoutRouteTo(state, from, moved)) : onRoute(state, moved);
}

/** Takes each claim as far as it goes, and asks again for those that have come under another epoch since `before`. */
function settled(before: State, reacted: EpochsNext): EpochsNext {
  const after = andThen(reacted, (state) => withOwn(state, proceed(state)));
  const asked = askAgainUnderNewEpochs(before, after.state);
  return asked.effects.length === 0 ? after : andThen(after, (state) => settled(state, withOwn(state, asked)));
}

/** Whether nothing has changed but the data, as in almost all steps: then no claim goes on, no timer starts, nobody is told. */
function leavesClaims(before: State, state: State): boolean {
  const { claims, carried, known, given, kept, routes, untold, moves, coming, agreed, suspected, leaving } = state;
  if (state === before) return true;
  return (
    claims === before.claims &&
    carried === before.carried &&
    known === before.known &&
    given === before.given &&
    kept === before.kept &&
    routes === before.routes &&
    untold === before.untold &&
    moves === before.moves &&
    coming === before.coming &&
    agreed === before.agreed &&
    suspected === before.suspected &&
    leaving === before.leaving
  );
}

function withOwn({ self }: State, step: EpochsNext): EpochsNext {
  return withOwnMessages(self, step, (state, message) => andThen(onMessage(state, self, message), proceed));
}

function timersOver(event: Event<Epochs>): readonly Timer['type'][] {
  if (event.type === 'start') return ['retry', 'renew'];
  return event.type === 'timeout' ? [event.timer.type] : [];
}
