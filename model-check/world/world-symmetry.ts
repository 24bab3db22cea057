/**
 * The symmetry of a world. It renames the ids in what the world holds for a node; the protocol's own functions rename
 * the ids in its data. The checker verifies that the nodes are symmetric.
 */
import { encode, type Value } from '../../impl/kernel/plain-data.ts';
import type { NodeId, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { ModelError } from '../engine/system/model-error.ts';
import { inCycles, type NewNames, renamingsWithin } from '../engine/system/renamings.ts';
import type { Renaming, Symmetry } from '../engine/system/system.ts';
import type { Rename, ScenarioRequest, SymmetricNodes } from '../scenario.ts';
import { type MoveKind, renamedMove } from './move-kinds.ts';
import type { Post } from './network.ts';
import type { Partitions } from './partitions.ts';
import type { Envelope, Groups } from './world.ts';
import type { WorldNode } from './world-node.ts';

/** Where things are in a world. The slots of the nodes come first, in the order of `ids`. */
export interface Places<X extends ProtocolTypes> {
  readonly ids: readonly NodeId[];
  readonly slots: readonly string[];
  readonly history: number;
  readonly partitions: Partitions;
  readonly post: Post<X>;
  /** The moves of the world, in order. */
  readonly moves: readonly MoveKind[];
}

export function worldSymmetry<X extends ProtocolTypes, H>(
  symmetric: SymmetricNodes<X, H>,
  requests: readonly ScenarioRequest<X>[],
  places: Places<X>,
): Symmetry {
  const unknown = symmetric.nodes.flat().find((id) => !places.ids.includes(id));
  if (unknown !== undefined)
    throw new ModelError(`symmetric.nodes: node ${unknown} is listed, and there is no such node; the nodes are ${places.ids.join(', ')}`);
  const { generators, elements, products } = renamingsWithin(symmetric.nodes);
  return {
    generators: generators.map((names) => new WorldRenaming(names, symmetric, requests, places)),
    names: elements.map(nameOf),
    products,
    decisive: (slot, path) => decisivePart(path, slot < places.ids.length, places.slots[slot]),
  };
}

/** The part of a slot that decides by itself: renaming changes neither a status nor the budget, and treats each field of a node alone. */
function decisivePart(path: readonly string[], ofNode: boolean, slot: string): readonly string[] {
  if (ofNode) return path.slice(0, 1);
  return slot === 'faults' ? path : [];
}

function nameOf(names: NewNames<NodeId>): string {
  return `nodes ${inCycles(names)}`;
}

class WorldRenaming<X extends ProtocolTypes, H> implements Renaming {
  readonly name: string;
  readonly slots: readonly number[];
  readonly moves: readonly number[];
  readonly #of: Rename;
  readonly #symmetric: SymmetricNodes<X, H>;
  readonly #places: Places<X>;
  /** By request: the number of the request that it becomes. */
  readonly #requests: readonly number[];

  constructor(names: NewNames<NodeId>, symmetric: SymmetricNodes<X, H>, requests: readonly ScenarioRequest<X>[], places: Places<X>) {
    this.name = nameOf(names);
    this.#of = (id) => names.get(id) ?? id;
    this.#symmetric = symmetric;
    this.#places = places;
    this.slots = places.slots.map((_, slot) => this.#slot(slot));
    const moves = places.moves.map(encode);
    this.moves = places.moves.map((move) => moves.indexOf(encode(renamedMove(move, this.#of))));
    this.#requests = this.#renamedRequests(requests);
  }

  value(value: Value, slot: number): Value {
    const { ids, history, partitions, post } = this.#places;
    if (slot < ids.length) return this.#node(value as WorldNode<X>);
    if (slot === history) return this.#ofHistory(value as H);
    if (slot === partitions.slot) return value === null ? null : this.#groups(value as Groups);
    const isQueue = post.queues.some((queue) => queue.slot === slot);
    return isQueue ? (value as readonly X['message'][]).map((message) => this.#ofMessage(message)) : value;
  }

  message(value: Value): Value {
    const { from, to, message } = value as Envelope<X>;
    return { from: this.#of(from), to: this.#of(to), message: this.#ofMessage(message) };
  }

  #slot(slot: number): number {
    const { ids, post } = this.#places;
    if (slot < ids.length) return ids.indexOf(this.#of(ids[slot]));
    const queue = post.queues.find((each) => each.slot === slot);
    if (queue === undefined) return slot;
    return post.queues.find(({ from, to }) => from === this.#of(queue.from) && to === this.#of(queue.to))?.slot ?? -1;
  }

  #node(node: WorldNode<X>): WorldNode<X> {
    const { state, durable, timer } = this.#symmetric;
    return {
      status: node.status,
      state: state === undefined ? node.state : state(node.state, this.#of),
      timers: timer === undefined ? node.timers : node.timers.map((each) => timer(each, this.#of)).sort(byText),
      monitored: ascending(node.monitored.map(this.#of)),
      suspected: ascending(node.suspected.map(this.#of)),
      ...(node.boots !== undefined && { boots: node.boots }),
      ...(node.watchedLives && { watchedLives: node.watchedLives.map((life) => ({ ...life, node: this.#of(life.node) })).sort(byNode) }),
      requests: ascending(node.requests.map((request) => this.#requests[request])),
      durable: durable === undefined || node.durable === null ? node.durable : durable(node.durable, this.#of),
    };
  }

  #ofMessage(message: X['message']): X['message'] {
    const { message: rename } = this.#symmetric;
    return rename === undefined ? message : rename(message, this.#of);
  }

  #ofHistory(history: H): H {
    const { history: rename } = this.#symmetric;
    return rename === undefined ? history : rename(history, this.#of);
  }

  /** The renamed groups, in the order in which the scenario lists them if it does. */
  #groups(groups: Groups): Groups {
    const renamed = groups.map((group) => ascending(group.map(this.#of)));
    return this.#places.partitions.splits.find((split) => textOf(split) === textOf(renamed)) ?? renamed;
  }

  #renamedRequests(requests: readonly ScenarioRequest<X>[]): readonly number[] {
    const { request: rename } = this.#symmetric;
    const texts = requests.map(({ at, request }) => `${at} ${encode(request)}`);
    const taken = new Set<number>();
    return requests.map(({ at, request }) => {
      const text = `${this.#of(at)} ${encode(rename === undefined ? request : rename(request, this.#of))}`;
      const place = texts.findIndex((each, number) => each === text && !taken.has(number));
      if (place < 0)
        throw new ModelError(`${this.name} are not symmetric: node ${at} gets a request, and node ${this.#of(at)} no corresponding one`);
      taken.add(place);
      return place;
    });
  }
}

function textOf(groups: Groups): string {
  return groups
    .map((group) => ascending(group).join(' '))
    .sort()
    .join();
}

function byNode(a: { readonly node: NodeId }, b: { readonly node: NodeId }): number {
  return a.node - b.node;
}

function byText(a: Value, b: Value): number {
  return encode(a) < encode(b) ? -1 : 1;
}
