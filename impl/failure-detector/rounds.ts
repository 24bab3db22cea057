/** Counting silent rounds. A sign of life ends the count, and takes a suspicion back. */
import { indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import type { DetectorEffect, DetectorNext } from './protocol.ts';
import { type State, TRUSTED, type Watched } from './state.ts';

/**
 * Ends a round: suspects each peer whose patience is used up, and pings all peers. Suspected peers are pinged, too, since
 * only an answer shows that a suspicion is false.
 */
export function onRound(state: State): DetectorNext {
  const watched = state.watched.flatMap(afterRound);
  const after = { ...state, watched };
  const isNew = ({ node, opinion }: Watched) =>
    opinion.type === 'suspected' && state.watched.some((each) => each.node === node && each.opinion.type === 'trusted');
  return next(
    after,
    ...watched.filter((peer) => isNew(peer)).flatMap((peer) => telling('suspect', peer)),
    ...watched.filter(({ opinion }) => opinion.type !== 'over').map(({ node }) => ping(after, node)),
    ...(watched.length === 0 ? [] : [nextRound(after)]),
  );
}

/**
 * Takes in a sign of life. If the peer was suspected, the suspicion was false: the detector takes it back, and allows the
 * peer one more silent round from now on. A sign of a later life shows that the one which is watched is over.
 */
export function onSign(state: State, from: NodeId, incarnation: number): DetectorNext {
  const peer = state.watched.find(({ node }) => node === from);
  // A late answer: the peer is no longer watched, or that life of it is over.
  if (peer === undefined || incarnation < peer.incarnation || peer.opinion.type === 'over') return next(state);
  if (incarnation > peer.incarnation) {
    const over = withPeer(state, { ...peer, opinion: { type: 'over' } });
    return peer.opinion.type === 'trusted' ? next(over, ...telling('suspect', peer)) : next(over);
  }
  if (peer.opinion.type === 'trusted' && peer.opinion.silence === 0) return next(state);
  if (peer.opinion.type === 'trusted') return next(withPeer(state, { ...peer, opinion: TRUSTED }));
  const patience = Math.min(peer.patience + 1, state.config.mostPatience);
  return next(withPeer(state, { ...peer, patience, opinion: TRUSTED }), ...telling('restore', peer));
}

export function nextRound(state: State): DetectorEffect {
  return { type: 'setTimer', timer: { type: 'round' }, afterMs: state.config.roundMs };
}

export function ping({ incarnation }: State, to: NodeId): DetectorEffect {
  return send(to, { type: 'ping', incarnation });
}

export function withPeer(state: State, peer: Watched): State {
  return { ...state, watched: state.watched.map((each) => (each.node === peer.node ? peer : each)) };
}

/** News of a peer, if the layer above still watches it. */
function telling(type: 'suspect' | 'restore', { node, roundsLeft }: Watched): readonly DetectorEffect[] {
  return roundsLeft === undefined ? [indicate({ type, node })] : [];
}

/** The peer after a round, unless it has been forgotten with the round. */
function afterRound(peer: Watched): readonly Watched[] {
  if (peer.roundsLeft === undefined) return [afterSilentRound(peer)];
  return peer.roundsLeft === 1 ? [] : [{ ...afterSilentRound(peer), roundsLeft: peer.roundsLeft - 1 }];
}

function afterSilentRound(peer: Watched): Watched {
  if (peer.opinion.type !== 'trusted') return peer;
  const silence = peer.opinion.silence + 1;
  return silence >= peer.patience ? { ...peer, opinion: { type: 'suspected' } } : { ...peer, opinion: { type: 'trusted', silence } };
}
