/**
 * One ring that is partitioned into two random halves and healed. All detectors, those of the ring and of the merge,
 * suspect the nodes across, and withdraw the suspicions after the healing. So each node may notice by itself, and ask.
 */
import type { NodeId, Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { State } from '../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { mergingRing } from '../../impl/stack/merging-ring.ts';
import { randomStream } from '../../model-check/chance/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { randomPlaces } from '../routing/places.ts';
import { halves } from './halves.ts';
import { settleRing, settleRingAlone } from './nodes.ts';
import { Progress } from './progress.ts';
import { MERGE_KEYS, MERGE_NETWORK, type MergeSetting, UNIT_MS } from './setting.ts';

/** How long the partition lasts: by its end the halves are at rest. */
const PARTITION_UNITS = 200;

export interface Healed {
  /** The time from the healing until all pointers are right for good; null: they never are. */
  readonly units: number | null;
  /** Messages after the healing. */
  readonly messages: number;
  /** Nodes without a successor at the end of the partition: all nodes that they knew were on the other side. */
  readonly isolated: number;
  /** Cycles of successors at the end of the partition. */
  readonly rings: number;
}

export function healWithMerge(size: number, setting: MergeSetting, seed: number): Healed {
  return healed(
    size,
    seed,
    mergingRing,
    (run, ascending) => settleRing(run, ascending, setting),
    (state) => state.lower,
  );
}

/** The ring alone, without the merge on top. */
export function healAlone(size: number, seed: number): Healed {
  return healed(size, seed, relaxedRing, settleRingAlone, (state) => state);
}

function healed<X extends ProtocolTypes>(
  size: number,
  seed: number,
  protocol: Protocol<X>,
  settle: (run: Simulation<X>, ascending: readonly NodeId[]) => void,
  ringOf: (state: X['state']) => State,
): Healed {
  const random = randomStream(seed);
  const ascending = randomPlaces(size, MERGE_KEYS, random);
  const progress = new Progress(ascending);
  let messages = 0;
  const run = new Simulation<X>({
    protocol,
    seed: random(),
    network: MERGE_NETWORK,
    suspectsAfterMs: { type: 'uniform', fromMs: UNIT_MS, toMs: 2 * UNIT_MS },
    observers: [
      {
        message: (_, fate) => {
          if (fate === 'sent') messages++;
        },
        event: (id, _, { state }, nowMs) => progress.look(id, ringOf(state), nowMs),
      },
    ],
  });
  settle(run, ascending);
  run.partition(halves(ascending, random));
  run.run({ untilMs: PARTITION_UNITS * UNIT_MS });
  const successors = new Map([...run.nodes].map(([id, { state }]) => [id, successorOf(ringOf(state))]));
  messages = 0;
  run.heal();
  run.run({ untilMs: 2 * PARTITION_UNITS * UNIT_MS + size * UNIT_MS });
  return {
    units: progress.perfectSinceMs === null ? null : progress.perfectSinceMs / UNIT_MS - PARTITION_UNITS,
    messages,
    isolated: [...successors.values()].filter((successor) => successor === null).length,
    rings: cyclesIn(successors),
  };
}

function successorOf(state: State): NodeId | null {
  return state.status === 'member' ? state.successor : null;
}

/** The number of cycles of successors. */
function cyclesIn(successors: ReadonlyMap<NodeId, NodeId | null>): number {
  const metFrom = new Map<NodeId, NodeId>();
  let cycles = 0;
  for (const start of successors.keys()) {
    let met: NodeId | null = start;
    while (met !== null && !metFrom.has(met)) {
      metFrom.set(met, start);
      met = successors.get(met) ?? null;
    }
    if (met !== null && metFrom.get(met) === start) cycles++;
  }
  return cycles;
}
