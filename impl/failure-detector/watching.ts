/** How the detector begins and ends watching a peer. */
import { withRecord } from '../kernel/by-number.ts';
import { invariant } from '../kernel/invariant.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import type { DetectorNext } from './protocol.ts';
import { nextRound } from './rounds.ts';
import { type State, TRUSTED, type Watched } from './state.ts';

/** Begins to watch `node`: trusted, with the first patience. A second request changes nothing. */
export function onMonitor(state: State, node: NodeId): DetectorNext {
  invariant(node !== state.self, 'a node does not watch itself');
  if (state.watched.some((each) => each.node === node)) return next(state);
  const newcomer: Watched = { node, patience: state.config.firstPatience, opinion: TRUSTED };
  const watched = withRecord(state.watched, newcomer, 'node');
  const ping = send(node, { type: 'ping' } as const);
  // One timer serves all peers, so only the first peer arms it: arming it again would delay the round for the others.
  return state.watched.length === 0 ? next({ ...state, watched }, ping, nextRound(state)) : next({ ...state, watched }, ping);
}

/** Ends watching `node` and forgets the patience it had. With no peer left, the timer is cancelled. */
export function onUnmonitor(state: State, node: NodeId): DetectorNext {
  const watched = state.watched.filter((each) => each.node !== node);
  if (watched.length > 0 || state.watched.length === 0) return next({ ...state, watched });
  return next({ ...state, watched }, { type: 'cancelTimer', timer: { type: 'round' } });
}
