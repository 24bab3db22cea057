/** Plans the faults of a run. */
import type { Simulation } from '../model-check/simulator/simulation.ts';
import type { Fault } from './fault.ts';
import type { Processes } from './processes.ts';
import type { SimulatedNode } from './simulated-node.ts';

/** A run as far as faults concern it. */
export interface Victim {
  readonly simulation: Simulation<SimulatedNode>;
  readonly processes: Processes;
  /** Whether each class keeps a majority of its places if this process dies. */
  isSpare(process: number): boolean;
}

export function inject({ simulation, processes, isSpare }: Victim, fault: Fault): void {
  const during = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }, begin: () => void, end: () => void): void => {
    simulation.plan(fromMs, begin);
    simulation.plan(toMs, end);
  };
  switch (fault.type) {
    case 'crash':
      return during(
        fault,
        () => processes.crash(fault.node),
        () => processes.restart(fault.node),
      );
    case 'death':
      return simulation.plan(fault.atMs, () => (isSpare(fault.node) ? processes.die(fault.node) : undefined));
    case 'leave':
      return simulation.plan(fault.atMs, () => processes.leave(fault.node));
    case 'pause':
      return during(
        fault,
        () => processes.pause(fault.node),
        () => processes.resume(fault.node),
      );
    case 'clockJump':
      return simulation.plan(fault.atMs, () => processes.jumpClock(fault.node, fault.byMs));
    case 'partition':
      return during(
        fault,
        () => processes.partition(fault.groups),
        () => processes.partition(null),
      );
    case 'oneWayPartition':
      return during(
        fault,
        () => processes.partitionOneWay(fault),
        () => processes.partitionOneWay(null),
      );
    case 'disturbance':
      return during(
        fault,
        () => simulation.disturb(fault),
        () => simulation.disturb({}),
      );
  }
}
