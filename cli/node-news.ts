/** The changes of a node between two looks at it, for its log. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Machine } from '../machine/machine.ts';
import type { LogEvent, LogFields } from './node-log.ts';

/** How a node looks to its log. */
export interface Glance {
  readonly node: NodeId;
  /** In the ring, such as `member`. */
  readonly state: string;
  readonly suspected: readonly NodeId[];
  /** The classes of keys for which the node keeps data, as `place:from-to`. */
  readonly places: readonly string[];
}

export interface News {
  readonly event: LogEvent;
  readonly sentence: string;
  readonly fields: LogFields;
}

export function glanceAt({ life }: Machine): Glance {
  const { detector, above } = life.node.state;
  const { ring, epochs } = above.layers;
  return {
    node: ring.self,
    state: ring.status,
    suspected: detector.watched.filter(({ opinion }) => opinion.type !== 'trusted').map((each) => each.node),
    places: epochs.carried.map(({ place, from, to }) => `${place}:${from}-${to}`),
  };
}

/** `before`: null if the log was told nothing yet. */
export function newsBetween(before: Glance | null, after: Glance): readonly News[] {
  return [...newLife(before, after), ...newState(before, after), ...newPlaces(before, after), ...newOpinions(before, after)];
}

function newLife(before: Glance | null, { node }: Glance): readonly News[] {
  if (before === null || before.node === node) return [];
  return [{ event: 'moved', sentence: `the machine is node ${node} now, and was ${before.node}`, fields: { node, was: before.node } }];
}

function newState(before: Glance | null, { node, state }: Glance): readonly News[] {
  if (state === before?.state) return [];
  return [{ event: 'state', sentence: `node ${node} is ${state} now`, fields: { node, state, was: before?.state ?? null } }];
}

function newPlaces(before: Glance | null, { node, places }: Glance): readonly News[] {
  if (places.join() === (before?.places ?? []).join()) return [];
  return [{ event: 'places', sentence: `node ${node} keeps ${places.length} ranges of classes now`, fields: { node, places } }];
}

function newOpinions(before: Glance | null, { node, suspected: now }: Glance): readonly News[] {
  const old = before?.suspected ?? [];
  const suspected = now.filter((peer) => !old.includes(peer));
  const trusted = old.filter((peer) => !now.includes(peer));
  return [
    ...suspected.map((peer): News => ({ event: 'suspected', sentence: `node ${peer} does not answer`, fields: { node, peer } })),
    ...trusted.map((peer): News => ({ event: 'trusted', sentence: `node ${peer} is suspected no more`, fields: { node, peer } })),
  ];
}
