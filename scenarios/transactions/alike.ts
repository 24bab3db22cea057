/**
 * Where ids of nodes are in the data of transactions, for members of the ring that are alike: as far apart, and asked
 * for nothing. The places for which a node is responsible change hands with it; items keep their keys.
 */
import type { Identifier } from '../../impl/identifier-space/interval.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Transactions } from '../../impl/transactions/protocol.ts';
import type { Config } from '../../impl/transactions/state.ts';
import type { AlikeNodes, Rename } from '../../model-check/scenario.ts';
import type { Observed } from './refinement.ts';

/** Fields by what they hold, whichever record they are in. */
const NODE = ['self', 'manager'];
const ASCENDING_NODES = ['members', 'suspected', 'watched', 'acceptedBy', 'askers'];
const BY_NODE = ['reports', 'promises'];
const PLACE = ['place', 'places'];
const BY_PLACE = ['addresses', 'tokens'];

/** These members of a ring whose members do not change. */
export function alikeMembers(config: Config, nodes: readonly NodeId[]): AlikeNodes<Transactions, Observed> {
  const renamed = <V>(value: V, of: Rename): V => new Renaming(config, of).value(value, '') as V;
  return { nodes: [nodes], state: renamed, message: renamed, timer: renamed, request: renamed, durable: renamed, history: renamed };
}

class Renaming {
  readonly #config: Config;
  readonly #of: Rename;

  constructor(config: Config, of: Rename) {
    this.#config = config;
    this.#of = of;
  }

  /** What becomes of `value` in a field of this name. */
  value(value: unknown, field: string): unknown {
    if (typeof value === 'number') return this.#number(value, field);
    if (typeof value === 'string') return this.#text(value);
    if (Array.isArray(value)) return this.#array(value, field);
    if (typeof value !== 'object' || value === null) return value;
    const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
    return Object.fromEntries(
      entries.map(([key, entry]) => [this.#key(key, field), this.value(entry, isName(key) ? entriesOf(field) : key)]),
    );
  }

  #number(number: number, field: string): number {
    if (NODE.includes(field)) return this.#of(number);
    if (PLACE.includes(field)) return this.#place(number);
    return field === 'from' ? this.#before(number) : number;
  }

  /** The name of a transaction begins with its manager; that of a vote ends with the place of the replica. */
  #text(text: string): string {
    const transaction = /^(\d+)\.(\d+)$/.exec(text);
    if (transaction !== null) return `${this.#of(Number(transaction[1]))}.${transaction[2]}`;
    const instance = /^(\d+)@(\d+)$/.exec(text);
    return instance === null ? text : `${instance[1]}@${this.#place(Number(instance[2]))}`;
  }

  #key(key: string, field: string): string {
    if (BY_NODE.includes(field)) return String(this.#of(Number(key)));
    return BY_PLACE.includes(field) ? String(this.#place(Number(key))) : this.#text(key);
  }

  #array(array: readonly unknown[], field: string): readonly unknown[] {
    if (ASCENDING_NODES.includes(field)) return (array as readonly NodeId[]).map(this.#of).sort((a, b) => a - b);
    if (field === 'managers') return this.#managers(array as readonly NodeId[]);
    return array.map((item) => this.value(item, field));
  }

  /** From the transaction manager on, once around the ring, as placement gives them. */
  #managers(managers: readonly NodeId[]): readonly NodeId[] {
    const [first, ...others] = managers.map(this.#of);
    return [first, ...others.sort((a, b) => this.#distance(first, a) - this.#distance(first, b))];
  }

  /** As far before the other owner as it is before this one. */
  #place(place: Identifier): Identifier {
    const owner = this.#config.members.find((member) => member >= place) ?? this.#config.members[0];
    return this.#back(owner, this.#distance(place, owner));
  }

  /** Where responsibility begins: right behind it lies the first place of a node. */
  #before(from: NodeId): NodeId {
    const owner = this.#config.members.find((member) => member > from) ?? this.#config.members[0];
    return this.#back(owner, this.#distance(from, owner));
  }

  #back(owner: NodeId, distance: number): Identifier {
    return this.#distance(distance, this.#of(owner));
  }

  #distance(from: Identifier, to: Identifier): number {
    return (to - from + this.#config.identifiers) % this.#config.identifiers;
  }
}

/** What the entries of such a record hold: those by node are records in turn, by vote; addresses are nodes. */
function entriesOf(field: string): string {
  if (field === 'addresses') return 'manager';
  return BY_NODE.includes(field) ? '' : field;
}

/** A key that names one of many, not a field. */
function isName(key: string): boolean {
  return /^\d/.test(key);
}
