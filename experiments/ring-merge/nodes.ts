/** Nodes of perfect rings, with the merge of rings on top. */
import { fingersOf } from '../../impl/fingers/table.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import * as ring from '../../impl/relaxed-ring/state.ts';
import type { RingMerge } from '../../impl/ring-merge/protocol.ts';
import * as merge from '../../impl/ring-merge/state.ts';
import type { MergingRing } from '../../impl/stack/merging-ring.ts';
import { running } from '../../impl/stack/stack.ts';
import type { Settled } from '../../model-check/simulator/options.ts';
import type { Simulation } from '../../model-check/simulator/simulation.ts';
import { MERGE_KEYS, type MergeSetting, SUCCESSORS, UNIT_MS } from './setting.ts';

export function configOf({ fanout, repeatAfterMs }: MergeSetting, ...contacts: readonly NodeId[]): MergingRing['config'] {
  const lower: ring.Config = { keys: MERGE_KEYS, successorListLength: SUCCESSORS, contacts };
  const upper: merge.Config = { keys: MERGE_KEYS, fanout, passiveListLength: SUCCESSORS, tickMs: UNIT_MS, bootstrap: [] };
  if (repeatAfterMs === undefined) return { lower, upper };
  return { lower: { ...lower, refreshAfterMs: repeatAfterMs, retryAfterMs: repeatAfterMs }, upper: { ...upper, retryMs: repeatAfterMs } };
}

/** All nodes of a perfect ring without the merge on top. `members` is ascending. */
export function settleRingAlone(run: Simulation<RelaxedRing>, members: readonly NodeId[]): void {
  const { lower: config } = configOf({ fanout: 1, fingers: false });
  for (const [place, id] of members.entries()) {
    const state = memberAt(place, members, config);
    run.settle(id, config, { state, monitored: ring.watchedBy(state) });
  }
}

/** All nodes of a perfect ring. `members` is ascending. `detected`: the nodes that one of them has detected. */
export function settleRing(
  run: Simulation<MergingRing>,
  members: readonly NodeId[],
  setting: MergeSetting,
  detected: ReadonlyMap<NodeId, NodeId> = new Map(),
): void {
  for (const [place, id] of members.entries()) {
    const other = detected.get(id);
    run.settle(id, configOf(setting), stackedAt(place, members, setting, other === undefined ? [] : [other]));
  }
}

function memberAt(place: number, members: readonly NodeId[], config: ring.Config): ring.Member {
  const at = (offset: number) => members[(place + offset + members.length) % members.length];
  const successors = Array.from({ length: SUCCESSORS }, (_, i) => at(i + 1));
  return ring.perfectMember(members[place], at(-1), successors, config);
}

function stackedAt(place: number, members: readonly NodeId[], setting: MergeSetting, queue: readonly NodeId[]): Settled<MergingRing> {
  const id = members[place];
  const config = configOf(setting);
  const lower = memberAt(place, members, config.lower);
  const contacts = setting.fingers ? ascending(fingersOf(id, members, { keys: MERGE_KEYS, arity: 2 })) : [];
  const upper: merge.State = {
    ...merge.settled(id, lower.predecessor, lower.successor ?? id, config.upper),
    contacts,
    passive: queue,
    queue: queue.map((node) => ({ node, fanout: setting.fanout, again: false })),
    armed: queue.length > 0 ? (setting.repeatAfterMs === undefined ? ['tick'] : ['tick', 'retry']) : [],
  };
  const watched = { lower: ring.watchedBy(lower), upper: merge.watchedBy(upper) };
  const refresh = setting.repeatAfterMs === undefined ? [] : [{ type: 'lower', inner: { type: 'refresh' } } as const];
  return {
    state: running<RelaxedRing, RingMerge>({ lower, upper }, watched),
    timers: [...refresh, ...upper.armed.map((type) => ({ type: 'upper', inner: { type } }) as const)],
    monitored: [...watched.lower, ...watched.upper],
  };
}
