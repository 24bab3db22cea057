/**
 * Restarts under the same id. The later life is a newcomer, and the earlier one has crashed, which no detector may have
 * noticed. A node believes whatever shows a later life: a message from it, a message about it, or its request to join.
 */
import { andThen, type Next, type NodeId, next, send } from '../kernel/protocol.ts';
import { incarnationOf, knownTo, withLife, withoutLives } from './lives.ts';
import type { Life, Message } from './messages.ts';
import type { RelaxedRing } from './protocol.ts';
import { isSuspected, type Leaving, type Member, type State } from './state.ts';

/** The result of a step that leaves the node in a state of the same kind. */
type NextOf<S extends State> = Next<RelaxedRing & { readonly state: S }>;

type BetweenLives = Exclude<Message, { readonly type: 'join' | 'lookup' | 'found' }>;

/** How a node turns away from a node that has crashed, whether it asks the later life, and what it does with a message. */
interface Hearing<S extends State> {
  readonly turnAway: (state: S, node: NodeId) => NextOf<S>;
  /** Asks the later life of a node whose earlier life `before` was waiting for. */
  readonly askAgain: (before: S, state: S, node: NodeId) => NextOf<S>;
  readonly handle: (state: S, from: NodeId, message: Message) => NextOf<S>;
}

/**
 * Takes in which lives a message is from, for and about, and then handles it. A message from an earlier life of its sender is
 * ignored. One for an earlier life of this node is answered with the present one, if its sender counts on an answer.
 */
export function hear<S extends Member | Leaving>(state: S, from: NodeId, message: Message, hearing: Hearing<S>): NextOf<S> {
  const { handle } = hearing;
  if (!isBetweenLives(message)) return handle(state, from, message);
  if (incarnationOf(from, message) < incarnationOf(from, state)) return next(state);
  const news = (message.lives ?? []).filter(({ node, incarnation }) => node !== state.self && incarnation > incarnationOf(node, state));
  const informed = news.reduce<NextOf<S>>(
    (all, life) => andThen(all, (now) => onLaterLife(now, life, isMembersLife(life, from, message), hearing)),
    next(state),
  );
  return andThen(informed, (now) =>
    isForEarlierLife(now, message) ? answerForEarlierLife(now, from, message) : handle(now, from, current(now, message)),
  );
}

/** Whether the message is from one life to another. A routed message is for a place on the ring, and `found` says itself who asked. */
function isBetweenLives(message: Message): message is BetweenLives {
  return message.type !== 'join' && message.type !== 'lookup' && message.type !== 'found';
}

export function isForEarlierLife(state: State, message: Message): boolean {
  return isBetweenLives(message) && incarnationOf(state.self, message) < incarnationOf(state.self, state);
}

/**
 * Tells the sender that this node has restarted, unless it has turned away from the earlier life anyway. A member says to a
 * node that wants to follow it that it is up: that node may ask the later life.
 */
export function answerForEarlierLife<S extends State>(state: S, from: NodeId, message: Message): NextOf<S> {
  const isParting = message.type === 'unfollow' || message.type === 'farewell' || message.type === 'restarted';
  if (isParting) return next(state);
  if (state.status === 'member' && message.type === 'follow') return next(state, send(from, { type: 'hint', node: state.self }));
  return next(state, send(from, { type: 'restarted' }));
}

function onLaterLife<S extends Member | Leaving>(state: S, life: Life, isMember: boolean, { turnAway, askAgain }: Hearing<S>): NextOf<S> {
  const turned = turnedAway(state, life.node, turnAway);
  if (!isMember) return turned;
  const met = andThen(turned, (now) => next(meet(now, life)));
  return andThen(met, (now) => askAgain(state, now, life.node));
}

/** The earlier life of `node` is over, so this node turns away from it as from a crashed node. */
export function turnedAway<S extends Member | Leaving>(state: S, node: NodeId, turnAway: Hearing<S>['turnAway']): NextOf<S> {
  return knownTo(state).includes(node) && !isSuspected(state, node) ? turnAway(state, node) : next(state);
}

/**
 * From now on this node means that life of the node, and trusts it. Only the earlier life was a follower. If it was the
 * predecessor, too, the later life has its place, and counts on being known as a follower.
 */
export function meet<S extends Member | Leaving>(state: S, life: Life): S {
  const without = (nodes: readonly NodeId[]) => nodes.filter((each) => each !== life.node);
  const met: S = { ...withLife(state, life), suspected: without(state.suspected) };
  if (met.status === 'leaving') return { ...met, followers: without(met.followers) };
  const followers = met.predecessor === life.node ? met.followers : without(met.followers);
  return { ...met, followers, returns: met.returns.filter(({ node }) => node !== life.node) };
}

/** Whether that life is in the ring by the word of this message. Suspects may be down, and a node that restarted may be outside. */
function isMembersLife({ node }: Life, from: NodeId, message: Message): boolean {
  if (node === from) return message.type !== 'restarted';
  return !('suspects' in message && message.suspects.includes(node));
}

/** The message without suspicions of lives that this node knows to be over, and without lives. */
function current(state: State, message: BetweenLives): Message {
  const plain = withoutLives(message);
  if (!('suspects' in plain)) return plain;
  const isMeant = (node: NodeId) => incarnationOf(node, message) >= incarnationOf(node, state);
  return { ...plain, suspects: plain.suspects.filter(isMeant) };
}
