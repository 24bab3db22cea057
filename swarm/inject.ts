/** Plans the faults of a run. */
import type { Simulation } from '../model-check/simulator/simulation.ts';
import type { Fault } from './fault.ts';
import type { Machines } from './machines.ts';
import type { SimulatedNode } from './simulated-node.ts';

/** A run as far as faults concern it. */
export interface Victim {
  readonly simulation: Simulation<SimulatedNode>;
  readonly machines: Machines;
  /** Whether each class keeps a majority of its places if this machine dies. */
  isSpare(machine: number): boolean;
}

export function inject({ simulation, machines, isSpare }: Victim, fault: Fault): void {
  const during = ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }, begin: () => void, end: () => void): void => {
    simulation.plan(fromMs, begin);
    simulation.plan(toMs, end);
  };
  switch (fault.type) {
    case 'crash':
      return during(
        fault,
        () => machines.crash(fault.node),
        () => machines.restart(fault.node),
      );
    case 'death':
      return simulation.plan(fault.atMs, () => (isSpare(fault.node) ? machines.die(fault.node) : undefined));
    case 'leave':
      return simulation.plan(fault.atMs, () => machines.leave(fault.node));
    case 'pause':
      return during(
        fault,
        () => machines.pause(fault.node),
        () => machines.resume(fault.node),
      );
    case 'clockJump':
      return simulation.plan(fault.atMs, () => machines.jumpClock(fault.node, fault.byMs));
    case 'partition':
      return during(
        fault,
        () => machines.partition(fault.groups),
        () => machines.partition(null),
      );
    case 'oneWayPartition':
      return during(
        fault,
        () => machines.partitionOneWay(fault),
        () => machines.partitionOneWay(null),
      );
    case 'disturbance':
      return during(
        fault,
        () => simulation.disturb(fault),
        () => simulation.disturb({}),
      );
  }
}
