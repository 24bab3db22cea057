/** The properties of ring unification while nothing fails: at every moment, of every step, and in the end. */
import { halfOpen, type Identifier, identifiers, open, steps } from '../identifier-space/interval.ts';
import { always, type Properties, reachable, recoverable, step } from '../kernel/spec.ts';
import { areLinked } from './links.ts';
import { isInFlight, type Lookup, type Message, messagesOf, type Unification } from './rings.ts';

/** Links in messages count, too: a node that was detected is not lost while the look-up is under way. */
export const connectivityIsNeverLost = always<Unification>((state) => {
  const pointers = identifiers(state.size).map((node) => [node, ...pointersFrom(state, node)]);
  return (
    areLinked(identifiers(state.size), pointers) || areLinked(identifiers(state.size), [...pointers, ...messagesOf(state).map(namedIn)])
  );
}, 'No ring is lost: pointers and the messages in flight link all nodes.');

/**
 * The sum of all arcs cannot shrink for ever. That alone does not make every run end. From four nodes on, look-ups and
 * `trymerge` can cause each other for ever while the messages that would move a pointer wait. A run in which no message
 * waits for ever does end: see `comesToRest`.
 */
export const arcsOnlyShrink = step<Unification>(
  (before, after) =>
    identifiers(before.size).every((node) => {
      const [[oldBack, oldOn], [back, on]] = [before, after].map((state) => pointersFrom(state, node));
      return (
        halfOpen(node, oldOn, before.size).length >= halfOpen(node, on, before.size).length &&
        halfOpen(oldBack, node, before.size).length >= halfOpen(back, node, before.size).length
      );
    }),
  'While nothing fails, no pointer moves farther away: each step leaves a node as near to its neighbours as before, or nearer.',
);

/** Of any new pointer: the node had it before, or was told of it in a message that this step uses up. */
export const onlyReceivedReferences = step<Unification>(
  (before, after) =>
    identifiers(before.size).every((node) => {
      const fresh = pointersFrom(after, node).filter((pointer) => !pointersFrom(before, node).includes(pointer));
      const told = fresh.length === 0 ? [] : before.inbox[node].filter((message) => !isInFlight(after, message)).flatMap(namedIn);
      return fresh.every((pointer) => told.includes(pointer));
    }),
  'A node points only to nodes that it pointed to before, or that a message named to it.',
);

/** "mlookup traverses the ring to get close to b": it does not walk for ever. */
export const everyHopLeadsNearer = step<Unification>((before, after) => {
  const [used, sent] = [lookupsIn(usedUp(before, after)), lookupsIn(usedUp(after, before))];
  return sent.every(({ id, to }) => used.every((each) => each.id !== id || steps(to, id, before.size) < steps(each.to, id, before.size)));
}, 'Each hop brings a look-up nearer to the place that it looks for.');

/** Once nothing is in flight, nothing happens any more: so the rings must be right by then. */
export const endsInOneRing = always<Unification>(
  (state) => isOneRing(state) || !isSilent(state),
  'When no message is in flight, all nodes form one perfect ring.',
);

export const comesToRest = recoverable<Unification>(
  (state) => isOneRing(state) && isSilent(state),
  'All nodes can still form one perfect ring, with no message in flight.',
);

export const unificationProperties: Properties<Unification> = {
  connectivityIsNeverLost,
  arcsOnlyShrink,
  onlyReceivedReferences,
  endsInOneRing,
  comesToRest,
  oneRing: reachable(isOneRing, 'Some run makes one perfect ring of all nodes.'),
};

/** Each node's successor is the next place, and its predecessor the previous place. */
export function isOneRing(state: Unification): boolean {
  return identifiers(state.size).every((node) => {
    const [predecessor, successor] = pointersFrom(state, node);
    return open(node, successor, state.size).length === 0 && open(predecessor, node, state.size).length === 0;
  });
}

function isSilent({ inbox }: Unification): boolean {
  return Object.values(inbox).every((messages) => messages.length === 0);
}

function pointersFrom(state: Unification, node: Identifier): readonly [Identifier, Identifier] {
  const { predecessor, successor } = state.nodes[node];
  return [predecessor, successor];
}

/** The messages of the first state that the second one has no more. */
function usedUp(first: Unification, second: Unification): readonly Message[] {
  return messagesOf(first).filter((message) => !isInFlight(second, message));
}

function lookupsIn(messages: readonly Message[]): readonly Lookup[] {
  return messages.filter((message) => message.type === 'mlookup');
}

function namedIn(message: Message): readonly Identifier[] {
  return message.type === 'trymerge' ? [message.to, message.predecessor, message.successor] : [message.to, message.id];
}
