/** Beginning and ending to watch a peer. */
import { invariant } from '../kernel/invariant.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import type { DetectorNext } from './protocol.ts';
import { nextRound } from './rounds.ts';
import { type State, TRUSTED, type Watched } from './state.ts';

/** A peer is trusted at first, with the least patience. To ask twice changes nothing. */
export function onMonitor(state: State, node: NodeId): DetectorNext {
  invariant(node !== state.self, 'a node does not watch itself');
  if (state.watched.some((each) => each.node === node)) return next(state);
  const newcomer: Watched = { node, patience: state.config.firstPatience, opinion: TRUSTED };
  const watched = [...state.watched, newcomer].sort((a, b) => a.node - b.node);
  const ping = send(node, { type: 'ping' } as const);
  // One timer serves all peers: to set it again would put off the end of a round that others wait for.
  return state.watched.length === 0 ? next({ ...state, watched }, ping, nextRound(state)) : next({ ...state, watched }, ping);
}

/** What was learnt about the peer's delay is forgotten with it. */
export function onUnmonitor(state: State, node: NodeId): DetectorNext {
  const watched = state.watched.filter((each) => each.node !== node);
  if (watched.length > 0 || state.watched.length === 0) return next({ ...state, watched });
  return next({ ...state, watched }, { type: 'cancelTimer', timer: { type: 'round' } });
}
