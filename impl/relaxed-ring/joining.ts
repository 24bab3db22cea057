/** The newcomer's side of a join. It asks, waits for one answer, and tells one node. It locks nothing (slide 18). */
import { unreachable } from '../kernel/invariant.ts';
import { encode } from '../kernel/plain-data.ts';
import { andThen, indicate, type NodeId, next, send } from '../kernel/protocol.ts';
import { arm } from '../kernel/timers.ts';
import { hasRoom } from './bounds.ts';
import { consider, refreshLater } from './following.ts';
import { leave } from './leaving.ts';
import { ownIncarnation, withLife } from './lives.ts';
import { onMessage } from './member.ts';
import type { Message, Output, Request } from './messages.ts';
import type { MemberNext, RingEffect, RingEvent, RingNext } from './protocol.ts';
import { contactsOf, formerMember } from './refounding.ts';
import { answerForEarlierLife, isForEarlierLife } from './restart.ts';
import { type Config, type Durable, type Former, type Joining, type Member, newcomer, perfectMember, type Stashed } from './state.ts';
import { backupsAfter, successorsOf } from './successor-list.ts';

/** Boots a node. After a restart it is a newcomer with a higher incarnation, which is on disk before anything is said in its name. */
export function boot(self: NodeId, config: Config, durable?: Durable): RingNext {
  const incarnation = (durable?.incarnation ?? 0) + 1;
  const state: Joining = { ...newcomer(self, config), ...formerMember(config, durable) };
  if (config.mayRestart === undefined && durable === undefined) return next(state);
  const record = { ...durable, incarnation };
  return next(incarnation === 1 ? state : withLife(state, { node: self, incarnation }), { type: 'persist', record });
}

const END: readonly RingEffect[] = [indicate({ type: 'left' }), { type: 'stop' }];

export function onJoiningEvent(state: Joining, event: RingEvent): RingNext {
  switch (event.type) {
    case 'start':
      return onStart(state);
    case 'timeout':
      return onNoAnswer(state);
    case 'request':
      return onRequest(state, event.request);
    case 'receive':
      return onEarlyMessage(state, event.from, event.message);
    default:
      return next(state);
  }
}

/**
 * Joins through the contact. Without one it founds a ring, where it is its own neighbour and owns every key. A node that has
 * restarted founds none, unless it knows from disk that it was alone: its earlier life may have let others in.
 */
function onStart(state: Joining): RingNext {
  if (contactsOf(state).length > 0) return askContact(state);
  return state.lives !== undefined && state.former === undefined ? next(state) : found(state);
}

function askContact(state: Joining): RingNext {
  const contact = contactsOf(state)[state.contact];
  return next(
    state,
    send(contact, { type: 'join', newcomer: state.self, ...ownIncarnation(state), direction: 'onward' }),
    ...askAgainLater(state),
  );
}

/**
 * Asks the next contact. A former member that has asked often enough takes all nodes that it knows for down, or out of reach.
 * If it is to leave, it asks on, because its layers above may hold what others need. Another newcomer that is to leave ends.
 */
function onNoAnswer(state: Joining): RingNext {
  const { former, leaves, config } = state;
  const onward = { ...state, contact: (state.contact + 1) % contactsOf(state).length };
  if (former === undefined) return leaves === undefined ? askContact(onward) : next(state, ...END);
  if (leaves === true) return askContact(onward);
  const asked: Former = { ...former, inVain: former.inVain + 1 };
  return asked.inVain === config.refoundAfter ? refound(state, former) : askContact({ ...onward, former: asked });
}

/**
 * Founds a ring of one. Each node that this one knows may be in another ring, now or later. It is asked to be the successor,
 * and the layer above is told of it.
 */
function refound(state: Joining, { known }: Former): RingNext {
  const told = known.map((node) => indicate<Output>({ type: 'apart', node }));
  const founded = andThen(found(state), (member) => next(member, ...told));
  return known.reduce((all, node) => andThen(all, (member) => consider(member, { type: 'consider', node, again: false })), founded);
}

