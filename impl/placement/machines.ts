/**
 * Machines that run several nodes. Each anchor is to be on a machine of its own, and a machine's nodes in the zone of its
 * anchor. Then the loss of a machine takes one place of each class. With fewer machines than zones, anchors are spread evenly.
 * The loss of a machine with at most ⌈f/2⌉ − 1 anchors leaves ⌊f/2⌋ + 1 places.
 */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { hasLongRange, isAnchor, missingZones, type Sighting, type Zoning, zoneOf, zonesOf } from './zones.ts';

/** The machine of a node that joins or may move. */
export interface Machine {
  readonly label: string;
  /** Its other nodes that are in the ring, as it knows by itself. */
  readonly nodes: readonly NodeId[];
}

/** A step that a node takes for the sake of its machine. */
export type Change =
  /** It becomes the anchor of its own zone, which has none. */
  | { readonly type: 'anchor'; readonly zone: number }
  /** It enters the grain of this anchor with a lower identifier, and so takes the place over; the other becomes a spare. */
  | { readonly type: 'replace'; readonly anchor: NodeId }
  /** It enters this zone. */
  | { readonly type: 'gather'; readonly zone: number };

/**
 * The change that a member on `machine` makes once no range is longer than N/f. Null: none. `seen` are the owners of the last
 * grains of all zones. A new anchor makes more anchors, a replacement spreads them more evenly, and gathering changes no
 * anchor. So this ends.
 */
export function chooseChange(zoning: Zoning, self: Sighting, machine: Machine, seen: readonly Sighting[]): Change | null {
  if (isAnchor(zoning, self) || seen.some((each) => hasLongRange(zoning, each))) return null;
  const missing = seen.filter(({ predecessor }) => predecessor === self.node).flatMap((each) => missingZones(zoning, each));
  const [zone] = missing.filter((each) => each === zoneOf(zoning, self.node));
  if (zone !== undefined) return { type: 'anchor', zone };
  const anchor = replaceable(zoning, seen, machine.label);
  if (anchor !== null) return { type: 'replace', anchor };
  const home = homeZones(zoning, seen, { ...machine, nodes: [...machine.nodes, self.node] });
  return home.includes(zoneOf(zoning, self.node)) ? null : { type: 'gather', zone: home[0] };
}

/** An anchor on a machine that has at least two anchors more than this one; null: there is none. */
export function replaceable(zoning: Zoning, seen: readonly Sighting[], label: string): NodeId | null {
  const anchors = anchorsIn(zoning, seen);
  const own = countOf(anchors, label);
  const crowded = anchors.filter(({ machine }) => machine !== null && countOf(anchors, machine) >= own + 2);
  // With the first identifier of its grain, an anchor cannot be replaced.
  return crowded.find(({ node }) => node % zoning.grain > 0)?.node ?? null;
}

/** Whether no other machine seen has fewer anchors. */
export function mayBeAnchor(zoning: Zoning, seen: readonly Sighting[], label: string): boolean {
  const anchors = anchorsIn(zoning, seen);
  return seen.every(({ machine }) => machine === null || countOf(anchors, machine) >= countOf(anchors, label));
}

/** The zones of the machine's anchors; else the zone of its first node; else the zones with the fewest nodes seen. */
export function homeZones(zoning: Zoning, seen: readonly Sighting[], { label, nodes }: Machine): readonly number[] {
  const anchors = anchorsIn(zoning, seen).filter(({ machine }) => machine === label);
  if (anchors.length > 0) return anchors.map(({ node }) => zoneOf(zoning, node));
  if (nodes.length > 0) return [zoneOf(zoning, Math.min(...nodes))];
  const ids = new Set(seen.map(({ node }) => node));
  const nodesIn = (zone: number) => [...ids].filter((id: Identifier) => zoneOf(zoning, id) === zone).length;
  const fewest = Math.min(...zonesOf(zoning).map(nodesIn));
  return zonesOf(zoning).filter((zone) => nodesIn(zone) === fewest);
}

/** The anchors among the nodes seen, each once. */
function anchorsIn(zoning: Zoning, seen: readonly Sighting[]): readonly Sighting[] {
  const byNode = new Map(seen.filter((each) => isAnchor(zoning, each)).map((each) => [each.node, each]));
  return [...byNode.values()];
}

function countOf(anchors: readonly Sighting[], label: string): number {
  return anchors.filter(({ machine }) => machine === label).length;
}
