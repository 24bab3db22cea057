/**
 * Two rings that merge under churn: for a while, one node joins and one crashes per unit. A newcomer joins through the
 * owner of its place among all nodes, as if a lookup had found that owner. Nodes refresh, and detect again.
 */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import { type MergingRing, mergingRing } from '../../impl/stack/merging-ring.ts';
import { below, type RandomStream, randomStream } from '../../model-check/chance/random.ts';
import { Simulation } from '../../model-check/simulator/simulation.ts';
import { ownerOf } from '../growth/members.ts';
import { randomPlaces } from '../routing/places.ts';
import { halves, oneOf } from './halves.ts';
import { configOf, settleRing } from './nodes.ts';
import { Progress } from './progress.ts';
import { MERGE_KEYS, MERGE_NETWORK, type MergeSetting, UNIT_MS } from './setting.ts';

/** The time between two refreshes, and two detections, of one node. */
const REPEAT_UNITS = 10;

export interface Churned {
  /** The time from the beginning until all pointers are right for the first time after the churn; null: never. */
  readonly units: number | null;
  readonly messages: number;
}

export function mergeUnderChurn(size: number, fanout: number, churnUnits: number, seed: number): Churned {
  const random = randomStream(seed);
  const setting: MergeSetting = { fanout, fingers: true, repeatAfterMs: REPEAT_UNITS * UNIT_MS };
  const rings = halves(randomPlaces(size, MERGE_KEYS, random), random);
  const [by, of] = [oneOf(rings[0], random), oneOf(rings[1], random)];
  let messages = 0;
  let progress: Progress | null = null;
  const run: Simulation<MergingRing> = new Simulation({
    protocol: mergingRing,
    seed: random(),
    network: MERGE_NETWORK,
    suspectsAfterMs: UNIT_MS,
    observers: [
      {
        message: (_, fate) => {
          if (fate === 'sent') messages++;
        },
        event: (id, _, { state }, nowMs) => progress?.look(id, state.lower, nowMs),
      },
    ],
  });
  for (const ring of rings) settleRing(run, ring, setting, new Map([[by, of]]));
  let living: Rings = rings;
  for (let unit = 1; unit <= churnUnits; unit++) {
    run.run({ untilMs: unit * UNIT_MS });
    living = oneCrashes(run, living, [by, of], random);
    living = oneJoins(run, living, setting, random);
  }
  progress = new Progress(ascending(living.flat()));
  for (const [id, { status, state }] of run.nodes) if (status === 'up') progress.look(id, state.lower, run.nowMs);
  while (progress.perfectSinceMs === null && run.nowMs < 5 * size * UNIT_MS) run.run({ untilMs: run.nowMs + UNIT_MS });
  return { units: progress.perfectSinceMs === null ? null : progress.perfectSinceMs / UNIT_MS, messages };
}

type Rings = readonly (readonly NodeId[])[];

/** Never chooses one of the two nodes that have met: they are the only link. */
function oneCrashes(run: Simulation<MergingRing>, living: Rings, spared: readonly NodeId[], random: RandomStream): Rings {
  const id = oneOf(
    living.flat().filter((each) => !spared.includes(each)),
    random,
  );
  run.crash(id);
  return living.map((ring) => ring.filter((each) => each !== id));
}

function oneJoins(run: Simulation<MergingRing>, living: Rings, setting: MergeSetting, random: RandomStream): Rings {
  const id = below(random, MERGE_KEYS);
  if (run.nodes.has(id)) return living;
  const contact = ownerOf(id, ascending(living.flat()));
  run.start(id, configOf(setting, contact));
  return living.map((ring, place) => (place === 0 ? [...ring, id] : ring));
}
