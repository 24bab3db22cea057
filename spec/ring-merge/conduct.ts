/**
 * The duties of a node at each event: its messages, its events for the ring, and its notes. Properties of one step of one
 * node, whatever the others do. Sources: the SELFMAN slides, "Ring merge algorithm"; docs/protocols/ring-merge.md.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import { areSameBag } from '../kernel/bag.ts';
import { equal } from '../kernel/canonical.ts';
import { always, type Properties } from '../kernel/spec.ts';
import type { Considered, Deed, Mind, Sent } from './deed.ts';
import { isFound, listenersFor, lookupsInHand, owedForLookups, treated } from './lookups.ts';

export const nodesSayWhatTheyOwe = always<Deed>((deed) => {
  const sent = deed.effects.flatMap((effect) => (effect.type === 'send' ? [{ to: effect.to, message: effect.message }] : []));
  return areSameBag(sent, [...owedForEvent(deed), ...owedForLookups(deed).sent]);
}, 'At each event a node sends exactly the messages that the event calls for, once each.');

export const theRingHearsOfCandidates = always<Deed>((deed) => {
  const told = deed.effects.flatMap((effect) => (effect.type === 'indicate' ? [effect.output] : []));
  const named = told.map(({ node, again }) => ({ node, again }));
  return areSameBag(named, [...candidatesOf(deed), ...owedForLookups(deed).considered]);
}, 'A node names to its ring only the successor of a trymerge, the sender of a candidate, and looked-up nodes that belong right after it.');

export const lookupsComeInTurn = always<Deed>((deed) => {
  const { before, event, after, effects } = deed;
  const isOwed = equal([...treated(deed), ...after.agenda], lookupsInHand(deed));
  const drawn = event.type === 'chosen' ? 1 : 0;
  const isFree = treated(deed).every((lookup, i) => i < drawn || listenersFor(before, lookup).length <= 1);
  const choices = effects.flatMap((effect) => (effect.type === 'choose' ? [effect.among] : []));
  const [waiting] = after.agenda;
  if (waiting === undefined) return isOwed && isFree && choices.length === 0;
  const listeners = listenersFor(before, waiting).length;
  return isOwed && isFree && listeners > 1 && equal(choices, [listeners]) && effects.at(-1)?.type === 'choose';
}, 'A node treats look-ups in their order, and waits only when it has to draw at random one of several nodes to tell.');

/** The messages that an event asks for by itself, look-ups in hand aside. */
function owedForEvent({ before, event }: Deed): readonly Sent[] {
  const { self, config, neighbours, queue } = before;
  const myself = { type: 'mlookup', id: self, fanout: config.fanout, origin: null, again: true } as const;
  switch (event.type) {
    case 'receive': {
      const { from, message } = event;
      if (message.type !== 'trymerge' || message.predecessor === from) return [];
      return [{ to: message.predecessor, message: { type: 'candidate', again: message.again } }];
    }
    case 'timeout': {
      if (event.timer.type === 'tick') {
        return queue.slice(0, 1).map(({ node, fanout, again }) => ({ to: node, message: { ...myself, fanout, again } }));
      }
      const successor = neighbours?.successor ?? self;
      return event.timer.type === 'lookForSelf' && successor !== self ? [{ to: successor, message: myself }] : [];
    }
    default:
      return [];
  }
}

function candidatesOf({ event }: Deed): readonly Considered[] {
  if (event.type !== 'receive') return [];
  const { from, message } = event;
  if (message.type === 'trymerge') return [{ node: message.successor, again: message.again }];
  return message.type === 'candidate' ? [{ node: from, again: message.again }] : [];
}

/** The nodes that a step proves to be in the same ring as this node: it no longer needs to look for them. */
export function foundBy(deed: Deed): readonly Identifier[] {
  const { before, event } = deed;
  const arrived = treated(deed).filter((lookup) => lookup.origin === before.self && isFound(before, lookup));
  const named = event.type === 'receive' && event.message.type === 'sameRing' ? [event.message.id] : [];
  const adopted = event.type === 'request' && event.request.type === 'neighbours' ? [event.request.successor] : [];
  const trusted = [...arrived.map(({ id }) => id), ...named].filter((node) => !before.suspected.includes(node));
  return [...trusted, ...adopted.filter((node) => node !== null)];
}

/** The nodes of its passive list that are up. */
export function awaiting({ passive, suspected }: Mind): readonly Identifier[] {
  return passive.filter((node) => !suspected.includes(node));
}

export const talking: Properties<Deed> = { nodesSayWhatTheyOwe, theRingHearsOfCandidates, lookupsComeInTurn };
