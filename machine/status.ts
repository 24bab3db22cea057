/** How a machine looks to an operator. */
import type { Machine } from './machine.ts';

/** Plain JSON. */
export function statusOf(machine: Machine): object {
  const { node } = machine.life;
  const { detector, above } = node.state;
  const { ring, epochs, store } = above.layers;
  const older = machine.lives.filter((life) => life !== machine.life);
  return {
    node: ring.self,
    state: ring.status,
    ...(ring.status === 'member' ? { predecessor: ring.predecessor, successor: ring.successor } : {}),
    replicas: epochs.config.placed.degree,
    places: epochs.carried.map(({ place, from, to }) => ({ place, from, to })),
    suspected: detector.watched.filter(({ opinion }) => opinion.type !== 'trusted').map((each) => each.node),
    open: store.open.length,
    resolving: store.resolving.length,
    otherLives: older.map(({ id, status }) => ({ node: id, state: status })),
    ...node.counters,
  };
}
