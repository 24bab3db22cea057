/**
 * Lookups: which node is responsible for a key? Only the responsible node answers, directly to the origin.
 *
 * A node that knows no next hop keeps the lookup, and sends it on as soon as there is one. Each lookup is at one node at a
 * time, so none is answered twice. None is lost here but beyond the bound on those that wait.
 */
import { distance, type Identifier } from '../identifier-space/interval.ts';
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { learn } from './knowledge.ts';
import type { Found, Lookup, Purpose } from './messages.ts';
import type { FingerEffect, FingerNext } from './protocol.ts';
import { MOST_TURNS, type Way, wayOf } from './routing.ts';
import { type Config, neighbouring, type State } from './state.ts';
import { targetOf } from './table.ts';

/** Begins a lookup of this node's own. */
export function ask(state: State, key: Identifier, purpose: Purpose): State {
  return withWaiting(state, { type: 'lookup', key, origin: state.self, purpose, direction: 'onward', target: null });
}

/**
 * Takes a lookup in. Only members send lookups, so this node learns that the origin is one. A lookup that has gone to and fro
 * between leavers is dropped, and its origin asks again.
 */
export function onLookup(state: State, from: NodeId, lookup: Lookup): FingerNext {
  const knowing = learn(state, [lookup.origin]);
  const isDropped = (lookup.turns ?? 0) >= MOST_TURNS;
  const after = isDropped ? knowing : withWaiting(knowing, { ...lookup, target: null });
  return next(after, ...correction(state, from, lookup));
}

/**
 * Takes an answer in: `owner` is a member. Forgets the suspected nodes between the key and the owner. None of them
 * can be a member any more, or that node would own the key. Suspicions of neighbours stay, since the ring still names
 * these nodes.
 */
export function onFound(state: State, owner: NodeId, { key, purpose }: Found): FingerNext {
  const neighbours = neighbouring(state);
  const suspected = state.suspected.filter((node) => neighbours.includes(node) || !wouldOwn(node, key, owner, state.config.keys));
  const after = learn({ ...state, suspected }, [owner]);
  return purpose === 'client' ? next(after, indicate({ type: 'found', key, owner })) : next(after);
}

/** Sends each waiting lookup on for which there is a next hop now. */
export function carryOn({ state, effects }: FingerNext): FingerNext {
  if (state.waiting.length === 0) return next(state, ...effects);
  const ways = state.waiting.map((lookup) => wayOf(state, lookup));
  const stay = withinBound(
    state.waiting.filter((_, i) => ways[i].type === 'none'),
    state.config,
  );
  const steps = state.waiting.flatMap((lookup, i) => stepOf(state, lookup, ways[i]));
  return next(stay.length === state.waiting.length ? state : { ...state, waiting: stay }, ...effects, ...steps);
}

/** The lookups that go on waiting. Beyond the bound those for tables are dropped first, then the latest. Their origins ask again. */
function withinBound(waiting: readonly Lookup[], { waitingAtMost = Number.POSITIVE_INFINITY }: Config): readonly Lookup[] {
  if (waiting.length <= waitingAtMost) return waiting;
  const isOf = (purpose: Purpose) => waiting.filter((lookup) => lookup.purpose === purpose);
  const kept = [...isOf('client'), ...isOf('finger')].slice(0, waitingAtMost);
  return waiting.filter((lookup) => kept.includes(lookup));
}

function stepOf(state: State, lookup: Lookup, way: Way): readonly FingerEffect[] {
  if (way.type === 'none') return [];
  if (way.type === 'here') return answer(state, lookup);
  const target = targetOf(way.node, state.self, state.fingers, state.config);
  const turns = way.turns === undefined ? {} : { turns: way.turns };
  return [send(way.node, { ...lookup, direction: way.direction, target, ...turns })];
}

function answer({ self }: State, { key, origin, purpose }: Lookup): readonly FingerEffect[] {
  if (origin !== self) return [send(origin, { type: 'found', key, purpose })];
  return purpose === 'client' ? [indicate({ type: 'found', key, owner: self })] : [];
}

/**
 * Correction on use: tells the sender of this node's predecessor, if the predecessor is nearer to the sender's
 * target. The sender does not know the predecessor, or it would have sent the lookup there.
 */
function correction({ self, config, neighbours, suspected }: State, from: NodeId, { target }: Lookup): readonly FingerEffect[] {
  // Nothing to tell: this node is not a member; the sender used it for no target; or the predecessor may have crashed.
  if (neighbours === null || target === null || suspected.includes(neighbours.predecessor)) return [];
  const { predecessor } = neighbours;
  return wouldOwn(predecessor, target, self, config.keys) ? [send(from, { type: 'nearer', node: predecessor })] : [];
}

/** Whether `node` lies in [place, owner): as a member, it would own `place` instead of `owner`. */
function wouldOwn(node: NodeId, place: Identifier, owner: NodeId, keys: number): boolean {
  return distance(place, node, keys) < distance(place, owner, keys);
}

/** The state with `lookup` waiting. Of equal lookups for the table, one is enough; clients get an answer to each. */
function withWaiting(state: State, lookup: Lookup): State {
  const isThere = lookup.purpose === 'finger' && state.waiting.some((each) => isSameQuestion(each, lookup));
  return isThere ? state : { ...state, waiting: [...state.waiting, lookup] };
}

function isSameQuestion(one: Lookup, other: Lookup): boolean {
  return one.purpose === other.purpose && one.key === other.key && one.origin === other.origin;
}