function found(state: Joining): MemberNext {
  const { self, config, lives = [] } = state;
  return enter(state, lives.reduce<Member>(withLife, perfectMember(self, self, [self], config)));
}

/**
 * A newcomer that is to leave waits for the answer to its request: it may have been let in already. Lookups wait, too. A newcomer
 * considers no successor, since it has no place yet.
 */
function onRequest(state: Joining, request: Request): RingNext {
  switch (request.type) {
    case 'lookup':
      return next(
        stashed(state, state.self, { type: 'lookup', key: request.key, origin: state.self, ...ownIncarnation(state), direction: 'onward' }),
      );
    case 'leave':
      return state.config.retryAfterMs === undefined ? next(state, ...END) : next({ ...state, leaves: true });
    case 'consider':
      return next(state);
    default:
      return unreachable(request);
  }
}

/** Step 1 of 2: only `accepted` makes a member. Other messages may overtake it, because their senders differ; they wait in the stash. */
function onEarlyMessage(state: Joining, from: NodeId, message: Message): RingNext {
  if (isForEarlierLife(state, message)) return answerForEarlierLife(state, from, message);
  if (message.type !== 'accepted') return next(stashed(state, from, message));
  const { self, config } = state;
  const lives = [...(state.lives ?? []), ...(message.lives ?? [])];
  const alone = lives.reduce<Member>(withLife, perfectMember(self, message.predecessor, [from], config));
  const entered = enter(state, { ...alone, backups: backupsAfter(alone, from, message.successors) });
  if (state.leaves === undefined) return entered;
  const left = leave(entered.state);
  return { state: left.state, effects: [...entered.effects, ...left.effects] };
}

/** Step 2 of 2: the newcomer is a member, and tells its predecessor, which did not know of it. */
function enter(state: Joining, member: Member): MemberNext {
  const { predecessor, successor } = member;
  const joined = indicate<Output>({ type: 'joined', predecessor, successor: successor ?? member.self });
  const known = state.former && { known: state.former.known };
  return catchUp(
    { state: { ...member, ...known }, effects: [...stopAsking(state), joined, ...tellPredecessor(member), ...refreshLater(state.config)] },
    state.stash,
  );
}

function tellPredecessor(member: Member): readonly RingEffect[] {
  const { self, predecessor } = member;
  return predecessor === self ? [] : [send(predecessor, { type: 'newSuccessor', predecessor, successors: successorsOf(member) })];
}

/**
 * Handles the stash, as if its messages arrived now. Lookups come last. A newcomer admitted here takes keys away, and
 * a node that answers a lookup must still be responsible at the end of the step.
 */
function catchUp(entered: MemberNext, stash: readonly Stashed[]): MemberNext {
  const lookups = stash.filter(({ message }) => message.type === 'lookup');
  const others = stash.filter(({ message }) => message.type !== 'lookup');
  return [...others, ...lookups].reduce((all, { from, message }) => andThen(all, (state) => onMessage(state, from, message)), entered);
}

/** The state with a message in the stash. A repeated message is kept once. Each lookup is kept, because each gets an answer. */
function stashed(state: Joining, from: NodeId, message: Message): Joining {
  const isKept = message.type !== 'lookup' && state.stash.some((each) => encode(each) === encode({ from, message }));
  return isKept || !hasRoom(state.stash, state.config) ? state : { ...state, stash: [...state.stash, { from, message }] };
}

function askAgainLater({ config }: Joining): readonly RingEffect[] {
  return arm({ type: 'askAgain' }, config.retryAfterMs);
}

function stopAsking({ config }: Joining): readonly RingEffect[] {
  return config.retryAfterMs === undefined ? [] : [{ type: 'cancelTimer', timer: { type: 'askAgain' } }];
}
