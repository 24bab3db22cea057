/** Two perfect rings with interleaved nodes, and one node that has detected a node of the other ring. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { type MergingRing, mergingRing } from '../../impl/stack/merging-ring.ts';
import { randomStream } from '../../model-check/chance/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { randomPlaces } from '../routing/places.ts';
import { halves, oneOf } from './halves.ts';
import { settleRing } from './nodes.ts';
import { Progress } from './progress.ts';
import { MERGE_KEYS, MERGE_NETWORK, type MergeSetting, UNIT_MS } from './setting.ts';

export interface Merged {
  /** The time until all pointers are right for good; null: they never are. */
  readonly units: number | null;
  /** The time until no message is in flight and no detection is queued. */
  readonly quietUnits: number;
  readonly messages: number;
  /** The number of nodes on the longer of the two arcs between the detecting node and the detected one. */
  readonly longerArc: number;
}

export function mergeTwoRings(size: number, setting: MergeSetting, seed: number): Merged {
  const random = randomStream(seed);
  const ascending = randomPlaces(size, MERGE_KEYS, random);
  const [ours, theirs] = halves(ascending, random);
  return merged(ascending, [ours, theirs], { by: oneOf(ours, random), of: oneOf(theirs, random) }, setting, random());
}

/** One ring, in which a node believes that another one belongs to another ring. */
export function detectFalsely(size: number, setting: MergeSetting, seed: number): Merged {
  const random = randomStream(seed);
  const ascending = randomPlaces(size, MERGE_KEYS, random);
  const by = oneOf(ascending, random);
  const others = ascending.filter((id) => id !== by);
  return merged(ascending, [ascending], { by, of: oneOf(others, random) }, setting, random());
}

function merged(
  ascending: readonly NodeId[],
  rings: readonly (readonly NodeId[])[],
  detection: { readonly by: NodeId; readonly of: NodeId },
  setting: MergeSetting,
  seed: number,
): Merged {
  const progress = new Progress(ascending);
  let messages = 0;
  const run: Simulation<MergingRing> = new Simulation({
    protocol: mergingRing,
    seed,
    network: MERGE_NETWORK,
    observers: [
      {
        message: (_, fate) => {
          if (fate === 'sent') messages++;
        },
        event: (id, _, { state }, nowMs) => progress.look(id, state.lower, nowMs),
      },
    ],
  });
  for (const ring of rings) settleRing(run, ring, setting, new Map([[detection.by, detection.of]]));
  for (const [id, { state }] of run.nodes) progress.look(id, state.lower, 0);
  run.run();
  const { perfectSinceMs } = progress;
  const between = Math.abs(ascending.indexOf(detection.by) - ascending.indexOf(detection.of));
  return {
    units: perfectSinceMs === null ? null : perfectSinceMs / UNIT_MS,
    quietUnits: run.nowMs / UNIT_MS,
    messages,
    longerArc: Math.max(between, ascending.length - between),
  };
}
