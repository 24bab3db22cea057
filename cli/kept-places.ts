/** Which replicas the nodes of a cluster keep, as they tell it. All comes from outside, so nothing in it is relied on. */
import { ascending } from '../impl/kernel/sorted-set.ts';
import { CIRCLE } from '../impl/places/identifiers.ts';

/** The state of a node as `GET /v1/status` tells it. */
export interface NodeStatus {
  readonly [field: string]: unknown;
}

export interface Part {
  readonly place: number;
  /** How many classes of keys the node keeps there. */
  readonly classes: number;
}

/** By ascending place; none if the state makes no sense. */
export function partsIn({ places, replicas }: NodeStatus): readonly Part[] {
  if (!Array.isArray(places) || typeof replicas !== 'number' || !Number.isInteger(CIRCLE / replicas)) return [];
  const parts = new Map<number, number>();
  for (const each of places) {
    const { place, from, to } = { ...each };
    if (![place, from, to].every(Number.isSafeInteger)) return [];
    parts.set(place, (parts.get(place) ?? 0) + to - from);
  }
  return ascending([...parts.keys()]).map((place) => ({ place, classes: parts.get(place) ?? 0 }));
}

/** How many replicas of classes these nodes keep together, of `CIRCLE` in all. A node that is there twice counts once. */
export function keptBy(all: readonly NodeStatus[]): number {
  const nodes = new Map(all.map((status) => [status.node, status]));
  return [...nodes.values()].flatMap(partsIn).reduce((sum, { classes }) => sum + classes, 0);
}

/** Rounded down: 100 % says that nothing is missing. */
export function percent(part: number, all: number): string {
  return `${Number((BigInt(part) * 1000n) / BigInt(all)) / 10} %`;
}
