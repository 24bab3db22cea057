/** Nodes for scenarios: members that form a perfect ring already, and newcomers that join through a contact. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { type Config, type Member, perfectMember, watchedBy } from '../../impl/relaxed-ring/state.ts';
import { successorsOf } from '../../impl/relaxed-ring/successor-list.ts';
import type { ScenarioNode } from '../../model-check/scenario.ts';

export type RingNode = ScenarioNode<RelaxedRing>;

/** The size of the identifier space of all ring scenarios, that of the slides' figure of Chord (slide 13). */
export const KEYS = 16;

const usual: Config = { keys: KEYS, successorListLength: 3, contacts: [] };

/** Asks again when no answer comes. */
export const impatient: Config = { ...usual, retryAfterMs: 1000 };

/** Asks its successor again from time to time. */
export const refreshing: Config = { ...usual, refreshAfterMs: 1000 };

export function remembering(successorListLength: number): Config {
  return { ...usual, successorListLength };
}

/** The one of `members`, which are a cycle, at this place. In clockwise order they form a perfect ring. */
export function memberOf(members: readonly NodeId[], place: number, config: Config): Member {
  const round = [...members.slice(place + 1), ...members.slice(0, place + 1)];
  return perfectMember(members[place], members[(place + members.length - 1) % members.length], round, config);
}

/** Members in clockwise order, as a perfect ring. */
export function perfectRing(members: readonly NodeId[], config: Config = usual): readonly RingNode[] {
  return members.map((id, place) => {
    const running = memberOf(members, place, config);
    const timers = config.refreshAfterMs === undefined ? [] : [{ type: 'refresh' } as const];
    return { id, config, running, timers, monitored: watchedBy(running) };
  });
}

/** Such a ring in which `successor` has let `id` in, and the predecessor of `id` has not heard of it: a bush of one. */
export function withBush(ring: readonly RingNode[], id: NodeId, successor: NodeId): readonly RingNode[] {
  return ring.flatMap((node) => {
    if (node.id !== successor || node.running?.status !== 'member') return [node];
    const before = node.running.predecessor;
    const running = { ...node.running, predecessor: id, followers: ascending([...node.running.followers, id]) };
    const inBush = { ...perfectMember(id, before, [successor, ...successorsOf(node.running)], node.config), followers: [] };
    return [
      { ...node, running, monitored: watchedBy(running) },
      { id, config: node.config, running: inBush, monitored: watchedBy(inBush) },
    ];
  });
}

/** Nodes that join, at any time each, through the same contact. */
export function newcomers(joiners: readonly NodeId[], contact: NodeId, config: Config = usual): readonly RingNode[] {
  return joiners.map((id) => ({ id, config: { ...config, contacts: [contact] } }));
}

/** A node that joins, and asks these contacts in turn until it is let in. It does not crash. */
export function askingInTurn(id: NodeId, contacts: readonly NodeId[]): RingNode {
  return staysUp({ id, config: { ...impatient, contacts } });
}

export function staysUp(node: RingNode): RingNode {
  return { ...node, neverCrashes: true };
}

/** The same node, as it is when its failure detector suspects these nodes. It has not followed any of them. */
export function suspecting(node: RingNode, ...suspected: readonly NodeId[]): RingNode {
  if (node.running?.status !== 'member') return node;
  const running = { ...node.running, suspected, backups: node.running.backups.filter((each) => !suspected.includes(each)) };
  return { ...node, falselySuspects: [], running, monitored: watchedBy(running), suspected };
}

/** A node that founds a ring alone, when it starts. */
export function founder(id: NodeId, config: Config = usual): RingNode {
  return { id, config };
}
