/**
 * Lookup consistency, and nothing else: who is responsible for which key, and how responsibility may move.
 *
 * "Lookup consistency means that at any time there is exactly one responsible node for a particular key k"
 * (SELFMAN slides, slide 20). Exactly one is two properties: at most one, and at least one. They are separate here,
 * because a join keeps only the first at every moment: one node gives a key up before another takes it.
 */
import { halfOpen, type Identifier, identifiers } from '../identifier-space/interval.ts';
import { put } from '../kernel/record.ts';
import { action, always, reachable, type Spec } from '../kernel/spec.ts';

/** For each node the keys that it is responsible for, in ascending order. A record's key is the node's identifier. */
export interface Responsibilities {
  readonly size: number;
  readonly keysOf: Readonly<Record<string, readonly Identifier[]>>;
}

/** The keys of the interval (from, to], and the node that gives them up or takes them. */
export interface Move {
  readonly node: Identifier;
  readonly from: Identifier;
  readonly to: Identifier;
}

/** At most one node is responsible for each key (slide 20). */
export const atMostOne = always<Responsibilities>(
  (state) => {
    const taken = Object.values(state.keysOf).flat();
    return new Set(taken).size === taken.length;
  },
  'No key has two responsible nodes at the same time (slide 20).',
  keysOfSeveralInWords,
);

/** At least one node is responsible for each key (slide 20). This machine does not guarantee it: it hands keys over. */
export const atLeastOne = always<Responsibilities>(everyKeyIsTaken, 'Every key has a responsible node (slide 20).', keysOfNobodyInWords);

/** Keys really are handed over: at some moment, one belongs to nobody. */
export const someKeyIsBeingHandedOver = reachable<Responsibilities>(
  (state) => !everyKeyIsTaken(state),
  'At some moment no node is responsible for a key: one gave it up and the next has not taken it yet.',
);

/** The key's responsible nodes: one of them when lookups are consistent and the key is not being handed over. */
export function responsibleFor(state: Responsibilities, key: Identifier): readonly Identifier[] {
  return nodesOf(state).filter((node) => isResponsible(state, node, key));
}

/** The first key that has several responsible nodes, and these nodes. */
function keysOfSeveralInWords(state: Responsibilities): string {
  const [first, ...more] = identifiers(state.size).filter((key) => responsibleFor(state, key).length > 1);
  const owners = responsibleFor(state, first).map((node) => `to node ${node}`);
  return `key ${first} belongs ${owners.join(' and ')}${othersToo(more, 'have several owners')}`;
}

/** The first key that has no responsible node. */
export function keysOfNobodyInWords(state: Responsibilities): string {
  const [first, ...more] = identifiers(state.size).filter((key) => responsibleFor(state, key).length === 0);
  return `key ${first} belongs to no node${othersToo(more, 'have no owner')}`;
}

function othersToo(keys: readonly Identifier[], claim: string): string {
  if (keys.length === 0) return '';
  return keys.length <= 3 ? `; keys ${keys.join(', ')} ${claim}, too` : `; ${keys.length} more keys ${claim}`;
}

/** The machine whose `members` share all keys at first, each responsible from its predecessor on up to itself. */
export function lookupConsistency(size: number, nodes: readonly Identifier[], members: readonly Identifier[]): Spec<Responsibilities> {
  return {
    name: 'lookup-consistency',
    init: [sharedAmong(size, nodes, members)],
    actions: {
      giveUp: action<Responsibilities, Move>({
        doc: 'A node stops being responsible for some of its keys, without asking another node.',
        params: moves,
        when: (state, move) => movedKeys(state, move).every((key) => isResponsible(state, move.node, key)),
        then: (state, move) => withoutKeys(state, move.node, movedKeys(state, move)),
      }),
      take: action<Responsibilities, Move>({
        doc: 'A node becomes responsible for keys that nobody is responsible for.',
        params: moves,
        when: (state, move) => movedKeys(state, move).every((key) => responsibleFor(state, key).length === 0),
        then: (state, move) => withKeys(state, move.node, movedKeys(state, move)),
      }),
    },
    properties: { atMostOne, someKeyIsBeingHandedOver },
  };
}

/** Each key belongs to the first member met when walking clockwise from it, the key's own place included. */
function sharedAmong(size: number, nodes: readonly Identifier[], members: readonly Identifier[]): Responsibilities {
  const firstMemberFrom = (key: Identifier) => [key, ...halfOpen(key, key, size)].find((place) => members.includes(place));
  const keysOf = nodes.map((node) => [node, identifiers(size).filter((key) => firstMemberFrom(key) === node)]);
  return { size, keysOf: Object.fromEntries(keysOf) };
}

/** Responsibility moves in intervals whose ends are identifiers of nodes: no node knows of other borders. */
function* moves(state: Responsibilities): Iterable<Move> {
  const nodes = nodesOf(state);
  for (const node of nodes) for (const from of nodes) for (const to of nodes) yield { node, from, to };
}

function movedKeys(state: Responsibilities, move: Move): readonly Identifier[] {
  return halfOpen(move.from, move.to, state.size);
}

function everyKeyIsTaken(state: Responsibilities): boolean {
  const taken = Object.values(state.keysOf).flat();
  return identifiers(state.size).every((key) => taken.includes(key));
}

function isResponsible(state: Responsibilities, node: Identifier, key: Identifier): boolean {
  return state.keysOf[node].includes(key);
}

function withKeys(state: Responsibilities, node: Identifier, taken: readonly Identifier[]): Responsibilities {
  const keys = identifiers(state.size).filter((key) => taken.includes(key) || isResponsible(state, node, key));
  return put(state, 'keysOf', put(state.keysOf, String(node), keys));
}

function withoutKeys(state: Responsibilities, node: Identifier, givenUp: readonly Identifier[]): Responsibilities {
  const keys = state.keysOf[node].filter((key) => !givenUp.includes(key));
  return put(state, 'keysOf', put(state.keysOf, String(node), keys));
}

function nodesOf(state: Responsibilities): readonly Identifier[] {
  return Object.keys(state.keysOf).map(Number);
}
