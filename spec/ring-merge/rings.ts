/** Rings that are to become one: each node's two pointers, and the messages between nodes, each at most once. */
import { type Identifier, identifiers, steps } from '../identifier-space/interval.ts';
import { put } from '../kernel/record.ts';

/** The places 0 … size − 1 are the nodes. A record's key is the node's identifier. */
export interface Unification {
  readonly size: number;
  readonly nodes: Readonly<Record<string, Pointers>>;
  /** The messages in flight to each node, in the order of their texts, none twice. */
  readonly inbox: Readonly<Record<string, readonly Message[]>>;
}

export interface Pointers {
  readonly predecessor: Identifier;
  readonly successor: Identifier;
}

export type Message = Lookup | TryMerge | Enqueue;

/** "Where would `id` stand in your ring?" */
export interface Lookup {
  readonly type: 'mlookup';
  readonly to: Identifier;
  readonly id: Identifier;
  /** One more than the number of nodes to which it may still be spread. */
  readonly fanout: number;
}

/** "In my ring you would stand between these two." */
export interface TryMerge {
  readonly type: 'trymerge';
  readonly to: Identifier;
  readonly predecessor: Identifier;
  readonly successor: Identifier;
}

/** "Look `id` up in your ring, and yourself in its ring, when you have time." */
export interface Enqueue {
  readonly type: 'enqueue';
  readonly to: Identifier;
  readonly id: Identifier;
  readonly fanout: number;
}

/** These cycles, each in the order of its successors: of all nodes, each in one of them. */
export function cycles(...all: readonly (readonly Identifier[])[]): Unification {
  const nodes = all.flatMap((cycle) =>
    cycle.map((node, place) => {
      const predecessor = cycle[(place + cycle.length - 1) % cycle.length];
      const successor = cycle[(place + 1) % cycle.length];
      return [node, { predecessor, successor }] as const;
    }),
  );
  const inbox = nodes.map(([node]) => [node, []] as const);
  return { size: nodes.length, nodes: Object.fromEntries(nodes), inbox: Object.fromEntries(inbox) };
}

/** Node `a` has detected `b`: it looks it up in its own ring, and itself in that of `b`. */
export function detected(rings: Unification, a: Identifier, b: Identifier, fanout = 1): Unification {
  return withMessages(rings, { type: 'mlookup', to: a, id: b, fanout }, { type: 'mlookup', to: b, id: a, fanout });
}

/** Node `a` asks round its ring for itself: how a ring that winds round the circle more than once is found out. */
export function looksForItself(rings: Unification, a: Identifier, fanout = 1): Unification {
  return withMessages(rings, { type: 'mlookup', to: rings.nodes[a].successor, id: a, fanout });
}

/** All ways to divide the nodes into two rings, each perfect by itself, with every pair of a node and one that it detects. */
export function everyPartitionAndPair(size: number, fanout = 1): readonly Unification[] {
  const rest = identifiers(size).slice(1);
  return subsets(rest).flatMap((chosen) => {
    const [one, other] = [[0, ...chosen], rest.filter((node) => !chosen.includes(node))];
    return one.flatMap((a) => other.map((b) => detected(cycles(one, other), a, b, fanout)));
  });
}

/** All cycles of all nodes that wind round the circle more than once; node 0 is to find that out. */
export function everyLoopyRing(size: number, fanout = 1): readonly Unification[] {
  const [first, ...rest] = identifiers(size);
  const orders = permutations(rest).map((order) => [first, ...order]);
  return orders.filter((order) => windings(order, size) > 1).map((order) => looksForItself(cycles(order), first, fanout));
}

/** The state with these messages in flight; those that are already are not added again. */
export function withMessages(state: Unification, ...more: readonly Message[]): Unification {
  return more.reduce((before, message) => {
    const inbox = before.inbox[message.to];
    if (isInFlight(before, message)) return before;
    const after = [...inbox, message].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
    return put(before, 'inbox', put(before.inbox, String(message.to), after));
  }, state);
}

export function received(state: Unification, message: Message): Unification {
  const others = state.inbox[message.to].filter((each) => textOf(each) !== textOf(message));
  return put(state, 'inbox', put(state.inbox, String(message.to), others));
}

export function isInFlight(state: Unification, message: Message): boolean {
  return state.inbox[message.to].some((each) => textOf(each) === textOf(message));
}

export function messagesOf(state: Unification): readonly Message[] {
  return Object.values(state.inbox).flat();
}

function textOf(message: Message): string {
  return message.type === 'trymerge'
    ? `trymerge ${message.predecessor} ${message.successor}`
    : `${message.type} ${message.id} ${message.fanout}`;
}

function windings(order: readonly Identifier[], size: number): number {
  return order.reduce((sum, node, place) => sum + steps(node, order[(place + 1) % order.length], size), 0) / size;
}

/** All subsets but the whole. */
function subsets(elements: readonly Identifier[]): readonly (readonly Identifier[])[] {
  return identifiers(2 ** elements.length - 1).map((bits) => elements.filter((_, place) => (bits >> place) % 2 === 1));
}

function permutations(elements: readonly Identifier[]): readonly (readonly Identifier[])[] {
  if (elements.length === 0) return [[]];
  return elements.flatMap((first) => permutations(elements.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}
