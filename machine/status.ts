/** How a machine looks to an operator. */
import type { Machine } from './machine.ts';
import type { MachineStatus } from './machine-status.ts';

export function statusOf(machine: Machine): MachineStatus {
  const { node } = machine.life;
  const { detector, above } = node.state;
  const { ring, epochs, store } = above.layers;
  const others = machine.lives.filter((life) => life !== machine.life);
  const { received, sent, garbage, lost } = node.counters;
  return {
    node: ring.self,
    state: ring.status,
    ...(ring.status === 'member' ? { predecessor: ring.predecessor, successor: ring.successor ?? ring.self } : {}),
    replicas: epochs.config.placed.degree,
    places: epochs.carried.map(({ place, from, to }) => ({ place, from, to })),
    suspected: detector.watched.filter(({ opinion }) => opinion.type !== 'trusted').map((each) => each.node),
    open: store.open.length,
    resolving: store.resolving.length,
    otherLives: others.map(({ id, status }) => ({ node: id, state: status })),
    ...{ received, sent, garbage, lost },
  };
}
