/**
 * Ring unification as published, and nothing else: predecessors, successors, and the two messages that change them.
 *
 * "Assume a detects b on a different ring: a calls mlookup(b); mlookup traverses the ring to get close to b; it then
 * calls trymerge(cpred, csucc)". A `trymerge` updates pointers to the candidates, and "recursively calls mlookup to
 * continue the merger". Sources: the SELFMAN slides, "Simple ring unification algorithm"; T. M. Shafaat, A. Ghodsi,
 * S. Haridi, "Dealing with network partitions in structured overlay networks", Peer-to-Peer Networking and
 * Applications 2(4), 2009.
 *
 * Nodes are the places 0 … size − 1. Nobody fails, no message is lost, and one that is in flight is not added again.
 */
import { type Identifier, identifiers, open } from '../identifier-space/interval.ts';
import { put } from '../kernel/record.ts';
import { action, type Spec } from '../kernel/spec.ts';
import {
  detected,
  type Enqueue,
  isInFlight,
  type Lookup,
  type Message,
  type Pointers,
  received,
  type TryMerge,
  type Unification,
  withMessages,
} from './rings.ts';
import { unificationProperties } from './unification-properties.ts';

/** The initial states of the machine, and how widely a node spreads a look-up. */
export interface Start {
  readonly name: string;
  /** F: a look-up is spread to F − 1 nodes. 1: the simple algorithm. */
  readonly fanout: number;
  readonly init: readonly Unification[];
}

/** A message, and the nodes to which what is looked up on its receipt is spread, one for each look-up. */
interface Delivery<M extends Message> {
  readonly message: M;
  readonly random: readonly Identifier[];
}

/** The machine that begins with these rings and these messages, all of one size. */
export function unification({ name, fanout, init }: Start): Spec<Unification> {
  const nodes = identifiers(init[0].size);
  const fanouts = identifiers(fanout).map((less) => fanout - less);
  const pairs = nodes.flatMap((to) => nodes.flatMap((id) => (id === to ? [] : fanouts.map((rest) => ({ to, id, fanout: rest })))));
  const lookups = [...pairs, ...nodes.map((to) => ({ to, id: to, fanout }))];
  return {
    name,
    init,
    actions: {
      mlookup: action<Unification, Delivery<Lookup>>({
        doc: 'A node passes the look-up of an identifier on, or ends it next to the identifier or at it.',
        params: () => lookups.flatMap((lookup) => spreading({ type: 'mlookup', ...lookup }, lookup.fanout > 1 ? 1 : 0, nodes)),
        when: isPossible,
        then: (state, { message, random }) => onLookup(received(state, message), message, random[0]),
      }),
      trymerge: action<Unification, Delivery<TryMerge>>({
        doc: 'A node is told two candidates. It adopts each one that is closer, and looks both up in its own ring.',
        params: () =>
          nodes.flatMap((to) =>
            nodes.flatMap((predecessor) =>
              nodes.flatMap((successor) => spreading({ type: 'trymerge', to, predecessor, successor }, fanout > 1 ? 2 : 0, nodes)),
            ),
          ),
        when: isPossible,
        then: (state, { message, random }) => onTrymerge(received(state, message), message, fanout, random),
      }),
      enqueued: action<Unification, Delivery<Enqueue>>({
        doc: "A node that was told of another looks it up in its own ring, and looks itself up in the other's ring.",
        params: () => pairs.flatMap((pair) => spreading({ type: 'enqueue', ...pair }, 0, nodes)),
        when: isPossible,
        then: (state, { message: { to, id, fanout: rest }, message }) => detected(received(state, message), to, id, rest),
      }),
    },
    properties: unificationProperties,
  };
}

/** The message with every choice of `lookups` nodes. */
function spreading<M extends Message>(message: M, lookups: number, nodes: readonly Identifier[]): readonly Delivery<M>[] {
  const choices = identifiers(lookups).reduce<readonly (readonly Identifier[])[]>(
    (some) => some.flatMap((chosen) => nodes.map((node) => [...chosen, node])),
    [[]],
  );
  return choices.map((random) => ({ message, random }));
}

function isPossible(state: Unification, { message, random }: Delivery<Message>): boolean {
  return isInFlight(state, message) && random.every((node) => isKnownTo(state, message.to, node));
}

function onLookup(state: Unification, { to: node, id, fanout }: Lookup, random?: Identifier): Unification {
  const { predecessor, successor } = pointersOf(state, node);
  // The only end of a look-up that finds nothing new: the identifier is in this ring, and its predecessor knows it.
  if (id === node || id === successor) return state;
  const isSpread = fanout > 1 && random !== undefined && random !== node && random !== id;
  const rest = fanout > 1 ? fanout - 1 : fanout;
  const spread = isSpread ? withMessages(state, { type: 'enqueue', to: random, id, fanout: rest }) : state;
  const isIn = (from: Identifier, to: Identifier) => open(from, to, state.size).includes(id);
  if (isIn(node, successor)) return withMessages(spread, { type: 'trymerge', to: id, predecessor: node, successor });
  if (isIn(predecessor, node)) return withMessages(spread, { type: 'trymerge', to: id, predecessor, successor: node });
  return withMessages(spread, { type: 'mlookup', to: successor, id, fanout: rest });
}

/** The first look-up starts with the pointers that the node had before: this is how the seam moves on. */
function onTrymerge(
  state: Unification,
  { to: node, predecessor, successor }: TryMerge,
  fanout: number,
  [first, second]: readonly Identifier[],
): Unification {
  const old = pointersOf(state, node);
  const isCloserSuccessor = open(node, old.successor, state.size).includes(successor);
  const isCloserPredecessor = open(old.predecessor, node, state.size).includes(predecessor);
  const onward = onLookup(state, { type: 'mlookup', to: node, id: successor, fanout }, first);
  const following = isCloserSuccessor ? pointed(onward, node, { successor }) : onward;
  const back = onLookup(following, { type: 'mlookup', to: node, id: predecessor, fanout }, second);
  return isCloserPredecessor ? pointed(back, node, { predecessor }) : back;
}

/** Whether a node without fingers can draw `other` at random; a node that knows nobody draws itself, in vain. */
function isKnownTo(state: Unification, node: Identifier, other: Identifier): boolean {
  const { predecessor, successor } = pointersOf(state, node);
  return other === predecessor || other === successor;
}

function pointersOf(state: Unification, node: Identifier): Pointers {
  return state.nodes[node];
}

function pointed(state: Unification, node: Identifier, pointers: Partial<Pointers>): Unification {
  return put(state, 'nodes', put(state.nodes, String(node), { ...pointersOf(state, node), ...pointers }));
}
