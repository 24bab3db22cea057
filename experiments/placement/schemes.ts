/** The schemes that are compared. */
import { adviseNewcomer, middleOf, placeOfFounder } from '../../impl/placement/advice.ts';
import { chooseChange, type Machine } from '../../impl/placement/machines.ts';
import { chooseMove } from '../../impl/placement/moving.ts';
import { anchorPlace, type Sighting, type Zoning, zonesOf } from '../../impl/placement/zones.ts';
import { CIRCLE, GRAIN, grainOf } from '../../impl/places/identifiers.ts';
import { replicaPlaces } from '../../impl/places/placement.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';
import { arcsOf, indexAt, type Position, type Positions, randomIdentifier, withoutNode, withPosition } from './positions.ts';
import type { Scheme } from './scheme.ts';

/** The random places that a member looks up to advise a newcomer, besides those of the anchors. */
export const SAMPLES = 16;
/** The identifiers of a node that has several. */
export const SEVERAL = 8;

export function schemesFor(degree: number): readonly Scheme[] {
  return [randomIds(degree, 1), twins(degree), randomIds(degree, SEVERAL), vacantZones(degree), successorList(degree), anchors(degree)];
}

/** Replicas lie symmetrically, and the first node clockwise of a place holds it. */
function symmetric(degree: number): Pick<Scheme, 'period' | 'holders'> {
  const placed = { size: CIRCLE, degree };
  return {
    period: CIRCLE / degree,
    holders: (positions, place) => replicaPlaces(placed, place).map((each) => positions[indexAt(positions, each)].node),
  };
}

export function randomIds(degree: number, ids: number): Scheme {
  return {
    name: ids === 1 ? 'random identifiers' : `${ids} random identifiers per node`,
    enter: (_, node, stream, machine) => Array.from({ length: ids }, () => ({ id: randomIdentifier(stream), node, machine })),
    ...symmetric(degree),
  };
}

/** A newcomer takes a free place N/f further than a node; if there is none, it halves the longest arc. */
export function twins(degree: number): Scheme {
  return {
    name: 'identifiers of twins',
    enter: (positions, node, stream, machine) => [
      { id: positions.length === 0 ? randomIdentifier(stream) : twinPlace(positions, degree, stream), node, machine },
    ],
    ...symmetric(degree),
  };
}

function twinPlace(positions: Positions, degree: number, stream: RandomStream): number {
  const taken = new Set(positions.map(({ id }) => id));
  const free = positions.flatMap(({ id }) => replicaPlaces({ size: CIRCLE, degree }, id)).filter((id) => !taken.has(id));
  if (free.length > 0) return free[below(stream, free.length)];
  const arcs = arcsOf(positions);
  const longest = arcs.indexOf(Math.max(...arcs));
  return (positions[longest].id - Math.floor(arcs[longest] / 2) + CIRCLE) % CIRCLE;
}

/** A newcomer enters the zone with the fewest nodes. Nodes hold places of their own zone only; an empty zone is vacant. */
function vacantZones(degree: number): Scheme {
  const length = CIRCLE / degree;
  const zoneOf = (id: number) => Math.floor(id / length);
  const zones = Array.from({ length: degree }, (_, zone) => zone);
  return {
    name: 'zones, an empty one vacant',
    enter: (positions, node, stream) => {
      const counts = zones.map((zone) => positions.filter(({ id }) => zoneOf(id) === zone).length);
      const least = zones.filter((zone) => counts[zone] === Math.min(...counts));
      const zone = least[below(stream, least.length)];
      return [{ id: zone * length + (randomIdentifier(stream) % length), node }];
    },
    period: length,
    borders: [length - 1],
    holders: (positions, place) =>
      replicaPlaces({ size: CIRCLE, degree }, place).map((each) => {
        const inZone = positions.filter(({ id }) => zoneOf(id) === zoneOf(each));
        return inZone.length === 0 ? null : inZone[indexAt(inZone, each)].node;
      }),
  };
}

/** The f nodes clockwise of a key hold it. */
export function successorList(degree: number): Scheme {
  return {
    name: 'list of successors',
    enter: (_, node, stream, machine) => [{ id: randomIdentifier(stream), node, machine }],
    period: CIRCLE,
    holders: (positions, place) => {
      const first = indexAt(positions, place);
      return Array.from({ length: degree }, (_, i) => (i < positions.length ? positions[(first + i) % positions.length].node : null));
    },
  };
}

