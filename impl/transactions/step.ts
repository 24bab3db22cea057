/** Transactions over symmetric replication: a table of contents. */
import { keysOf } from '../kernel/by-key.ts';
import { unreachable } from '../kernel/invariant.ts';
import { andThen, type NodeId, next, type Protocol, send } from '../kernel/protocol.ts';
import { withNumber } from '../kernel/sorted-set.ts';
import { onAsk, onLead, onPropose, onVote } from './acceptor.ts';
import { answer, onAllReserved, onCommit, onEnlist, onEnlisted, onRun } from './client.ts';
import { onTimeout } from './deadlines.ts';
import { onHandOver, onMembers } from './hand-over.ts';
import { askAround, onPromised, onRefused, pursue, resume } from './leadership.ts';
import { announce, onAccepted } from './learner.ts';
import type { Decision, Held, Message, Placed } from './messages.ts';
import { onDecision, onPrepare } from './participant.ts';
import type { Transactions, TransactionsEvent, TransactionsNext } from './protocol.ts';
import type { Request } from './requests.ts';
import { leases, onRelease, onReserve } from './reservations.ts';
import { onReserved } from './reserving.ts';
import { onFetch, onFetched, onGone, onOvertaken, onRefetch } from './restoration.ts';
import { atItsPlaces } from './routing.ts';
import { settle } from './settle.ts';
import { booted, type State, withoutEntry } from './state.ts';
import type { TransactionId } from './transaction.ts';
import { typeInvariant } from './type-invariant.ts';

export const transactions: Protocol<Transactions> = {
  name: 'transactions',
  init: (self, config, durable) => ({ state: booted(self, config, durable), effects: [] }),
  step: (state, event) => settle(state, onEvent(state, event), onMessage),
  typeInvariant,
};

function onEvent(state: State, event: TransactionsEvent): TransactionsNext {
  switch (event.type) {
    case 'start':
      return onStart(state);
    case 'receive':
      return onMessage(state, event.from, event.message);
    case 'request':
      return onRequest(state, event.request);
    case 'timeout':
      return onTimeout(state, event.timer);
    case 'suspect':
      return onSuspect(state, event.node);
    case 'restore':
      return next({ ...state, suspected: state.suspected.filter((node) => node !== event.node) });
    case 'chosen':
      return next(state);
    default:
      return unreachable(event);
  }
}

/**
 * Resumes what was under way before a restart. Repeats votes that may be lost, unanswered fetches and unfinished
 * ballots, asks for outcomes, and arms leases.
 */
function onStart(state: State): TransactionsNext {
  const pursued = keysOf(state.cast).flatMap((transaction) => pursue(state, transaction));
  const repeated: TransactionsNext = next(state, ...pursued);
  const asked = andThen(repeated, onRefetch);
  return andThen(next(asked.state, ...asked.effects, ...leases(asked.state)), resume);
}

function onSuspect(before: State, node: NodeId): TransactionsNext {
  const state = { ...before, suspected: withNumber(before.suspected, node) };
  return next(state, ...askAround(state, node));
}

function onRequest(state: State, request: Request): TransactionsNext {
  switch (request.type) {
    case 'run':
      return onRun(state, request);
    case 'commit':
      return onCommit(state, request);
    case 'members':
      return onMembers(state, request.members);
    case 'gone':
      return onGone(state, request);
    default:
      return unreachable(request);
  }
}

function onMessage(state: State, from: NodeId, message: Message): TransactionsNext {
  switch (message.type) {
    case 'enlist':
    case 'reserve':
    case 'release':
    case 'prepare':
    case 'decision':
      return onPlaced(state, message);
    case 'enlisted':
      return onEnlisted(state, from, message);
    case 'reserved':
      return onReserved(state, message, onAllReserved);
    case 'vote':
      return onVote(state, from, message);
    case 'ask':
      return onAsk(state, from, message);
    case 'accepted':
      return onAccepted(state, from, message);
    case 'lead':
      return onLead(state, from, message);
    case 'promised':
      return onPromised(state, from, message);
    case 'propose':
      return onPropose(state, from, message);
    case 'refused':
      return onRefused(state, message);
    case 'handOver':
      return onHandOver(state, message, onHeld);
    case 'fetch':
      return onFetch(state, message);
    case 'fetched':
      return onFetched(state, message, onHeld);
    case 'overtaken':
      return onOvertaken(state, message);
    default:
      return unreachable(message);
  }
}

function onHeld(state: State, message: Held): TransactionsNext {
  return message.type === 'fetch' ? onFetch(state, message) : onPlaced(state, message);
}

function onPlaced(state: State, message: Placed): TransactionsNext {
  switch (message.type) {
    case 'enlist':
      return atItsPlaces(state, message, onEnlist);
    case 'reserve':
      return atItsPlaces(state, message, onReserve);
    case 'release':
      return atItsPlaces(state, message, onRelease);
    case 'prepare':
      return atItsPlaces(state, message, onPrepare);
    case 'decision':
      return atItsPlaces(state, message, onOutcome);
    default:
      return unreachable(message);
  }
}

/**
 * Round 6, for all roles of this node and all places that are here. A leader of a later ballot announces the outcome, because
 * the sender may not have told all. Otherwise the askers are told.
 */
function onOutcome(state: State, decision: Decision): TransactionsNext {
  const { transaction, outcome } = decision;
  const { id } = transaction;
  const wasLeading = state.leading[id] !== undefined && state.leading[id].phase !== 'counting';
  const askers = (state.askers[id] ?? []).map((asker) => send(asker, { ...decision, places: [] }));
  const told = wasLeading ? announce(state, transaction, outcome) : askers;
  return andThen(onDecision(state, decision), (after) => {
    return andThen(answer(closed(after, id), id, outcome), (end) => next(end, ...told));
  });
}

function closed(state: State, id: TransactionId): State {
  const { acceptors, leading, askers } = state;
  return { ...state, acceptors: withoutEntry(acceptors, id), leading: withoutEntry(leading, id), askers: withoutEntry(askers, id) };
}
