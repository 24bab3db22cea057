/** Plans the faults of a run. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Simulation } from '../model-check/simulator/simulation.ts';
import type { Fault } from './fault.ts';
import type { SimulatedNode } from './simulated-node.ts';

/** A run as far as faults concern it. */
export interface Victim {
  readonly simulation: Simulation<SimulatedNode>;
  /** The nodes that have left or died, or have been asked to leave. */
  readonly gone: Set<NodeId>;
  restart(id: NodeId): void;
}

export function inject({ simulation, gone, restart }: Victim, fault: Fault): void {
  const statusOf = (id: NodeId) => simulation.nodes.get(id)?.status;
  // The last member is not asked to leave: it would end the ring, with all that it holds.
  const hasOtherMember = (id: NodeId) =>
    [...simulation.nodes].some(
      ([other, { status, state }]) => other !== id && status === 'up' && state.above.layers.ring.status === 'member',
    );
  const during = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }, begin: () => void, end: () => void): void => {
    simulation.plan(fromMs, begin);
    simulation.plan(toMs, end);
  };
  switch (fault.type) {
    case 'crash':
      return during(
        fault,
        () => simulation.crash(fault.node),
        () => (statusOf(fault.node) === 'down' ? restart(fault.node) : undefined),
      );
    case 'death':
      return simulation.plan(fault.atMs, () => {
        gone.add(fault.node);
        simulation.crash(fault.node);
      });
    case 'leave':
      return simulation.plan(fault.atMs, () => {
        if (statusOf(fault.node) !== 'up' || !hasOtherMember(fault.node)) return;
        gone.add(fault.node);
        simulation.request(fault.node, { layer: 'ring', inner: { type: 'leave' } });
      });
    case 'pause':
      return during(
        fault,
        () => simulation.pause(fault.node),
        () => simulation.resume(fault.node),
      );
    case 'clockJump':
      return simulation.plan(fault.atMs, () => simulation.jumpClock(fault.node, fault.byMs));
    case 'partition':
      return during(
        fault,
        () => simulation.partition(fault.groups),
        () => simulation.heal(),
      );
    case 'oneWayPartition':
      return during(
        fault,
        () => simulation.partitionOneWay(fault),
        () => simulation.partitionOneWay(null),
      );
    case 'disturbance':
      return during(
        fault,
        () => simulation.disturb(fault),
        () => simulation.disturb({}),
      );
  }
}
