/**
 * A ring whose replicas lie symmetrically, seen at once as a whole: how many nodes are at each place, and how they
 * own the places.
 *
 * A key has f replicas, N/f places apart; the f places together are a class. The circle has f zones of N/f places. The last
 * place of each zone belongs to its anchor. Several nodes may share a place, with identifiers that differ in the last bits.
 * The first of them owns the place; the others are spares and own nothing. Nodes have no names here: only places count.
 */
import { halfOpen, type Identifier, identifiers } from '../identifier-space/interval.ts';
import { put } from '../kernel/record.ts';

/** The events that may happen, and the size of the ring. */
export interface Bounds {
  /** The replication factor f. */
  readonly factor: number;
  /** The number of places on the circle, a multiple of f. */
  readonly places: number;
  /** The most nodes, those that are moving included. */
  readonly nodes: number;
  /**
   * Where a newcomer may enter. `anywhere`: at any place. `advised`: at a missing anchor if a range is longer than N/f, else
   * in a longest range. `twins`: at a place of a class of which another place has a node, if there is one, else in a longest
   * range. `anywhere` if omitted.
   */
  readonly joins?: 'anywhere' | 'advised' | 'twins';
  /** May nodes leave? True if omitted. */
  readonly leaves?: boolean;
  /** May nodes crash? True if omitted. */
  readonly crashes?: boolean;
  /** Do owners of long ranges ask nodes to move? True if omitted. */
  readonly moves?: boolean;
}

/** Derived from the bounds alone. */
export interface Frame extends Required<Bounds> {
  /** All places, ascending. */
  readonly circle: readonly Identifier[];
  readonly zones: readonly number[];
  /** N/f: the length of a zone, and the distance between the places of one class. */
  readonly zoneLength: number;
  /** By zone: its last place, which its anchor owns. */
  readonly anchors: readonly Identifier[];
}

export function frameOf(bounds: Bounds): Frame {
  const zoneLength = bounds.places / bounds.factor;
  const zones = identifiers(bounds.factor);
  const anchors = zones.map((zone) => (zone + 1) * zoneLength - 1);
  const all = { joins: 'anywhere', leaves: true, crashes: true, moves: true, ...bounds } as const;
  return { ...all, circle: identifiers(bounds.places), zones, zoneLength, anchors };
}

export interface RingState {
  /** By place: how many nodes have an identifier there. */
  readonly nodesAt: Readonly<Record<string, number>>;
  /** By place: whether its owner has yet to restore a range that it took over from a node that crashed. */
  readonly isRestoring: Readonly<Record<string, boolean>>;
  /** By zone: how many nodes have left and are on their way to the anchor's place. */
  readonly movingTo: Readonly<Record<string, number>>;
  /** True: nobody joins, leaves or crashes any more. */
  readonly isCalm: boolean;
}

/** One node at the last place of the circle, the anchor of the last zone. */
export function founded({ circle, zones, places }: Frame): RingState {
  return {
    nodesAt: Object.fromEntries(circle.map((place) => [place, place === places - 1 ? 1 : 0])),
    isRestoring: Object.fromEntries(circle.map((place) => [place, false])),
    movingTo: Object.fromEntries(zones.map((zone) => [zone, 0])),
    isCalm: false,
  };
}

/** The places with a node, ascending. */
export function occupied({ nodesAt }: RingState, { circle }: Frame): readonly Identifier[] {
  return circle.filter((place) => nodesAt[place] > 0);
}

/** The nodes in the ring; those that are moving are not. */
export function membersOf({ nodesAt }: RingState, { circle }: Frame): number {
  return circle.reduce((sum, place) => sum + nodesAt[place], 0);
}

export function movingIn({ movingTo }: RingState, { zones }: Frame): number {
  return zones.reduce((sum, zone) => sum + movingTo[zone], 0);
}

/** The places that the owner at `place` is responsible for. */
export function rangeOf(state: RingState, frame: Frame, place: Identifier): readonly Identifier[] {
  const owners = occupied(state, frame);
  const predecessor = owners[(owners.indexOf(place) + owners.length - 1) % owners.length];
  return halfOpen(predecessor, place, frame.places);
}

/** The owner of `place`: the first place with a node on the way clockwise, `place` included. */
export function ownerOf(state: RingState, frame: Frame, place: Identifier): Identifier {
  const owners = occupied(state, frame);
  return owners.find((each) => each >= place) ?? owners[0];
}

/** Whether the range of the owner at `place` is longer than N/f. */
export function isLong(state: RingState, frame: Frame, place: Identifier): boolean {
  return rangeOf(state, frame, place).length > frame.zoneLength;
}

/** Whether a node at `place` may move: it is not the only one at the place of an anchor. */
export function hasNonAnchor({ nodesAt }: RingState, { anchors }: Frame, place: Identifier): boolean {
  return nodesAt[place] > (anchors.includes(place) ? 1 : 0);
}

/** The zones whose last place has no node. */
export function missingAnchors({ nodesAt }: RingState, { zones, anchors }: Frame): readonly number[] {
  return zones.filter((zone) => nodesAt[anchors[zone]] === 0);
}

/** A node enters at `place`. It gets its range from the owner, and restores it if the owner has yet to do so. */
export function entered(state: RingState, frame: Frame, place: Identifier): RingState {
  const giver = ownerOf(state, frame, place);
  const more = put(state, 'nodesAt', put(state.nodesAt, `${place}`, state.nodesAt[place] + 1));
  return put(more, 'isRestoring', put(more.isRestoring, `${place}`, state.isRestoring[giver]));
}

/** A node at `place` is gone. The node that takes its range over, if it had one, has yet to restore it if `isLost`. */
export function gone(state: RingState, frame: Frame, place: Identifier, isLost: boolean): RingState {
  const fewer = put(state, 'nodesAt', put(state.nodesAt, `${place}`, state.nodesAt[place] - 1));
  const heir = ownerOf(fewer, frame, place);
  const cleared = put(fewer, 'isRestoring', put(fewer.isRestoring, `${place}`, false));
  return put(cleared, 'isRestoring', put(cleared.isRestoring, `${heir}`, isLost || state.isRestoring[heir]));
}
