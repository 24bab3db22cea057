/**
 * Who is responsible for a key? Only the responsible node answers, straight to the one who asked. A lookup for which
 * there is no way on waits where it is, and goes on as soon as there is one: it is in one place at a time, so it is
 * neither lost here nor answered twice.
 */
import { distance, type Identifier } from '../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { learn } from './knowledge.ts';
import type { Found, Lookup, Purpose } from './messages.ts';
import type { FingerEffect, FingerNext } from './protocol.ts';
import { wayOf } from './routing.ts';
import { neighbouring, type State } from './state.ts';
import { targetOf } from './table.ts';

/** A question of this node itself. */
export function ask(state: State, key: Identifier, purpose: Purpose): State {
  return withWaiting(state, { type: 'lookup', key, origin: state.self, purpose, direction: 'onward', target: null });
}

/** Only members let questions out, so the origin is known to be one. */
export function onLookup(state: State, from: NodeId, lookup: Lookup): FingerNext {
  return next(withWaiting(learn(state, [lookup.origin]), { ...lookup, target: null }), ...correction(state, from, lookup));
}

/** The owner is known now; and whoever is suspected between the key and the owner is no member any more. */
export function onFound(state: State, owner: NodeId, { key, purpose }: Found): FingerNext {
  const neighbours = neighbouring(state);
  const suspected = state.suspected.filter((node) => neighbours.includes(node) || !inFront(node, key, owner, state.config.keys));
  const after = learn({ ...state, suspected }, [owner]);
  return purpose === 'client' ? next(after, indicate({ type: 'found', key, owner })) : next(after);
}

/** Lets all lookups go on that can. */
export function carryOn({ state, effects }: FingerNext): FingerNext {
  const stay = state.waiting.filter((lookup) => wayOf(state, lookup).type === 'none');
  const steps = state.waiting.flatMap((lookup) => stepOf(state, lookup));
  return next(stay.length === state.waiting.length ? state : { ...state, waiting: stay }, ...effects, ...steps);
}

function stepOf(state: State, lookup: Lookup): readonly FingerEffect[] {
  const way = wayOf(state, lookup);
  if (way.type === 'none') return [];
  if (way.type === 'here') return answer(state, lookup);
  const target = targetOf(way.node, state.self, state.fingers, state.config);
  return [send(way.node, { ...lookup, direction: way.direction, target })];
}

function answer({ self }: State, { key, origin, purpose }: Lookup): readonly FingerEffect[] {
  if (origin !== self) return [send(origin, { type: 'found', key, purpose })];
  return purpose === 'client' ? [indicate({ type: 'found', key, owner: self })] : [];
}

/** Correction on use: the sender does not know this node's predecessor, or it would have used it. */
function correction({ self, config, neighbours, suspected }: State, from: NodeId, { target }: Lookup): readonly FingerEffect[] {
  if (neighbours === null || target === null || suspected.includes(neighbours.predecessor)) return [];
  const { predecessor } = neighbours;
  return inFront(predecessor, target, self, config.keys) ? [send(from, { type: 'nearer', node: predecessor })] : [];
}

/** Whether `node` lies in [place, owner): were it a member, it would be the owner of that place. */
function inFront(node: NodeId, place: Identifier, owner: NodeId, keys: number): boolean {
  return distance(place, node, keys) < distance(place, owner, keys);
}

/** Of questions for the table, one of a kind is enough. */
function withWaiting(state: State, lookup: Lookup): State {
  const isThere = lookup.purpose === 'finger' && state.waiting.some((each) => isSameQuestion(each, lookup));
  return isThere ? state : { ...state, waiting: [...state.waiting, lookup] };
}

function isSameQuestion(one: Lookup, other: Lookup): boolean {
  return one.purpose === other.purpose && one.key === other.key && one.origin === other.origin;
}
