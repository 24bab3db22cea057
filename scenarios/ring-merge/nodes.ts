/** Nodes for scenarios of merges: rings that are perfect by themselves, and what is on top of them. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import * as ring from '../../impl/relaxed-ring/state.ts';
import type { RingMerge } from '../../impl/ring-merge/protocol.ts';
import * as merge from '../../impl/ring-merge/state.ts';
import type { MergingRing } from '../../impl/stack/merging-ring.ts';
import { running } from '../../impl/stack/stack.ts';
import type { ScenarioNode } from '../../model-check/scenario.ts';
import { KEYS, memberOf } from '../relaxed-ring/nodes.ts';

export type MergingNode = ScenarioNode<MergingRing>;

export const simple: merge.Config = { keys: KEYS, fanout: 1, passiveListLength: 2, tickMs: 1000, bootstrap: [] };
export const gossiping: merge.Config = { ...simple, fanout: 2 };
export const retrying: merge.Config = { ...simple, retryMs: 5000 };
export const lookingAgain: merge.Config = { ...simple, lookForSelfMs: 7000 };

const quiet: ring.Config = { keys: KEYS, successorListLength: 3, contacts: [] };

/** How the two layers of all nodes of a scenario are set. */
export interface Settings {
  readonly lower?: ring.Config;
  readonly upper?: merge.Config;
}

/** Members as a cycle, each the predecessor of its successor: a perfect ring when they are in clockwise order. */
export function cycle(members: readonly NodeId[], { lower = quiet, upper = simple }: Settings = {}): readonly MergingNode[] {
  return members.map((id, place) => {
    const below = memberOf(members, place, lower);
    const above = merge.settled(id, below.predecessor, members[(place + 1) % members.length], upper);
    return inTheMiddle(id, below, above);
  });
}

/** The same nodes, one of which has detected others, and will look into that at its next ticks; `again`: not for the first time. */
export function detecting(nodes: readonly MergingNode[], at: NodeId, others: readonly NodeId[], again = false): readonly MergingNode[] {
  return changed(nodes, at, (upper) => {
    const queue = others.map((node) => ({ node, fanout: upper.config.fanout, again }));
    const retrying = upper.config.retryMs === undefined ? [] : (['retry'] as const);
    return { ...upper, passive: others, queue, armed: ['tick', ...retrying] };
  });
}

/** The same nodes, one of which suspects others, to which it pointed when it lost sight of them. */
export function suspecting(nodes: readonly MergingNode[], at: NodeId, others: readonly NodeId[]): readonly MergingNode[] {
  return nodes.map((node) => {
    const lower = node.running?.lower;
    if (node.id !== at || node.running === undefined || lower?.status !== 'member') return node;
    const { upper } = node.running;
    const suspected = ascending(others);
    const doubting = inTheMiddle(at, { ...lower, suspected }, { ...upper, passive: others, suspected });
    const running = doubting.running === undefined ? {} : { running: { ...doubting.running, suspected } };
    return { ...doubting, ...running, suspected };
  });
}

/** The same nodes, one of which another node follows as well. */
export function followed(nodes: readonly MergingNode[], at: NodeId, by: NodeId): readonly MergingNode[] {
  return nodes.map((node) => {
    const lower = node.running?.lower;
    if (node.id !== at || node.running === undefined || lower?.status !== 'member') return node;
    return inTheMiddle(at, { ...lower, followers: ascending([...lower.followers, by]) }, node.running.upper);
  });
}

/** The same nodes, one of which can reach others of its ring besides its neighbours. */
export function knowing(nodes: readonly MergingNode[], at: NodeId, contacts: readonly NodeId[]): readonly MergingNode[] {
  return changed(nodes, at, (upper) => ({ ...upper, contacts }));
}

/** The same nodes, one of which looks for itself once, at any time. */
export function lookingForItself(nodes: readonly MergingNode[], at: NodeId): readonly MergingNode[] {
  const timer = { type: 'upper', inner: { type: 'lookForSelf' } } as const;
  return nodes.map((node) => (node.id === at ? { ...node, timers: [...(node.timers ?? []), timer] } : node));
}

/** A node that founds a ring alone, when it starts, and has a bootstrap list. */
export function founder(id: NodeId, bootstrap: readonly NodeId[]): MergingNode {
  return { id, config: { lower: quiet, upper: { ...retrying, bootstrap } } };
}

/** The same nodes, one of which goes through this list, again and again, while it has noticed nobody. */
export function bootstrapping(nodes: readonly MergingNode[], at: NodeId, bootstrap: readonly NodeId[]): readonly MergingNode[] {
  return changed(nodes, at, (upper) => ({ ...upper, config: { ...retrying, bootstrap }, armed: ['retry'] }));
}

/** Nodes that join, at any time each, through the same contact. */
export function newcomer(id: NodeId, contact: NodeId, { lower = quiet, upper = simple }: Settings = {}): MergingNode {
  return { id, config: { lower: { ...lower, contacts: [contact] }, upper } };
}

function changed(nodes: readonly MergingNode[], at: NodeId, change: (upper: merge.State) => merge.State): readonly MergingNode[] {
  return nodes.map((node) => {
    const lower = node.running?.lower;
    if (node.id !== at || node.running === undefined || lower?.status !== 'member') return node;
    return inTheMiddle(at, lower, change(node.running.upper));
  });
}

function inTheMiddle(id: NodeId, lower: ring.Member, upper: merge.State): MergingNode {
  const watched = { lower: ring.watchedBy(lower), upper: merge.watchedBy(upper) };
  const refresh = lower.config.refreshAfterMs === undefined ? [] : [{ type: 'lower', inner: { type: 'refresh' } } as const];
  return {
    id,
    config: { lower: lower.config, upper: upper.config },
    running: running<RelaxedRing, RingMerge>({ lower, upper }, watched),
    timers: [...refresh, ...upper.armed.map((type) => ({ type: 'upper', inner: { type } }) as const)],
    monitored: [...watched.lower, ...watched.upper],
  };
}
