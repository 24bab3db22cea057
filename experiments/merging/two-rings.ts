/** Two perfect rings, whose nodes lie among each other at random, and one node that has detected one of the other ring. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { type MergingRing, mergingRing } from '../../impl/node/merging-ring.ts';
import { below, type RandomStream, randomStream } from '../../model-check/engine/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { randomPlaces } from '../routing/places.ts';
import { settleRing } from './nodes.ts';
import { Progress } from './progress.ts';
import { MERGE_KEYS, MERGE_NETWORK, type MergeSetting, UNIT_MS } from './setting.ts';

export interface Merged {
  /** Until all pointers are right, for good; null: they are not. */
  readonly units: number | null;
  /** Until nothing is under way, and no detection is queued. */
  readonly quietUnits: number;
  readonly messages: number;
  readonly events: number;
}

export function mergeTwoRings(size: number, setting: MergeSetting, seed: number): Merged {
  const random = randomStream(seed);
  const rising = randomPlaces(size, MERGE_KEYS, random);
  const [ours, theirs] = halves(rising, random);
  return merged(rising, [ours, theirs], { by: oneOf(ours, random), of: oneOf(theirs, random) }, setting, random());
}

/** One ring, and a node of it that takes another one for one of another ring. */
export function detectFalsely(size: number, setting: MergeSetting, seed: number): Merged {
  const random = randomStream(seed);
  const rising = randomPlaces(size, MERGE_KEYS, random);
  const by = oneOf(rising, random);
  const others = rising.filter((id) => id !== by);
  return merged(rising, [rising], { by, of: oneOf(others, random) }, setting, random());
}

function merged(
  rising: readonly NodeId[],
  rings: readonly (readonly NodeId[])[],
  detection: { readonly by: NodeId; readonly of: NodeId },
  setting: MergeSetting,
  seed: number,
): Merged {
  const progress = new Progress(rising);
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
  const { events } = run.run();
  const { perfectSinceMs } = progress;
  return { units: perfectSinceMs === null ? null : perfectSinceMs / UNIT_MS, quietUnits: run.nowMs / UNIT_MS, messages, events };
}

/** Each node goes to one of two halves at random; the halves are as large as each other, and rise. */
export function halves(rising: readonly NodeId[], random: RandomStream): readonly [readonly NodeId[], readonly NodeId[]] {
  const left = [...rising];
  const ours = new Set<NodeId>();
  while (ours.size < rising.length >> 1) {
    const drawn = below(random, left.length);
    ours.add(left[drawn]);
    left[drawn] = left[left.length - 1];
    left.pop();
  }
  return [rising.filter((id) => ours.has(id)), rising.filter((id) => !ours.has(id))];
}

function oneOf(nodes: readonly NodeId[], random: RandomStream): NodeId {
  return nodes[below(random, nodes.length)];
}
