/** A world of ring nodes as a picture in data: who keeps which keys, and who points to whom. */

import { isRecord } from '../../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';

/** The keys in (after, upTo], clockwise; the whole circle when both are the same. */
export interface Arc {
  readonly after: number;
  readonly upTo: number;
}

/** A node's range of keys. */
export interface OwnedArc extends Arc {
  readonly owner: NodeId;
}

/** Keys with several owners. */
export interface SharedArc extends Arc {
  readonly owners: readonly NodeId[];
}

export interface RingPeer {
  readonly id: NodeId;
  /** A short name: that of the state, else the id; on a large circle its place on it. */
  readonly name: string;
  /** `down`: crashed or ended. `outside`: not started, or still joining. */
  readonly standing: 'member' | 'leaving' | 'outside' | 'down';
  /** The word of its state for what it does; its status otherwise. */
  readonly word: string;
  /** The nodes that it suspects. */
  readonly suspects: readonly NodeId[];
}

export interface Pointer {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly kind: 'successor' | 'predecessor' | 'backup' | 'finger' | 'lock';
}

/** Nodes that have `core` as their successor, while its predecessor is another one. */
export interface Bush {
  readonly core: NodeId;
  readonly branch: readonly NodeId[];
}

export interface RingView {
  readonly kind: 'ring';
  /** The number of keys on the circle. */
  readonly size: number;
  readonly peers: readonly RingPeer[];
  readonly owned: readonly OwnedArc[];
  /** Keys with several owners. */
  readonly shared: readonly SharedArc[];
  /** Keys without an owner. */
  readonly holes: readonly Arc[];
  readonly pointers: readonly Pointer[];
  readonly bushes: readonly Bush[];
}

interface Node {
  readonly id: NodeId;
  readonly name?: string;
  readonly status: string;
  readonly ring: Readonly<Record<string, unknown>>;
  readonly fingers: readonly NodeId[];
}

/** Fields by which the state of a ring is known, in any layer. */
const OF_A_RING = ['predecessor', 'successor', 'successors', 'heir'];
const DEEPEST_LAYER = 4;

/** The ring in a world; null when its nodes are not on one. */
export function ringView(world: unknown): RingView | null {
  if (!isRecord(world)) return null;
  if (Array.isArray(world.peers) && typeof world.size === 'number')
    return viewOf(world.size, world.peers.filter(isRecord).flatMap(peerOfSpec));
  if (!Array.isArray(world.nodes)) return null;
  const nodes = world.nodes.filter(isRecord).flatMap(nodeOf);
  const size = sizeIn(nodes);
  return size === null || nodes.every(({ ring }) => OF_A_RING.every((name) => !(name in ring))) ? null : viewOf(size, nodes);
}

/** How many keys lie in an arc. */
export function lengthOf({ after, upTo }: Arc, size: number): number {
  return after === upTo ? size : (upTo - after + size) % size;
}

function viewOf(size: number, unordered: readonly Node[]): RingView {
  const nodes = [...unordered].sort((a, b) => a.id - b.id);
  const peers = nodes.map((node) => peerOf(node, size));
  const standing = new Map(peers.map(({ id, standing: now }) => [id, now]));
  const owned = nodes.flatMap((node) => (standing.get(node.id) === 'member' ? arcsOf(node) : []));
  return {
    kind: 'ring',
    size,
    peers,
    owned,
    ...sharedAndHoles(size, owned),
    pointers: nodes.flatMap((node) => (standing.get(node.id) === 'down' ? [] : pointersOf(node))),
    bushes: bushesOf(nodes.filter(({ id }) => standing.get(id) === 'member')),
  };
}

function peerOf({ id, name: given, status, ring }: Node, size: number): RingPeer {
  const name = given ?? shortName(id, size);
  const word = typeof ring.status === 'string' ? ring.status : 'neighbours' in ring && ring.neighbours === null ? 'joining' : status;
  const suspects = numbers(ring.suspected ?? ring.crashed ?? ring.failed);
  if (status === 'down') return { id, name, standing: 'down', word: 'down', suspects: [] };
  if (status === 'new' || word === 'joining')
    return { id, name, standing: 'outside', word: status === 'new' ? 'not started' : word, suspects };
  return { id, name, standing: word === 'leaving' ? 'leaving' : 'member', word, suspects };
}

/** Longer numbers are not readable in a picture. */
const LARGEST_READABLE = 9_999;

function shortName(id: NodeId, size: number): string {
  return size > LARGEST_READABLE ? `${((100 * id) / size).toFixed(1)}%` : String(id);
}

function arcsOf({ id, ring }: Node): readonly OwnedArc[] {
  const predecessor = neighbour(ring, 'predecessor');
  return predecessor === null ? [] : [{ owner: id, after: predecessor, upTo: id }];
}

