/** How a world of nodes that route by fingers is seen from outside. */
import type { Message, Output, Request } from '../../impl/fingers/messages.ts';
import type { Fingers } from '../../impl/fingers/protocol.ts';
import type { State } from '../../impl/fingers/state.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { Stacked } from '../../impl/stack/layered.ts';
import type { ClientEvent, Envelope, History, Status, World } from '../../model-check/world/world.ts';
import type { Asking, Sent } from '../../spec/fingers/asking.ts';
import type { Router } from '../../spec/fingers/keeping.ts';
import type { Answer, Lookup, Overlay, Peer } from '../../spec/fingers/overlay.ts';

/** The questions and answers of clients, and the nodes that the ring has named. */
export interface Heard {
  /** How many questions clients have asked. */
  readonly asked: number;
  readonly answers: readonly Answer[];
  readonly named: readonly NodeId[];
}

/** The part of a world that belongs to the fingers' layer, alone or above a ring. */
export interface FingerWorld {
  readonly nodes: readonly { readonly id: NodeId; readonly status: Status; readonly state: State }[];
  readonly messages: readonly { readonly from: NodeId; readonly to: NodeId; readonly message: Message }[];
  readonly history: Heard;
}

/** The ring has named the first members to each other. */
export function hearing(members: readonly NodeId[]): History<Fingers, Heard> {
  return {
    initial: { asked: 0, answers: [], named: members },
    after: (heard, event: ClientEvent<Fingers>) =>
      event.type === 'output' ? withAnswer(heard, event.node, event.output) : withRequest(heard, event.node, event.request),
  };
}

/** Of nodes with fingers on a ring, clients see what they ask of the fingers, and what these answer. */
export function heardAbove<L extends ProtocolTypes>(): History<Stacked<L, Fingers>, Heard> {
  return {
    initial: { asked: 0, answers: [], named: [] },
    after(heard, event: ClientEvent<Stacked<L, Fingers>>) {
      if (event.type === 'output') return event.output.type === 'upper' ? withAnswer(heard, event.node, event.output.inner) : heard;
      return event.request.type === 'upper' ? withRequest(heard, event.node, event.request.inner) : heard;
    },
  };
}

/** Of such nodes, the messages between the fingers. */
export function messagesAbove<L extends ProtocolTypes>(messages: readonly Envelope<Stacked<L, Fingers>>[]): FingerWorld['messages'] {
  return messages.flatMap(({ from, to, message }) => (message.type === 'upper' ? [{ from, to, message: message.inner }] : []));
}

function withAnswer(heard: Heard, origin: NodeId, { key, owner }: Output): Heard {
  const answers = [...heard.answers, { key, origin, owner, told: true }];
  return { ...heard, answers: answers.sort((a, b) => a.key - b.key || a.origin - b.origin || a.owner - b.owner) };
}

function withRequest(heard: Heard, node: NodeId, request: Request): Heard {
  if (request.type === 'lookup') return { ...heard, asked: heard.asked + 1 };
  if (request.type !== 'neighbours') return heard;
  const { predecessor, successor } = request;
  return { ...heard, named: union(heard.named, [node, predecessor, ...(successor === null ? [] : [successor])]) };
}

/** A world of nothing but fingers, in which requests tell what a ring would tell. */
export function overlayOf(world: World<Fingers, Heard>): Overlay {
  return overlay(world);
}

/** Each part is made when it is read, for no property needs all of them. */
export function overlay(world: FingerWorld): Overlay {
  const { keys: size, arity } = world.nodes[0].state.config;
  return {
    size,
    arity,
    get peers() {
      return world.nodes.map((node) => peerOf(node, world.history));
    },
    get lookups() {
      return [...world.nodes.flatMap(waitingAt), ...world.messages.flatMap(({ to, message }) => lookupOf(to, message))];
    },
    get answers() {
      return [...world.history.answers, ...world.messages.flatMap(({ from, to, message }) => answerOf(from, to, message))];
    },
  };
}

/** The state of the fingers of one node, alone or above a ring; null while the node is not up. */
export function routerOf({ id, status, state }: FingerWorld['nodes'][number], watched: readonly NodeId[], timers: number): Router | null {
  if (status !== 'up') return null;
  const { config, neighbours, fingers, suspected, waiting } = state;
  return {
    id,
    size: config.keys,
    arity: config.arity,
    predecessor: neighbours?.predecessor ?? null,
    successor: neighbours?.successor ?? null,
    fingers,
    suspected,
    watched,
    tableQuestions: waiting.filter(({ purpose }) => purpose === 'finger'),
    waiting: { count: waiting.length, most: config.waitingAtMost ?? null },
    refreshes: { areDue: timers > 0, areWanted: config.refreshAfterMs !== undefined },
  };
}

/** How nodes ask one another, in a world of nothing but fingers. */
export function askingIn({ nodes, messages }: World<Fingers, Heard>): Asking {
  return {
    routers: nodes.map(({ id, status, state, monitored, timers }) => routerOf({ id, status, state }, monitored, timers.length)),
    lookups: messages.flatMap(({ from, to, message }): readonly Sent[] => {
      if (message.type !== 'lookup') return [];
      const { key, origin, purpose, target } = message;
      return [{ from, to, key, origin, isForTable: purpose === 'finger', target }];
    }),
    nobodyWritesToItself: messages.every(({ from, to }) => from !== to),
  };
}

function peerOf(node: FingerWorld['nodes'][number], history: Heard): Peer {
  return {
    id: node.id,
    get up() {
      return node.status !== 'down';
    },
    get predecessor() {
      return node.state.neighbours?.predecessor ?? null;
    },
    get named() {
      return history.named.includes(node.id);
    },
    get fingers() {
      return node.state.fingers;
    },
  };
}

function waitingAt({ id, status, state }: FingerWorld['nodes'][number]): readonly Lookup[] {
  return status === 'down' ? [] : state.waiting.flatMap((lookup) => lookupOf(id, lookup));
}

/** The lookups of clients only: the properties say nothing of lookups that refresh a table. */
function lookupOf(at: NodeId, message: Message): readonly Lookup[] {
  if (message.type !== 'lookup' || message.purpose !== 'client') return [];
  return [{ key: message.key, origin: message.origin, at, turned: message.direction === 'back' }];
}

function answerOf(owner: NodeId, origin: NodeId, message: Message): readonly Answer[] {
  return message.type === 'found' && message.purpose === 'client' ? [{ key: message.key, origin, owner, told: false }] : [];
}

function union(nodes: readonly NodeId[], others: readonly NodeId[]): readonly NodeId[] {
  return ascending([...nodes, ...others]);
}
