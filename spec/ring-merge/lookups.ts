/**
 * The duties of a node that treats look-ups. The slides say: "mlookup traverses the ring to get close to b; it then calls
 * trymerge(cpred, csucc)" (SELFMAN slides, "Ring merge algorithm"). With gossip, "node does not know M random nodes: spread
 * this process during the merger".
 */
import { type Identifier, open, steps } from '../identifier-space/interval.ts';
import { ascending } from '../kernel/sorted-set.ts';
import { type Considered, type Deed, type Lookup, type Mind, pointers, type Sent } from './deed.ts';

/** The duties for one look-up, or for several. */
export interface Debt {
  readonly sent: readonly Sent[];
  readonly considered: readonly Considered[];
}

const NOTHING: Debt = { sent: [], considered: [] };

/** The look-ups that a node has to treat in a step, in this order: those that waited, and those that the event adds. */
export function lookupsInHand({ before, event }: Deed): readonly Lookup[] {
  return [...before.agenda, ...addedBy(before, event)];
}

/** Those of them that the node has treated. */
export function treated(deed: Deed): readonly Lookup[] {
  const all = lookupsInHand(deed);
  return all.slice(0, Math.max(0, all.length - deed.after.agenda.length));
}

/** The duties of the node for the look-ups that it has treated. A draw is about the first of them. */
export function owedForLookups(deed: Deed): Debt {
  const { before, event } = deed;
  const debts = treated(deed).map((lookup, i) => {
    const listeners = listenersFor(before, lookup);
    return owedFor(before, lookup, listeners[event.type === 'chosen' && i === 0 ? event.value : 0]);
  });
  return { sent: debts.flatMap(({ sent }) => sent), considered: debts.flatMap(({ considered }) => considered) };
}

/** The nodes of which one is told to look for the same identifier; none when it has been found, or told to enough. */
export function listenersFor(mind: Mind, lookup: Lookup): readonly Identifier[] {
  if (lookup.fanout <= 1 || isFound(mind, lookup)) return [];
  return pointers(mind).filter((node) => node !== lookup.id && !mind.suspected.includes(node));
}

/** The node itself, or its successor, is looked for: both rings are one here. */
export function isFound({ self, neighbours }: Mind, { id }: Lookup): boolean {
  return id === self || id === neighbours?.successor;
}

function addedBy(before: Mind, event: Deed['event']): readonly Lookup[] {
  const lookup = { type: 'mlookup', fanout: before.config.fanout, origin: null, again: false } as const;
  if (event.type === 'timeout' && event.timer.type === 'tick') {
    return before.queue.slice(0, 1).map(({ node, fanout, again }) => ({ ...lookup, id: node, fanout, again, origin: before.self }));
  }
  if (event.type !== 'receive') return [];
  const { message } = event;
  if (message.type === 'mlookup') return [message];
  if (message.type !== 'trymerge' || before.config.fanout === 1) return [];
  const candidates = ascending([message.predecessor, message.successor]);
  return candidates.filter((id) => !before.sought.includes(id)).map((id) => ({ ...lookup, id }));
}

function owedFor(mind: Mind, lookup: Lookup, listener: Identifier | undefined): Debt {
  if (isFound(mind, lookup)) return { ...NOTHING, sent: tellingOrigin(mind, lookup) };
  const fanout = lookup.fanout > 1 ? lookup.fanout - 1 : 1;
  const { sent, considered } = owedOnward(mind, { ...lookup, fanout });
  const gossip: readonly Sent[] = listener === undefined ? [] : [{ to: listener, message: { type: 'enqueue', id: lookup.id, fanout } }];
  return { sent: [...gossip, ...sent], considered };
}

function tellingOrigin({ self }: Mind, { id, origin }: Lookup): readonly Sent[] {
  return origin === null || origin === self ? [] : [{ to: origin, message: { type: 'sameRing', id } }];
}

/** A node that is in no ring owes nothing. */
function owedOnward(mind: Mind, lookup: Lookup): Debt {
  const { self, config, neighbours } = mind;
  const { id, again } = lookup;
  if (neighbours === null || neighbours.successor === null) return NOTHING;
  const { predecessor, successor } = neighbours;
  if (open(self, successor, config.keys).includes(id)) {
    const message = { type: 'trymerge', predecessor: self, successor, again } as const;
    return { sent: [{ to: id, message }], considered: [{ node: id, again }] };
  }
  if (open(predecessor, self, config.keys).includes(id)) {
    return { ...NOTHING, sent: [{ to: id, message: { type: 'trymerge', predecessor, successor: self, again } }] };
  }
  return { ...NOTHING, sent: [{ to: nearest(mind, successor, id), message: lookup }] };
}

/** Of the successor and the contacts that are up, the one from which the way to `id` is shortest. */
function nearest({ config, contacts, suspected }: Mind, successor: Identifier, id: Identifier): Identifier {
  const way = (node: Identifier) => steps(node, id, config.keys);
  const trusted = contacts.filter((node) => !suspected.includes(node));
  return trusted.reduce((best, node) => (way(node) < way(best) ? node : best), successor);
}
