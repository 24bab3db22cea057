/** How the detector begins and ends watching a peer. */
import { withRecord } from '../kernel/by-number.ts';
import { invariant } from '../kernel/invariant.ts';
import { type NodeId, next } from '../kernel/protocol.ts';
import type { DetectorNext } from './protocol.ts';
import { nextRound, ping, withPeer } from './rounds.ts';
import { type State, TRUSTED, type Watched } from './state.ts';

/**
 * Begins to watch that life of `node`: trusted, with the first patience. A second request changes nothing. One for a later
 * life ends the watch of the earlier one.
 */
export function onMonitor(state: State, node: NodeId, incarnation: number): DetectorNext {
  invariant(node !== state.self, 'a node does not watch itself');
  const peer = state.watched.find((each) => each.node === node);
  const isAsked =
    peer !== undefined && (peer.roundsLeft === undefined ? peer.incarnation >= incarnation : peer.incarnation === incarnation);
  if (isAsked) return goOn(state, peer);
  const newcomer: Watched = { node, incarnation, patience: state.config.firstPatience, opinion: TRUSTED };
  const after = { ...state, watched: withRecord(state.watched, newcomer, 'node') };
  // One timer serves all peers, so only the first peer arms it: arming it again would delay the round for the others.
  return state.watched.length === 0 ? next(after, ping(after, node), nextRound(after)) : next(after, ping(after, node));
}

/**
 * Watches a peer that has been asked in each round so far. If it has answered, it is not asked once more. If not, it has a
 * round to do so.
 */
function goOn(state: State, { roundsLeft, ...peer }: Watched): DetectorNext {
  if (roundsLeft === undefined) return next(state);
  if (peer.opinion.type === 'trusted') return next(withPeer(state, peer));
  return next(withPeer(state, { ...peer, opinion: { type: 'trusted', silence: peer.patience - 1 } }), ping(state, peer.node));
}

/**
 * Ends watching `node`: nothing is said about it any more. It is forgotten after some rounds, with the patience it had. With
 * no peer left, the timer is cancelled.
 */
export function onUnmonitor(state: State, node: NodeId): DetectorNext {
  const peer = state.watched.find((each) => each.node === node);
  if (peer === undefined || peer.roundsLeft !== undefined) return next(state);
  const { lingerRounds: roundsLeft = 0 } = state.config;
  if (roundsLeft > 0) return next(withPeer(state, { ...peer, roundsLeft }));
  const watched = state.watched.filter((each) => each !== peer);
  return watched.length > 0 ? next({ ...state, watched }) : next({ ...state, watched }, { type: 'cancelTimer', timer: { type: 'round' } });
}
