/**
 * The zones of the circle, as a node sees them. Each of the f zones has N/f identifiers. The node that owns the last grain of
 * a zone, and has its identifier there, is the zone's anchor. If each zone has its anchor, no node owns two places of one
 * class.
 */
import { distance, type Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import type { Placement } from '../places/placement.ts';

export interface Zoning extends Placement {
  /** The number of identifiers in a grain. Keys lie at the beginnings of grains only. */
  readonly grain: number;
}

/** A node's answer to a lookup: itself and its neighbours. It owns the keys from its predecessor's identifier on, up to its own. */
export interface Sighting {
  readonly node: NodeId;
  readonly predecessor: NodeId;
  readonly successor: NodeId;
  /** The label of the machine on which it runs. Null: it has none. */
  readonly machine: string | null;
}

/** The length of a zone, N/f. */
export function zoneLength({ size, degree }: Placement): number {
  return size / degree;
}

export function zoneOf(zoning: Zoning, id: Identifier): number {
  return Math.floor(id / zoneLength(zoning));
}

export function zonesOf({ degree }: Zoning): readonly number[] {
  return Array.from({ length: degree }, (_, zone) => zone);
}

/** The beginning of the last grain of a zone. To learn of all anchors, a node looks up these places. */
export function anchorPlace(zoning: Zoning, zone: number): Identifier {
  return (zone + 1) * zoneLength(zoning) - zoning.grain;
}

export function grainStart({ grain }: Zoning, id: Identifier): Identifier {
  return id - (id % grain);
}

/**
 * How many beginnings of grains the node owns. A node has none if its predecessor is in its own grain. But if that is the last
 * of all nodes there, the range leads round the whole circle.
 */
export function grainsOwned(zoning: Zoning, { predecessor, node }: Sighting): number {
  const { size, grain } = zoning;
  const [from, to] = [grainStart(zoning, predecessor), grainStart(zoning, node)];
  if (from !== to) return distance(from, to, size) / grain;
  return predecessor < node ? 0 : size / grain;
}

/** Whether the node owns the grain that begins at `place`. */
export function ownsPlace(zoning: Zoning, sighting: Sighting, place: Identifier): boolean {
  const { size, grain } = zoning;
  const owned = grainsOwned(zoning, sighting) * grain;
  return distance(place, grainStart(zoning, sighting.node), size) < owned;
}

/** Whether the node owns more than N/f places. Then it owns two places of some class. */
export function hasLongRange(zoning: Zoning, sighting: Sighting): boolean {
  return grainsOwned(zoning, sighting) * zoning.grain > zoneLength(zoning);
}

/** Whether the node is the anchor of its zone. */
export function isAnchor(zoning: Zoning, sighting: Sighting): boolean {
  return isInLastGrain(zoning, sighting.node) && grainsOwned(zoning, sighting) > 0;
}

export function isInLastGrain(zoning: Zoning, id: Identifier): boolean {
  return grainStart(zoning, id) === anchorPlace(zoning, zoneOf(zoning, id));
}

/** The zones without an anchor whose last grain this node owns, clockwise from its predecessor. */
export function missingZones(zoning: Zoning, sighting: Sighting): readonly number[] {
  const { size, grain } = zoning;
  const { predecessor, node } = sighting;
  const from = grainStart(zoning, predecessor);
  const owned = grainsOwned(zoning, sighting) * grain;
  const stepsTo = (zone: number) => distance(from, anchorPlace(zoning, zone), size) || size;
  return zonesOf(zoning)
    .filter((zone) => stepsTo(zone) <= owned && anchorPlace(zoning, zone) !== grainStart(zoning, node))
    .sort((a, b) => stepsTo(a) - stepsTo(b));
}
