/** Nodes on a small circle: members of a perfect ring, and lives that are not born yet. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Zoning } from '../../../impl/placement/zones.ts';
import { watchedBy } from '../../../impl/relaxed-ring/state.ts';
import type { PlacedRing } from '../../../impl/stack/placed-ring.ts';
import type { ScenarioNode } from '../../../model-check/scenario.ts';
import { memberOf } from '../../relaxed-ring/nodes.ts';
import type { Lives } from './lives.ts';

export type LivesNode = ScenarioNode<Lives>;

/** Three zones of two grains. The anchors' grains begin at 4, 12 and 20. */
export const ZONING: Zoning = { size: 24, degree: 3, grain: 4 };

const CONFIG: PlacedRing['config'] = {
  ring: { keys: ZONING.size, successorListLength: 3, contacts: [] },
  placer: { zoning: ZONING, againMs: 1000 },
};

/** Members in clockwise order, as a perfect ring. */
export function placed(members: readonly NodeId[]): readonly LivesNode[] {
  return members.map((id, i) => {
    const ring = memberOf(members, i, CONFIG.ring);
    const neighbours = { predecessor: ring.predecessor, successor: ring.successor ?? id };
    const monitored = watchedBy(ring);
    const inner: PlacedRing['state'] = {
      layers: { ring, placer: { self: id, config: CONFIG.placer, neighbours, survey: null, movingTo: null } },
      watched: { ring: monitored, placer: [] },
      suspected: [],
      durable: {},
      pending: [],
      awaits: null,
      ended: [],
    };
    return { id, config: CONFIG, running: { status: 'born', self: id, former: null, inner }, monitored };
  });
}

/** Lives to which members may move. They do not crash: a life that has crashed takes its process along. */
export function unborn(...lives: readonly NodeId[]): readonly LivesNode[] {
  return lives.map((self) => ({ id: self, config: CONFIG, running: { status: 'unborn', self, config: CONFIG }, neverCrashes: true }));
}

/** The same nodes, one of which has a range that is too long, and is about to look for somebody that moves. */
export function looking(nodes: readonly LivesNode[], at: NodeId): readonly LivesNode[] {
  return nodes.map((node) => (node.id === at ? { ...node, timers: [{ layer: 'placer', inner: { type: 'again' } }] } : node));
}

/** Three anchors, and the node 8, which may move to their grains. */
export const FOUR: readonly LivesNode[] = [...placed([5, 8, 13, 21]), ...unborn(4, 12, 20)];

/** The same nodes, of which only these may crash. */
export function frail(nodes: readonly LivesNode[], ...which: readonly NodeId[]): readonly LivesNode[] {
  return nodes.map((node) => (which.includes(node.id) ? node : { ...node, neverCrashes: true }));
}

/** Nodes that join at these identifiers, at any time each, through the same contact. */
export function newcomers(joiners: readonly NodeId[], contact: NodeId): readonly LivesNode[] {
  return joiners.map((id) => ({ id, config: { ...CONFIG, ring: { ...CONFIG.ring, contacts: [contact] } } }));
}
