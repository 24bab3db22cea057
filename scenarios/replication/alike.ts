/**
 * Where ids of nodes are in the data of replication, for members of the ring that are alike: as far apart, each with its
 * replica at its own place, and asked for nothing. Replicas change hands with the nodes; items keep their keys.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { AlikeNodes, Rename } from '../../model-check/scenario.ts';
import type { Overlaid } from './overlay.ts';
import type { Observations } from './refinement.ts';

/** Fields that hold a node, or the place of its replica. The arc of a node ends with it. */
const NODE = ['self', 'owner', 'node', 'writer', 'place', 'to', 'members'];

/** These of the members, rising, of a ring of `size` identifiers. */
export function alikeMembers(size: number, members: readonly NodeId[], nodes: readonly NodeId[]): AlikeNodes<Overlaid, Observations> {
  const renamed = <V>(value: V, of: Rename): V => inField(value, '', { of, arcs: arcsOf(size, members, of) }) as V;
  return { nodes: [nodes], state: renamed, message: renamed };
}

interface Names {
  readonly of: Rename;
  /** By where an arc begins: where that of the other node does. */
  readonly arcs: ReadonlyMap<NodeId, NodeId>;
}

function arcsOf(size: number, members: readonly NodeId[], of: Rename): ReadonlyMap<NodeId, NodeId> {
  return new Map(
    members.map((member, i) => {
      const from = members.at(i - 1) ?? member;
      return [from, (of(member) - member + from + size) % size];
    }),
  );
}

function inField(value: unknown, field: string, names: Names): unknown {
  if (typeof value === 'number') return inNumber(value, field, names);
  if (Array.isArray(value)) return value.map((item) => inField(item, field, names)).sort(byPlace);
  if (typeof value !== 'object' || value === null) return value;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return Object.fromEntries(entries.map(([key, entry]) => [key, inField(entry, key, names)]));
}

function inNumber(number: number, field: string, { of, arcs }: Names): number {
  if (NODE.includes(field)) return of(number);
  return field === 'from' ? (arcs.get(number) ?? number) : number;
}

/** Nodes and whatever lies at places is listed rising; other lists stay in their order. */
function byPlace(a: unknown, b: unknown): number {
  return placeOf(a) - placeOf(b);
}

function placeOf(item: unknown): number {
  if (typeof item === 'number') return item;
  return typeof item === 'object' && item !== null && 'place' in item ? Number(item.place) : 0;
}
