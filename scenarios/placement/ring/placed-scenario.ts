/** How the scenarios of placement on the real ring are put together. */
import type { NodeId, Protocol } from '../../../impl/kernel/protocol.ts';
import { placedRing } from '../../../impl/stack/placed-ring.ts';
import { type Network, type ProtocolScenario, type Scenario, type ScenarioRequest, scenario } from '../../../model-check/scenario.ts';
import type { NodeView, World } from '../../../model-check/world/world.ts';
import { allThrough, type Properties, reachable } from '../../../spec/kernel/spec.ts';
import type { PlacedRing } from '../../../spec/placement/placed-ring.ts';
import { type Born, type Lives, lives } from './lives.ts';
import { type LivesNode, ZONING } from './nodes.ts';

/** The number of moves that have begun. */
type Moves = number;

export interface PlacedScenario
  extends Pick<ProtocolScenario<Lives, Moves>, 'teaches' | 'cost' | 'expect' | 'faults' | 'partitions' | 'longPartitions' | 'requests'> {
  /** The name after `placement/ring/`. */
  readonly instance: string;
  /** Omitted: the lives of nodes that are placed. */
  readonly protocol?: Protocol<Lives>;
  /** Omitted: `fifo`. */
  readonly network?: Network;
  readonly required: Properties<PlacedRing>;
  /** States that must be reached, and that show in the nodes only. */
  readonly seen?: Properties<World<Lives, Moves>>;
}

export function placedScenario(nodes: readonly LivesNode[], { instance, required, seen, ...rest }: PlacedScenario): Scenario {
  return scenario<Lives, Moves>({
    name: `placement/ring/${instance}`,
    protocol: lives(placedRing()),
    nodes,
    absent: Array.from({ length: ZONING.size }, (_, id) => id).filter((id) => nodes.every((node) => node.id !== id)),
    network: 'fifo',
    slowTimers: true,
    ...rest,
    history: {
      initial: 0,
      after: (moves, event) =>
        event.type === 'output' && event.output.layer === 'placer' && event.output.inner.type === 'move' ? moves + 1 : moves,
    },
    properties: { ...allThrough(placedRingOf, required), ...seen },
  });
}

/** Nobody crashes: each suspicion is false. */
export const aSuspicionIsFalse = reachable<World<Lives, Moves>>(
  ({ nodes }) => nodes.some(({ state }) => state.status === 'born' && state.inner.suspected.length > 0),
  'A node is suspected, though it is up.',
);

/** A client asks the node to leave. */
export function leaves(at: NodeId): ScenarioRequest<Lives> {
  return { at, request: { layer: 'ring', inner: { type: 'leave' } } };
}

function placedRingOf({ nodes, quiet, history }: World<Lives, Moves>): PlacedRing {
  const up = nodes.filter(({ status }) => status === 'up');
  const born = up.flatMap(({ state }) => (state.status === 'born' && !hasDied(state, up) ? [state] : []));
  const { zoning } = nodes[0].state.status === 'born' ? nodes[0].state.inner.layers.placer.config : nodes[0].state.config.placer;
  return {
    size: zoning.size,
    factor: zoning.degree,
    grain: zoning.grain,
    members: born.flatMap(({ self, inner: { layers } }) =>
      layers.ring.status === 'member'
        ? [{ id: self, predecessor: layers.ring.predecessor, isMoving: layers.placer.movingTo !== null }]
        : [],
    ),
    isAtRest:
      quiet &&
      up.every(({ timers }) => timers.length === 0) &&
      born.every(({ inner: { layers } }) => layers.ring.status === 'member' && layers.placer.movingTo === null),
    moves: history,
  };
}

/** Whether its process has crashed before this life could join: a crash of a process ends all of its lives. */
function hasDied({ former, inner }: Born, up: readonly NodeView<Lives>[]): boolean {
  return inner.layers.ring.status === 'joining' && former !== null && up.every(({ id }) => id !== former);
}
