/** Nodes for scenarios: members that form a perfect ring already, and newcomers that join through a contact. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../../impl/relaxed-ring/protocol.ts';
import { type Config, perfectMember } from '../../../impl/relaxed-ring/state.ts';
import type { ScenarioNode } from '../../scenario.ts';

/** The size of the identifier space of all ring scenarios, that of the slides' figure of Chord (slide 13). */
export const KEYS = 16;

/** Members in clockwise order, as a perfect ring. */
export function perfectRing(members: readonly NodeId[], config: Config = { keys: KEYS }): readonly ScenarioNode<RelaxedRing>[] {
  return members.map((id, place) => {
    const predecessor = members[(place + members.length - 1) % members.length];
    const successor = members[(place + 1) % members.length];
    return { id, config, running: perfectMember(id, predecessor, successor, config) };
  });
}

/** Nodes that join, at any time each, through the same contact. */
export function newcomers(
  joiners: readonly NodeId[],
  contact: NodeId,
  config: Config = { keys: KEYS },
): readonly ScenarioNode<RelaxedRing>[] {
  return joiners.map((id) => ({ id, config: { ...config, contact } }));
}

/** A node that founds a ring alone, when it starts. */
export function founder(id: NodeId): ScenarioNode<RelaxedRing> {
  return { id, config: { keys: KEYS } };
}
