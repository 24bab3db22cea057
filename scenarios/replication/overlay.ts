/**
 * The overlay below, no more of it than replication needs: who is in the ring, as each node knows it. A node takes over
 * when it suspects its predecessor, and hands over when it hears of a newcomer that takes some of its places. Lookups
 * are answered at once from what the node knows, which may be outdated.
 *
 * It guarantees the property that is checked of the ring: no key has two responsible nodes, unless a suspicion is false.
 */
import { distance, type Identifier } from '../../impl/identifier-space/interval.ts';
import { andThen, type Effect, type Event, type Next, type NodeId, next, type Protocol, send } from '../../impl/kernel/protocol.ts';
import type { Get, Message, Output, Put, Request, Timer } from '../../impl/replication/messages.ts';
import type { Replication } from '../../impl/replication/protocol.ts';
import type { Config, State } from '../../impl/replication/state.ts';
import { setOf, withElement, without } from '../../spec/kernel/sorted-set.ts';

export interface Overlaid {
  readonly config: Config;
  readonly state: OverlaidState;
  readonly message: Message | RingMessage;
  readonly request: Get | Put | RingRequest;
  readonly timer: Timer;
  readonly output: Output;
  readonly durable: never;
}

export interface OverlaidState {
  /** The members of the ring that this node knows; ascending. Of a node outside: a member that it may ask. */
  readonly members: readonly NodeId[];
  readonly replicas: State;
}

type RingMessage =
  | { readonly type: 'welcome'; readonly members: readonly NodeId[] }
  | { readonly type: 'joined'; readonly node: NodeId }
  | { readonly type: 'left'; readonly node: NodeId };

type RingRequest = { readonly type: 'letIn'; readonly newcomer: NodeId } | { readonly type: 'leaveRing' };

type OverlaidNext = Next<Overlaid>;

/** `protocol` on such an overlay. */
export function overlaid(protocol: Protocol<Replication>): Protocol<Overlaid> {
  return {
    name: protocol.name,
    init: (self, config) => ({ state: { members: [self], replicas: protocol.init(self, config).state }, effects: [] }),
    step: (state, event) => step(protocol, state, event),
    typeInvariant: ({ replicas }) => protocol.typeInvariant?.(replicas) ?? [],
  };
}

function step(protocol: Protocol<Replication>, state: OverlaidState, event: Event<Overlaid>): OverlaidNext {
  const { members, replicas } = state;
  switch (event.type) {
    case 'suspect':
      return withMembers(protocol, state, without(members, event.node));
    case 'restore':
      return withMembers(protocol, state, withElement(members, event.node));
    case 'request':
      if (event.request.type === 'letIn') return letIn(protocol, state, event.request.newcomer);
      if (event.request.type === 'leaveRing') return leave(protocol, state);
      return above(protocol, state, { type: 'request', request: event.request });
    case 'receive': {
      const { from, message } = event;
      if (message.type === 'welcome') return withMembers(protocol, state, setOf(...message.members, replicas.self));
      if (message.type === 'joined') return withMembers(protocol, state, withElement(members, message.node));
      if (message.type === 'left') return withMembers(protocol, state, without(members, message.node));
      return above(protocol, state, { type: 'receive', from, message });
    }
    default:
      return above(protocol, state, event);
  }
}

function letIn(protocol: Protocol<Replication>, state: OverlaidState, newcomer: NodeId): OverlaidNext {
  const { self } = state.replicas;
  const others = state.members.filter((member) => member !== self);
  const welcome = send(newcomer, { type: 'welcome', members: state.members } as const);
  const news = others.map((member) => send(member, { type: 'joined', node: newcomer } as const));
  return andThen(withMembers(protocol, state, withElement(state.members, newcomer)), (after) => next(after, welcome, ...news));
}

function leave(protocol: Protocol<Replication>, state: OverlaidState): OverlaidNext {
  const { self } = state.replicas;
  const others = without(state.members, self);
  const handedOver = above(protocol, state, { type: 'request', request: { type: 'leave', heir: ownerOf(others, self, state) } });
  const news = others.map((member) => send(member, { type: 'left', node: self } as const));
  return andThen(handedOver, (after) => next({ ...after, members: others }, ...news, { type: 'stop' }));
}

/** Tells the layer above what has changed for it: its own responsibility, and the owners of places that it has asked for. */
function withMembers(protocol: Protocol<Replication>, state: OverlaidState, members: readonly NodeId[]): OverlaidNext {
  const after = { ...state, members };
  const { self, routes } = state.replicas;
  const [before, predecessor] = [state, after].map((each) => predecessorOf(each.members, self, each));
  const isMember = members.includes(self) && (predecessor !== before || !state.members.includes(self));
  const moved = routes.filter(({ place, owner }) => ownerOf(members, place, state) !== owner);
  const told: readonly Request[] = [
    ...(isMember ? [{ type: 'responsible', predecessor } as const] : []),
    ...moved.map(({ place }) => ({ type: 'found', place, owner: ownerOf(members, place, state) }) as const),
  ];
  const known: OverlaidNext = next(after);
  return told.reduce((all, request) => andThen(all, (each) => above(protocol, each, { type: 'request', request })), known);
}

/** The layer above takes a step; its lookups are answered before anything else happens. */
function above(protocol: Protocol<Replication>, state: OverlaidState, event: Event<Replication>): OverlaidNext {
  const { state: replicas, effects } = protocol.step(state.replicas, event);
  const own = effects.filter((effect) => !isLookup(effect));
  const asked = effects.flatMap((effect) => (isLookup(effect) ? [effect.output.place] : []));
  const stepped = next<Overlaid>({ ...state, replicas }, ...own);
  return asked.reduce((all, place) => andThen(all, (each) => above(protocol, each, found(each, place))), stepped);
}

function found(state: OverlaidState, place: Identifier): Event<Replication> {
  return { type: 'request', request: { type: 'found', place, owner: ownerOf(state.members, place, state) } };
}

type LookupEffect = { readonly type: 'indicate'; readonly output: Extract<Output, { readonly type: 'lookup' }> };

function isLookup(effect: Effect<Replication>): effect is LookupEffect {
  return effect.type === 'indicate' && effect.output.type === 'lookup';
}

/** The first member met clockwise from the place, the place included. */
function ownerOf(members: readonly NodeId[], place: Identifier, { replicas }: OverlaidState): NodeId {
  const { size } = replicas.config.placed;
  return members.reduce((best, member) => (distance(place, member, size) < distance(place, best, size) ? member : best), members[0]);
}

function predecessorOf(members: readonly NodeId[], self: NodeId, { replicas }: OverlaidState): NodeId {
  const { size } = replicas.config.placed;
  const others = members.filter((member) => member !== self);
  return others.reduce((best, member) => (distance(member, self, size) < distance(best, self, size) ? member : best), others[0] ?? self);
}
