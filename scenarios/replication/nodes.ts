/** Nodes for scenarios of replication: members of a ring that have been there from the beginning, and newcomers. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { classOf, placement } from '../../impl/places/placement.ts';
import { type Config, newcomer } from '../../impl/replication/state.ts';
import { type Entry, founded, type Value } from '../../impl/replication/store.ts';
import type { ScenarioNode } from '../../model-check/scenario.ts';
import type { Overlaid } from './overlay.ts';

export type ReplicationNode = ScenarioNode<Overlaid>;

/**
 * The right settings: reads write back, acknowledgements of replaced nodes are void, and a place that is not restored is
 * unknown.
 */
export function configOf(size: number, degree: number): Config {
  return { placed: placement(size, degree), reads: 'writtenBack', acknowledgements: 'fenced', restoring: 'unknown' };
}

/** The same, asking again when no answer comes. */
export function asking(config: Config): Config {
  return { ...config, askAgainAfterMs: 1000 };
}

/** A perfect ring of these members, ascending; each watches its predecessor. The entries are stored at all replicas in the beginning. */
export function ring(members: readonly NodeId[], config: Config, entries: readonly Entry[] = []): readonly ReplicationNode[] {
  return members.map((id, i) => {
    const predecessor = members[(i + members.length - 1) % members.length];
    const range = { from: predecessor, to: id };
    const store = founded(
      range,
      entries.filter(({ place }) => isBetween(place, predecessor, id)),
    );
    return {
      id,
      config,
      running: { members, replicas: { ...newcomer(id, config), store } },
      monitored: predecessor === id ? [] : [predecessor],
    };
  });
}

/** The watcher watches `node`, too, so that it learns who takes over from it. */
export function alsoWatching(watcher: NodeId, node: NodeId, nodes: readonly ReplicationNode[]): readonly ReplicationNode[] {
  return nodes.map((each) => (each.id === watcher ? { ...each, monitored: [node, ...(each.monitored ?? [])] } : each));
}

/** A node that waits outside until it is let in, and knows one member. */
export function outsider(id: NodeId, config: Config, contact: NodeId): ReplicationNode {
  return { id, config, running: { members: [contact], replicas: newcomer(id, config) } };
}

function isBetween(place: NodeId, predecessor: NodeId, id: NodeId): boolean {
  return predecessor < id ? predecessor < place && place <= id : place > predecessor || place <= id;
}

/** The item, once written, at all its replicas. */
export function storedAtAll({ placed }: Config, key: NodeId, value: Value): readonly Entry[] {
  return classOf(placed, key).map((place) => ({ place, key, value, version: { counter: 1, writer: 0 } }));
}
