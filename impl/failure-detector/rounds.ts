/** Counting silent rounds. A sign of life ends the count, and takes a suspicion back. */
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import type { DetectorEffect, DetectorNext } from './protocol.ts';
import { type State, TRUSTED, type Watched } from './state.ts';

/**
 * Ends a round: suspects each peer whose patience is used up, and pings all peers. Suspected peers are pinged, too, since
 * only an answer shows that a suspicion is false.
 */
export function onRound(state: State): DetectorNext {
  const after = state.watched.map(afterSilentRound);
  const suspected = after.filter(({ opinion }, i) => opinion.type === 'suspected' && state.watched[i].opinion.type === 'trusted');
  return next(
    { ...state, watched: after },
    ...suspected.map(({ node }) => indicate({ type: 'suspect', node } as const)),
    ...after.map(({ node }) => send(node, { type: 'ping' } as const)),
    nextRound(state),
  );
}

/**
 * Takes in a sign of life. If the peer was suspected, the suspicion was false: the detector takes it back, and allows the
 * peer one more silent round from now on.
 */
export function onPong(state: State, from: NodeId): DetectorNext {
  const peer = state.watched.find(({ node }) => node === from);
  // A late answer: the peer is no longer watched.
  if (peer === undefined) return next(state);
  if (peer.opinion.type === 'trusted') return next(withPeer(state, { ...peer, opinion: TRUSTED }));
  const patience = Math.min(peer.patience + 1, state.config.mostPatience);
  return next(withPeer(state, { ...peer, patience, opinion: TRUSTED }), indicate({ type: 'restore', node: from }));
}

export function nextRound(state: State): DetectorEffect {
  return { type: 'setTimer', timer: { type: 'round' }, afterMs: state.config.roundMs };
}

function afterSilentRound(peer: Watched): Watched {
  if (peer.opinion.type === 'suspected') return peer;
  const silence = peer.opinion.silence + 1;
  return silence >= peer.patience ? { ...peer, opinion: { type: 'suspected' } } : { ...peer, opinion: { type: 'trusted', silence } };
}

function withPeer(state: State, peer: Watched): State {
  return { ...state, watched: state.watched.map((each) => (each.node === peer.node ? peer : each)) };
}
