/** Nodes for the scenarios of DKS: members that form a perfect ring already, and newcomers that join through a contact. */
import type { Dks } from '../../../impl/baselines/dks/protocol.ts';
import { type Config, perfectMember } from '../../../impl/baselines/dks/state.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { ScenarioNode, ScenarioRequest } from '../../../model-check/scenario.ts';

export const KEYS = 16;

export type Order = Config['order'];

/** Members in clockwise order, as a perfect ring. */
export function perfectRing(members: readonly NodeId[], order: Order = 'asymmetric'): readonly ScenarioNode<Dks>[] {
  const config: Config = { keys: KEYS, order };
  return members.map((id, place) => {
    const predecessor = members[(place + members.length - 1) % members.length];
    const successor = members[(place + 1) % members.length];
    return { id, config, running: perfectMember(id, predecessor, successor, config) };
  });
}

/** Nodes that join, at any time each, through the same contact. */
export function newcomers(joiners: readonly NodeId[], contact: NodeId, order: Order = 'asymmetric'): readonly ScenarioNode<Dks>[] {
  return joiners.map((id) => ({ id, config: { keys: KEYS, order, contact } }));
}

/** Clients ask these nodes to leave, at any time. */
export function leaving(...nodes: readonly NodeId[]): readonly ScenarioRequest<Dks>[] {
  return nodes.map((at) => ({ at, request: { type: 'leave' } }));
}
