/** Is all well again? One perfect ring, each place of each class spoken for by one node, and nothing left open. */
import { unsettledIn } from '../impl/epochs/entries.ts';
import { speakingIn } from '../impl/epochs/speaking.ts';
import type { NodeId } from '../impl/kernel/protocol.ts';
import { ascending } from '../impl/kernel/sorted-set.ts';
import { hasLongRange } from '../impl/placement/zones.ts';
import { majority } from '../impl/places/placement.ts';
import type { WorldNode } from '../model-check/world/world-node.ts';
import type { Plan } from './plan.ts';
import { type SimulatedNode, simulatedNode } from './simulated-node.ts';

export function problemsIn(plan: Plan, nodes: readonly WorldNode<SimulatedNode>[]): readonly string[] {
  return [
    ...nodes.flatMap(brokenInvariants),
    ...ringProblems(nodes),
    ...rangeProblems(plan, nodes),
    ...placeProblems(plan, nodes),
    ...leftovers(nodes),
  ];
}

/** Whether each class that these nodes carry has a majority of its places elsewhere. */
export function isSpare({ degree }: Plan, ids: readonly NodeId[], nodes: readonly WorldNode<SimulatedNode>[]): boolean {
  const lost = nodes.flatMap((node) => (ids.includes(layersOf(node).ring.self) ? speakingIn(layersOf(node).epochs) : []));
  return lost.every(({ from }) => {
    const places = new Set(lost.flatMap((piece) => (piece.from <= from && from < piece.to ? [piece.place] : [])));
    return places.size <= degree - majority(degree);
  });
}

function brokenInvariants({ state }: WorldNode<SimulatedNode>): readonly string[] {
  const broken = (simulatedNode.typeInvariant?.(state) ?? []).filter(({ holds }) => !holds);
  return broken.map(({ field, expected }) => `node ${state.above.layers.ring.self}: ${field} is not ${expected}`);
}

function layersOf({ state }: WorldNode<SimulatedNode>) {
  return state.above.layers;
}

function ringProblems(nodes: readonly WorldNode<SimulatedNode>[]): readonly string[] {
  const rings = nodes.map((node) => layersOf(node).ring).sort((a, b) => a.self - b.self);
  return rings.flatMap((ring, i) => {
    if (ring.status !== 'member') return [`node ${ring.self} is ${ring.status}, not a member`];
    const successor = rings[(i + 1) % rings.length].self;
    const predecessor = rings[(i + rings.length - 1) % rings.length].self;
    return [
      ...(ring.successor === successor ? [] : [`the successor of node ${ring.self} is ${ring.successor}, expected ${successor}`]),
      ...(ring.predecessor === predecessor ? [] : [`the predecessor of node ${ring.self} is ${ring.predecessor}, expected ${predecessor}`]),
    ];
  });
}

/** With f nodes, no node owns two places of one class. */
function rangeProblems({ degree, classes, grain }: Plan, nodes: readonly WorldNode<SimulatedNode>[]): readonly string[] {
  if (grain === undefined || nodes.length < degree) return [];
  const zoning = { size: degree * classes, degree, grain };
  const rings = nodes.map((node) => layersOf(node).ring).filter((ring) => ring.status === 'member');
  const long = rings.filter(({ self, predecessor }) => hasLongRange(zoning, { node: self, predecessor, successor: self, machine: null }));
  return long.map(({ self, predecessor }) => `node ${self} owns more than N/f identifiers, from ${predecessor} on`);
}

/** Each place of each class is spoken for by one node, under one epoch for the class. */
function placeProblems({ degree, classes }: Plan, nodes: readonly WorldNode<SimulatedNode>[]): readonly string[] {
  const spoken = nodes.flatMap((node) => speakingIn(layersOf(node).epochs).map((piece) => ({ ...piece, node: layersOf(node).ring.self })));
  const cuts = ascending([0, classes, ...spoken.flatMap(({ from, to }) => [from, to])]);
  const problems: string[] = [];
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    const here = spoken.filter((piece) => piece.from <= from && from < piece.to);
    const last = Math.max(...here.map(({ epoch }) => epoch));
    for (let place = 0; place < degree; place++) {
      const speakers = here.filter((piece) => piece.place === place && piece.epoch === last);
      if (speakers.length !== 1)
        problems.push(
          `place ${place} of classes ${from} to ${cuts[i + 1]} has ${speakers.length} speakers under epoch ${last}, expected 1`,
        );
    }
  }
  return problems;
}

function leftovers(nodes: readonly WorldNode<SimulatedNode>[]): readonly string[] {
  return nodes.flatMap((node) => {
    const { epochs, store, ring } = layersOf(node);
    return [
      ...(unsettledIn(epochs.store).length > 0 ? [`node ${ring.self} has locks or records of transactions`] : []),
      ...(epochs.claims.length > 0 ? [`node ${ring.self} has ${epochs.claims.length} claims open`] : []),
      ...(store.open.length > 0 ? [`node ${ring.self} has ${store.open.length} transactions open`] : []),
    ];
  });
}
