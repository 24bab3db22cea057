/** Machines with one to four processes each, which start and fail as a whole. */
import { below, type RandomStream, randomStream } from '../../model-check/chance/random.ts';
import { shareAtRisk } from './exposure.ts';
import { repaired } from './membership.ts';
import { type Positions, withPosition } from './positions.ts';
import type { Scheme } from './scheme.ts';

const MOST_PROCESSES = 4;

/** The numbers of machines between which it goes on. */
export interface Range {
  readonly fewest: number;
  readonly most: number;
}

export interface MachineChange {
  readonly machines: number;
  /** The share of keys of which the loss of some one machine leaves no majority. */
  readonly atRisk: number;
}

/** Machines start and fail one by one, with the same chance. */
export function machineChanges(scheme: Scheme, { fewest, most }: Range, steps: number, seed: number): readonly MachineChange[] {
  const stream = randomStream(seed);
  const all: MachineChange[] = [];
  let positions: Positions = [];
  for (let step = 0; step < steps; step++) {
    const machines = machinesOf(positions);
    const isStart = machines.length <= fewest || (machines.length < most && below(stream, 2) === 0);
    const failing = isStart ? undefined : machines[below(stream, machines.length)];
    const changed = isStart ? started(scheme, positions, step, stream) : positions.filter(({ machine }) => machine !== failing);
    positions = repaired(scheme, changed, stream).positions;
    all.push({ machines: machinesOf(positions).length, atRisk: shareAtRisk(scheme, byMachine(positions)) });
  }
  return all;
}

/** All processes of a new machine join, one after the other. */
function started(scheme: Scheme, positions: Positions, step: number, stream: RandomStream): Positions {
  const processes = 1 + below(stream, MOST_PROCESSES);
  return Array.from({ length: processes }, (_, i) => MOST_PROCESSES * step + i).reduce(
    (all, node) => scheme.enter(all, node, stream, `m${step}`).reduce(withPosition, all),
    positions,
  );
}

function machinesOf(positions: Positions): readonly (string | undefined)[] {
  return [...new Set(positions.map(({ machine }) => machine))];
}

/** The same positions, as if all processes of a machine were one node. */
function byMachine(positions: Positions): Positions {
  const machines = machinesOf(positions);
  return positions.map((each) => ({ ...each, node: machines.indexOf(each.machine) }));
}
