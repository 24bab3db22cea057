/** A small ring of nodes on machines, which repairs itself by the policy, one step after the other. */
import { middleOf } from '../../../impl/placement/advice.ts';
import { chooseChange } from '../../../impl/placement/machines.ts';
import { chooseMove } from '../../../impl/placement/moving.ts';
import { anchorPlace, type Sighting, type Zoning, zonesOf } from '../../../impl/placement/zones.ts';

export interface Node {
  readonly id: number;
  readonly machine: string | null;
}

/** All nodes of a ring as they answer. */
export function ringOf(nodes: readonly Node[]): readonly Sighting[] {
  const sorted = [...nodes].sort((a, b) => a.id - b.id);
  const at = (index: number) => sorted[(index + sorted.length) % sorted.length].id;
  return sorted.map(({ id, machine }, i) => ({ node: id, predecessor: at(i - 1), successor: at(i + 1), machine }));
}

/** The owners of the last grains of all zones. */
export function anchorLookups(zoning: Zoning, ring: readonly Sighting[]): readonly Sighting[] {
  return zonesOf(zoning).map((zone) => ring.find(({ node }) => node >= anchorPlace(zoning, zone)) ?? ring[0]);
}

/** One step of a repair: a move, or else a change for the sake of a machine. Null: there is nothing to do. */
export function repairedOnce(zoning: Zoning, nodes: readonly Node[]): readonly Node[] | null {
  const ring = ringOf(nodes);
  const seen = anchorLookups(zoning, ring);
  for (const owner of seen) {
    const move = chooseMove(zoning, { ...owner, isRestored: true }, seen);
    if (move !== null) return relocated(zoning, nodes, move.mover, move.place);
  }
  for (const self of ring) {
    if (self.machine === null) continue;
    const others = nodes.filter(({ id, machine }) => id !== self.node && machine === self.machine).map(({ id }) => id);
    const change = chooseChange(zoning, self, { label: self.machine, nodes: others }, seen);
    if (change?.type === 'anchor') return relocated(zoning, nodes, self.node, anchorPlace(zoning, change.zone));
    if (change?.type === 'gather') return relocated(zoning, nodes, self.node, middleOf(zoning, ring, [change.zone]).place);
    if (change?.type === 'replace') return withId(nodes, self.node, change.anchor - 1);
  }
  return null;
}

/** The node at the first free identifier from the middle of the grain on. */
function relocated({ grain }: Zoning, nodes: readonly Node[], mover: number, place: number): readonly Node[] {
  const taken = new Set(nodes.map(({ id }) => id));
  const free = Array.from({ length: grain }, (_, i) => place + ((i + grain / 2) % grain)).find((id) => !taken.has(id));
  return withId(nodes, mover, free ?? place);
}

function withId(nodes: readonly Node[], mover: number, id: number): readonly Node[] {
  return nodes.map((each) => (each.id === mover ? { ...each, id } : each));
}

/** Nodes with these grains and machines; nodes in one grain have the identifiers after its middle. */
export function placedAt({ grain }: Zoning, grains: readonly number[], machines: readonly string[]): readonly Node[] {
  return grains.map((start, i) => ({ id: start * grain + grain / 2 + i, machine: machines[i] }));
}
