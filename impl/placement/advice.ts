/** Where a newcomer enters the ring, by what the member that it asks has seen. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { inside, type Range } from '../places/range.ts';
import {
  anchorPlace,
  grainStart,
  grainsOwned,
  hasLongRange,
  missingZones,
  type Sighting,
  type Zoning,
  zoneLength,
  zoneOf,
  zonesOf,
} from './zones.ts';

export interface Advice {
  /** The beginning of the grain that the newcomer enters; its identifier is this and a random number below the grain. */
  readonly place: Identifier;
  /** The node that owns the place. */
  readonly giver: NodeId;
}

/** Part of a node's range, from a beginning of a grain (excluded) to another one (included). */
interface Piece extends Range {
  readonly giver: NodeId;
  /** In identifiers; a multiple of the grain. */
  readonly length: number;
}

/**
 * Where a newcomer on `machine` enters: at a missing anchor in the longest range, if a range is longer than N/f; else in the
 * middle of the longest range. `seen` are the owners of the last grains of all zones, and of some random places.
 *
 * A newcomer with a label of its machine is kept to zones that the machine may be in, `zonesFor` says which. Null: it has no
 * label.
 */
export function adviseNewcomer(zoning: Zoning, seen: readonly Sighting[], machine: string | null): Advice {
  const zones = machine === null ? zonesOf(zoning) : zonesFor(zoning, seen, machine);
  return missingAnchor(zoning, seen, zones) ?? middle(zoning, longest(piecesIn(zoning, seen, machine === null ? null : zones)));
}

/** The first founder of a ring takes the place of an anchor. */
export function placeOfFounder(zoning: Zoning): Identifier {
  return anchorPlace(zoning, zoning.degree - 1);
}

function missingAnchor(zoning: Zoning, seen: readonly Sighting[], zones: readonly number[]): Advice | null {
  const long = seen.filter((each) => hasLongRange(zoning, each)).sort((a, b) => grainsOwned(zoning, b) - grainsOwned(zoning, a));
  const places = long.flatMap((each) =>
    missingZones(zoning, each)
      .filter((zone) => zones.includes(zone))
      .map((zone) => ({ place: anchorPlace(zoning, zone), giver: each.node })),
  );
  return places[0] ?? null;
}

/** The ranges seen, or what of them lies in `zones`. */
function piecesIn(zoning: Zoning, seen: readonly Sighting[], zones: readonly number[] | null): readonly Piece[] {
  const { size, grain } = zoning;
  return seen.flatMap((each) => {
    const owned = grainsOwned(zoning, each) * grain;
    if (owned === 0) return [];
    const to = grainStart(zoning, each.node);
    const range = { from: (to - owned + size) % size, to };
    const parts = zones === null ? [range] : zones.flatMap((zone) => inside(range, zoneRange(zoning, zone), size));
    return parts.map((part) => ({ ...part, giver: each.node, length: (part.to - part.from + size) % size || size }));
  });
}

/** The beginnings of grains in a zone. */
function zoneRange(zoning: Zoning, zone: number): Range {
  const to = anchorPlace(zoning, zone);
  return { from: (to - zoneLength(zoning) + zoning.size) % zoning.size, to };
}

function longest(pieces: readonly Piece[]): Piece {
  return pieces.reduce((best, each) => (each.length > best.length ? each : best));
}

/** Half of the piece goes to the newcomer; of a single grain nothing does, and the newcomer is a spare there. */
function middle({ size, grain }: Zoning, { from, length, giver }: Piece): Advice {
  const half = Math.max(1, Math.floor(length / grain / 2)) * grain;
  return { place: (from + half) % size, giver };
}

/**
 * The zones that a newcomer on this machine may enter. With f machines or more, a machine has nodes in one zone only; with
 * fewer, in at most ⌈f/2⌉ − 1 zones. Then the loss of a machine leaves each class ⌊f/2⌋ + 1 of its places. A machine that
 * may have one more zone gets the zone with the fewest nodes. If a class of three or four has fewer than f machines, nothing
 * helps, and every zone is allowed.
 */
export function zonesFor(zoning: Zoning, seen: readonly Sighting[], machine: string): readonly number[] {
  const machines = new Set([machine, ...seen.flatMap((each) => each.machine ?? [])]);
  const most = machines.size >= zoning.degree ? 1 : Math.ceil(zoning.degree / 2) - 1;
  if (machines.size * most < zoning.degree) return zonesOf(zoning);
  const own = [...new Set(seen.filter((each) => each.machine === machine).map(({ node }) => zoneOf(zoning, node)))];
  if (own.length >= most) return own;
  const others = zonesOf(zoning).filter((zone) => !own.includes(zone));
  const nodesIn = (zone: number) => new Set(seen.map(({ node }) => node).filter((node) => zoneOf(zoning, node) === zone)).size;
  const fewest = Math.min(...others.map(nodesIn));
  return others.filter((zone) => nodesIn(zone) === fewest);
}