/** Cuts the circle where a range begins or ends, and counts the owners of each piece. */
function sharedAndHoles(size: number, owned: readonly OwnedArc[]): Pick<RingView, 'shared' | 'holes'> {
  const cuts = ascending(owned.flatMap(({ after, upTo }) => [after, upTo]));
  if (cuts.length === 0) return { shared: [], holes: [{ after: size - 1, upTo: size - 1 }] };
  const places = new Map(cuts.map((cut, i) => [cut, i]));
  const owners = cuts.map((): NodeId[] => []);
  for (const { owner, after, upTo } of owned) {
    const last = places.get(upTo) ?? 0;
    // From the piece after its beginning to the piece that ends where it ends, clockwise.
    let piece = ((places.get(after) ?? 0) + 1) % cuts.length;
    for (; piece !== last; piece = (piece + 1) % cuts.length) owners[piece].push(owner);
    owners[last].push(owner);
  }
  const pieces = cuts.map((upTo, i): SharedArc => ({ after: cuts[(i + cuts.length - 1) % cuts.length], upTo, owners: owners[i] }));
  return {
    shared: pieces.filter(({ owners }) => owners.length > 1),
    holes: pieces.filter(({ owners }) => owners.length === 0).map(({ after, upTo }) => ({ after, upTo })),
  };
}

function pointersOf({ id, ring, fingers }: Node): readonly Pointer[] {
  const to = (kind: Pointer['kind'], nodes: readonly (NodeId | null)[]) =>
    [...new Set(nodes)].flatMap((node): readonly Pointer[] => (node === null || node === id ? [] : [{ from: id, to: node, kind }]));
  const listed = numbers(ring.successors);
  const successor = neighbour(ring, 'successor') ?? listed[0] ?? neighbour(ring, 'heir');
  const backups = [...listed, ...numbers(ring.backups)].filter((node) => node !== successor);
  return [
    ...to('successor', [successor]),
    ...to('predecessor', [neighbour(ring, 'predecessor')]),
    ...to('backup', backups),
    ...to('finger', fingers),
    ...to('lock', [typeof ring.heldBy === 'number' ? ring.heldBy : null]),
  ];
}

function bushesOf(members: readonly Node[]): readonly Bush[] {
  const followers = new Map<NodeId, NodeId[]>();
  for (const { id, ring } of members) {
    const successor = neighbour(ring, 'successor');
    if (successor !== null && successor !== id) followers.set(successor, [...(followers.get(successor) ?? []), id]);
  }
  return members.flatMap(({ id, ring }) => {
    const predecessor = neighbour(ring, 'predecessor');
    const branch = predecessor === null ? [] : (followers.get(id) ?? []).filter((other) => other !== predecessor);
    return branch.length === 0 ? [] : [{ core: id, branch }];
  });
}

/** A neighbour by its field, or by that of the neighbours that a lower layer has named. */
function neighbour(ring: Node['ring'], field: string): NodeId | null {
  const named = isRecord(ring.neighbours) ? ring.neighbours[field] : ring[field];
  return typeof named === 'number' ? named : null;
}

function nodeOf(node: Readonly<Record<string, unknown>>): readonly Node[] {
  const { id, name, status, state } = node;
  if (typeof id !== 'number') return [];
  const layers = layersIn(state, DEEPEST_LAYER);
  const ring =
    layers.find((layer) => OF_A_RING.some((name) => name in layer)) ?? layers.find((layer) => 'neighbours' in layer) ?? layers[0];
  const fingers = layers.flatMap((layer) => numbers(layer.fingers));
  return ring === undefined ? [] : [{ id, status: String(status), ring, fingers, ...(typeof name === 'string' ? { name } : {}) }];
}

function peerOfSpec(peer: Readonly<Record<string, unknown>>): readonly Node[] {
  const { id, member } = peer;
  if (typeof id !== 'number') return [];
  const word = member === false ? 'joining' : peer.predecessor === null && peer.successor !== undefined ? 'leaving' : 'member';
  return [{ id, status: 'up', ring: { status: word, ...peer }, fingers: [] }];
}

/** The states of all layers, the whole one first, then those in it. */
function layersIn(state: unknown, deepest: number): readonly Readonly<Record<string, unknown>>[] {
  if (!isRecord(state) || deepest === 0) return [];
  const inner = Object.entries(state).filter(([name]) => name !== 'config' && name !== 'neighbours' && name !== 'durable');
  return [state, ...inner.flatMap(([, value]) => layersIn(value, deepest - 1))];
}

function sizeIn(nodes: readonly Node[]): number | null {
  for (const { ring } of nodes) {
    if (!isRecord(ring.config)) continue;
    const { keys, identifiers } = ring.config;
    if (typeof keys === 'number') return keys;
    if (typeof identifiers === 'number') return identifiers;
  }
  return null;
}

function numbers(value: unknown): readonly number[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'number') : [];
}
