/** Which node an owner asks to move to an anchor that is missing in its range. */
import type { Identifier } from '../identifier-space/interval.ts';
import type { NodeId } from '../kernel/protocol.ts';
import { anchorPlace, grainStart, hasLongRange, isAnchor, missingZones, type Sighting, type Zoning, zoneOf } from './zones.ts';

export interface Move {
  readonly mover: NodeId;
  /** The beginning of the grain that the mover enters. */
  readonly place: Identifier;
}

/** The owner of a range, as it knows itself. */
export interface Self extends Sighting {
  /** Whether it has restored all of its range. */
  readonly isRestored: boolean;
}

/**
 * The move that `self` asks for. Null: its range is not too long, it has yet to restore it, or there is nobody to ask.
 *
 * `seen` are the owners of the last grains of all zones; more do no harm. They are enough: if some member is not an anchor,
 * then neither is the predecessor or the successor of one of them.
 */
export function chooseMove(zoning: Zoning, self: Self, seen: readonly Sighting[]): Move | null {
  if (!self.isRestored || self.predecessor === self.node || !hasLongRange(zoning, self)) return null;
  const [zone] = missingZones(zoning, self);
  const candidates = candidatesFor(zoning, self, seen, zone);
  const mover = candidates.find((each) => fitsMachine(zoning, seen, each)) ?? candidates[0];
  return mover === undefined ? null : { mover, place: anchorPlace(zoning, zone) };
}

/**
 * Nodes that are not anchors, by ascending cost of a move. These are the predecessor if it stays in its zone; spares, which
 * own nothing; nodes whose zone has an anchor; other nodes; the asker itself.
 */
function candidatesFor(zoning: Zoning, self: Self, seen: readonly Sighting[], zone: number): readonly NodeId[] {
  const anchors = seen.filter((each) => isAnchor(zoning, each));
  const near = zoneOf(zoning, self.predecessor) === zone ? [self.predecessor] : [];
  const spares = anchors.filter((each) => isSpareBeside(zoning, each)).map(({ successor }) => successor);
  const covered = anchors.filter((each) => zoneOf(zoning, each.predecessor) === zoneOf(zoning, each.node)).map((each) => each.predecessor);
  const uncovered = seen.filter((each) => missingZones(zoning, each).includes(zoneOf(zoning, each.predecessor)));
  const others = [...near, ...spares, ...covered, ...uncovered.map((each) => each.predecessor)];
  return [...others.filter((each) => each !== self.node), ...(isAnchor(zoning, self) ? [] : [self.node])];
}

/** Whether the successor of this anchor shares its grain. */
function isSpareBeside(zoning: Zoning, { node, successor }: Sighting): boolean {
  return successor !== node && grainStart(zoning, successor) === grainStart(zoning, node);
}

/** Whether the machine of `mover` has no anchor. A machine that is not known does not matter. */
function fitsMachine(zoning: Zoning, seen: readonly Sighting[], mover: NodeId): boolean {
  const machine = seen.find(({ node }) => node === mover)?.machine ?? null;
  return machine === null || seen.every((each) => each.machine !== machine || !isAnchor(zoning, each));
}
