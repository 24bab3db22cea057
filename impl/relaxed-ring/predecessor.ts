/**
 * The successor's side: which node is its predecessor, and so where its responsibility begins.
 *
 * Giving keys away is always safe; taking keys is not. A node takes the keys of its predecessor only when both neighbours of
 * the predecessor suspect it. So one false suspicion alone never makes two owners.
 */
import { inOpen } from '../identifier-space/interval.ts';
import { nearestCounterClockwise } from '../identifier-space/nearest.ts';
import { withRecord } from '../kernel/by-number.ts';
import { type NodeId, next, send } from '../kernel/protocol.ts';
import { ascending } from '../kernel/sorted-set.ts';
import type { Follow } from './messages.ts';
import type { MemberNext } from './protocol.ts';
import { isSuspected, type Member, type Return } from './state.ts';
import { successorsOf } from './successor-list.ts';

/**
 * The sender wants this node as its successor. A suspected sender is ignored. A sender closer than the predecessor is
 * accepted. If nodes lie between that the sender does not suspect, it is sent to the nearest of them. If both sides suspect
 * all nodes between, this node takes their keys; if the sender is the predecessor, there are none. Else it does not, until it
 * suspects them, too.
 */
export function onFollow(state: Member, from: NodeId, { suspects, moves }: Follow): MemberNext {
  if (isSuspected(state, from)) return next(state);
  const followed = { ...state, followers: ascending([...state.followers, from]), returns: returned(state, from, moves) };
  if (inOpen(from, state.predecessor, state.self, state.config.keys)) return takeAsPredecessor(followed, from);
  const between = knownBetween(state, from);
  const untried = between.filter((node) => !suspects.includes(node));
  if (untried.length > 0) return next(followed, accepted(state, from, predecessorAmong(state, state.self, untried)));
  if (between.every((node) => isSuspected(state, node))) return takeOver(followed, from, between);
  return next(followed, accepted(state, from, from));
}

/** The sender follows another node. If a later `follow` has overtaken this message, it has no effect. */
export function onUnfollow(state: Member, from: NodeId, moves: number): MemberNext {
  const isOvertaken = state.returns.some((each) => each.node === from && each.moves >= moves);
  return isOvertaken ? next(state) : release(state, from);
}

/** Forgets a follower, which has turned away or leaves. */
export function release(state: Member, follower: NodeId): MemberNext {
  const after: Member = {
    ...state,
    followers: state.followers.filter((node) => node !== follower),
    returns: state.returns.filter(({ node }) => node !== follower),
  };
  // In the way: the predecessor is suspected, and this follower is up. It may have been the only other node between
  // this node and further followers. Now these must be asked whether they suspect the predecessor, too.
  const wasInTheWay = isSuspected(state, state.predecessor) && state.followers.includes(follower) && !isSuspected(state, follower);
  return wasInTheWay ? askFartherFollowers(after, after.predecessor, follower) : next(after);
}

/** Asks the followers counter-clockwise of the suspected `node`, and of `other`, whether they suspect `node`, too. */
export function askFartherFollowers(state: Member, node: NodeId, other: NodeId = node): MemberNext {
  const isFarther = (each: NodeId) => [node, other].every((before) => inOpen(before, each, state.self, state.config.keys));
  const farther = state.followers.filter((each) => !isSuspected(state, each) && isFarther(each));
  return next(state, ...farther.map((each) => send(each, { type: 'hint', node } as const)));
}

/** Makes `node`, which is nearer than the predecessor, the new predecessor. It gets the keys up to itself. */
export function takeAsPredecessor(state: Member, node: NodeId): MemberNext {
  const { predecessor: old } = state;
  const after = { ...state, predecessor: node, followers: ascending([...state.followers, node]) };
  // The new predecessor tells the old one. Other followers learn of it when they refresh.
  return next(after, accepted(state, node, old));
}

/**
 * Answers again: the newcomer asks a second time, so the first answer may be lost. Its predecessor is the follower before it;
 * if this node is alone, that is this node itself.
 */
export function acceptAgain(state: Member, node: NodeId): MemberNext {
  const before = predecessorAmong(state, node, [...state.followers, state.self]);
  // No follower lies counter-clockwise of the node: its join is long over.
  const isOver = before === state.self && state.successor !== state.self;
  return isOver ? next(state) : next(state, accepted(state, node, before));
}

/** Takes all keys if this node is alone: it is then both neighbours of each suspected predecessor. */
export function takeAllIfAlone(state: Member): MemberNext {
  const { self, successor, predecessor } = state;
  // Not alone: it has a successor. Or nothing to take: it owns all keys already.
  if (successor !== self || predecessor === self) return next(state);
  if (!knownBetween(state, self).every((node) => isSuspected(state, node))) return next(state);
  return next({ ...state, predecessor: self, followers: [], returns: [] });
}

/** Takes the keys of the nodes in `between`, which both this node and `from` suspect. */
function takeOver(state: Member, from: NodeId, between: readonly NodeId[]): MemberNext {
  const followers = state.followers.filter((node) => !between.includes(node));
  const returns = state.returns.filter(({ node }) => !between.includes(node));
  return next({ ...state, predecessor: from, followers, returns }, accepted(state, from, predecessorAmong(state, from, followers)));
}

function returned({ returns }: Member, node: NodeId, moves: number): readonly Return[] {
  const before = returns.find((each) => each.node === node);
  if (before !== undefined && before.moves >= moves) return returns;
  return withRecord(returns, { node, moves }, 'node');
}

/** The known nodes in (from, self). */
export function knownBetween(state: Member, from: NodeId): readonly NodeId[] {
  return ascending([state.predecessor, ...state.followers]).filter((node) => inOpen(node, from, state.self, state.config.keys));
}

/** Of `nodes`, the nearest counter-clockwise of `node`; `node` itself if there is none. */
export function predecessorAmong({ config }: Member, node: NodeId, nodes: readonly NodeId[]): NodeId {
  const others = nodes.filter((each) => each !== node);
  return nearestCounterClockwise(node, others, config.keys) ?? node;
}

function accepted(state: Member, to: NodeId, predecessor: NodeId) {
  return send(to, { type: 'accepted', predecessor, successors: successorsOf(state) } as const);
}