/**
 * The policy of `impl/placement`: advice by what a member has looked up, and moves until no range is longer than N/f. With
 * labels, nodes also gather by machine.
 */
export function anchors(degree: number, isLabelled = false): Scheme {
  const zoning: Zoning = { size: CIRCLE, degree, grain: GRAIN };
  return {
    name: isLabelled ? 'anchors and moves, machines labelled' : 'anchors and moves',
    enter: (positions, node, stream, machine) => {
      if (positions.length === 0) return [inGrain(positions, { place: placeOfFounder(zoning) }, { node, machine }, stream)];
      const advice = adviseNewcomer(zoning, lookedUp(positions, stream), isLabelled ? machineOf(positions, machine) : null);
      return [inGrain(positions, advice, { node, machine }, stream)];
    },
    repair: (positions, stream) => moved(positions, stream) ?? (isLabelled ? gathered(positions, stream) : null),
    ...symmetric(degree),
  };

  function anchorLookups(positions: Positions): readonly Sighting[] {
    return zonesOf(zoning).map((zone) => sightingAt(positions, isLabelled, indexAt(positions, anchorPlace(zoning, zone))));
  }

  function lookedUp(positions: Positions, stream: RandomStream): readonly Sighting[] {
    const random = Array.from({ length: SAMPLES }, () => sightingAt(positions, isLabelled, indexAt(positions, randomIdentifier(stream))));
    return [...anchorLookups(positions), ...random];
  }

  function moved(positions: Positions, stream: RandomStream): Positions | null {
    const seen = anchorLookups(positions);
    for (const owner of seen) {
      const move = chooseMove(zoning, { ...owner, isRestored: true }, seen);
      const mover = positions.find(({ id }) => id === move?.mover);
      if (move !== null && mover !== undefined) return relocated(positions, mover, move, stream);
    }
    return null;
  }

  /** The first node that has something to do for its machine does it. */
  function gathered(positions: Positions, stream: RandomStream): Positions | null {
    const seen = anchorLookups(positions);
    for (const [index, position] of positions.entries()) {
      const machine = machineOf(withoutNode(positions, position.node), position.machine);
      const change = machine === null ? null : chooseChange(zoning, sightingAt(positions, isLabelled, index), machine, seen);
      if (change?.type === 'anchor') return relocated(positions, position, { place: anchorPlace(zoning, change.zone) }, stream);
      if (change?.type === 'replace') {
        return relocated(positions, position, { place: grainOf(change.anchor), below: change.anchor }, stream);
      }
      if (change?.type === 'gather')
        return relocated(positions, position, middleOf(zoning, lookedUp(positions, stream), [change.zone]), stream);
    }
    return null;
  }
}

/** Where a node enters: anywhere in a grain, or below an identifier in it. */
interface Target {
  readonly place: number;
  readonly below?: number | null;
}

function machineOf(positions: Positions, label: string | undefined): Machine | null {
  return label === undefined ? null : { label, nodes: positions.filter(({ machine }) => machine === label).map(({ id }) => id) };
}

function relocated(positions: Positions, mover: Position, target: Target, stream: RandomStream): Positions {
  const rest = positions.filter((each) => each !== mover);
  return withPosition(rest, inGrain(rest, target, mover, stream));
}

/** The same node in another grain, with an identifier that nobody has. */
function inGrain(positions: Positions, { place, below: bound }: Target, mover: Omit<Position, 'id'>, stream: RandomStream): Position {
  const offsets = bound === undefined || bound === null ? GRAIN : bound - place;
  const free = (): number => {
    const id = place + below(stream, offsets);
    return positions.some((each) => each.id === id) ? free() : id;
  };
  return { ...mover, id: free() };
}

function sightingAt(positions: Positions, isLabelled: boolean, index: number): Sighting {
  const at = (i: number) => positions[(i + positions.length) % positions.length].id;
  return {
    node: at(index),
    predecessor: at(index - 1),
    successor: at(index + 1),
    machine: isLabelled ? (positions[index].machine ?? null) : null,
  };
}
