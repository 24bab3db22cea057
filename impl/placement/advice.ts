/** Where a newcomer enters the ring, by what the member that it asks has seen. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { inside, type Range } from '../places/range.ts';
import { homeZones, type Machine, mayBeAnchor, replaceable } from './machines.ts';
import { anchorPlace, grainStart, grainsOwned, hasLongRange, missingZones, type Sighting, type Zoning, zoneLength } from './zones.ts';

export interface Advice {
  /** The beginning of the grain that the newcomer enters; its identifier is this and a random number below the grain. */
  readonly place: Identifier;
  /** The node that owns the place. */
  readonly giver: NodeId;
  /** The newcomer's identifier is lower than this one, so that it takes the place over. Null: no such bound. */
  readonly below: NodeId | null;
}

/** Part of a node's range, from a beginning of a grain (excluded) to another one (included). */
interface Piece extends Range {
  readonly giver: NodeId;
  /** In identifiers; a multiple of the grain. */
  readonly length: number;
}

/**
 * Advises where a newcomer enters. If a range is longer than N/f, that is a missing anchor in the longest range; else
 * it is the middle of the longest range. `seen` are the owners of the last grains of all zones, and of some random
 * places.
 *
 * A newcomer on a machine with a label leaves a missing anchor to machines with fewer anchors. It replaces an anchor of a
 * machine with too many. Else it enters a zone where its machine is. Null: the machine has no label.
 */
export function adviseNewcomer(zoning: Zoning, seen: readonly Sighting[], machine: Machine | null): Advice {
  if (machine === null) return missingAnchor(zoning, seen) ?? middle(zoning, longest(piecesIn(zoning, seen, null)));
  const missing = mayBeAnchor(zoning, seen, machine.label) ? missingAnchor(zoning, seen) : null;
  if (missing !== null) return missing;
  const below = replaceable(zoning, seen, machine.label);
  if (below !== null) return { place: grainStart(zoning, below), giver: below, below };
  return middleOf(zoning, seen, homeZones(zoning, seen, machine));
}

/** The middle of the longest range seen in these zones. */
export function middleOf(zoning: Zoning, seen: readonly Sighting[], zones: readonly number[]): Advice {
  return middle(zoning, longest(piecesIn(zoning, seen, zones)));
}

/** The first founder of a ring takes the place of an anchor. */
export function placeOfFounder(zoning: Zoning): Identifier {
  return anchorPlace(zoning, zoning.degree - 1);
}

function missingAnchor(zoning: Zoning, seen: readonly Sighting[]): Advice | null {
  const [long] = seen.filter((each) => hasLongRange(zoning, each)).sort((a, b) => grainsOwned(zoning, b) - grainsOwned(zoning, a));
  if (long === undefined) return null;
  const [zone] = missingZones(zoning, long);
  return { place: anchorPlace(zoning, zone), giver: long.node, below: null };
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
  return { place: (from + half) % size, giver, below: null };
}
