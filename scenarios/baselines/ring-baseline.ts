/**
 * Scenarios of other implementations of the relaxed ring: members, newcomers, which nodes may crash, and which may suspect which
 * falsely.
 */
import type { NodeId, Protocol } from '../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../model-check/scenario.ts';
import type { World } from '../../model-check/world/world.ts';
import { allThrough, type Properties } from '../../spec/kernel/spec.ts';
import type { Ring } from '../../spec/relaxed-ring/ring.ts';
import { type RingTypes, ringOf } from '../relaxed-ring/refinement.ts';

/** An implementation, which has its scenarios in `baselines/` under its own name. */
export interface RingBaseline<X extends RingTypes> {
  readonly protocol: Protocol<X>;
  configOf(contact: NodeId): X['config'];
  /** The state of a node in a perfect ring. */
  perfectMember(self: NodeId, members: readonly NodeId[], config: X['config']): X['state'];
  watchedBy(state: X['state']): readonly NodeId[];
}

export interface BaselineRing<X extends RingTypes>
  extends Pick<ProtocolScenario<X>, 'teaches' | 'expect' | 'faults' | 'unreachable' | 'refines'>,
    Partial<Pick<ProtocolScenario<X>, 'network'>> {
  readonly instance: string;
  /** The nodes that form a perfect ring in the beginning, clockwise. */
  readonly members: readonly NodeId[];
  /** The nodes that join, each with its contact. */
  readonly joiners?: readonly (readonly [NodeId, contact: NodeId])[];
  /** The nodes that may crash; all if omitted. */
  readonly crashing?: readonly NodeId[];
  /** Pairs of which the first may suspect the second falsely; all pairs if omitted. */
  readonly falselySuspecting?: readonly (readonly [NodeId, about: NodeId])[];
  readonly properties: Properties<Ring>;
  /** Properties of the whole world, for claims that need more than the ring. */
  readonly seen?: Properties<World<X>>;
}

export function baselineRing<X extends RingTypes>(baseline: RingBaseline<X>, parts: BaselineRing<X>): Scenario {
  const { instance, members, joiners = [], crashing, falselySuspecting, properties, seen = {}, ...rest } = parts;
  const { protocol, configOf, perfectMember, watchedBy } = baseline;
  const limits = (id: NodeId): Pick<ScenarioNode<X>, 'neverCrashes' | 'falselySuspects'> => ({
    ...(crashing === undefined || crashing.includes(id) ? {} : { neverCrashes: true }),
    ...(falselySuspecting === undefined
      ? {}
      : { falselySuspects: falselySuspecting.flatMap(([node, about]) => (node === id ? [about] : [])) }),
  });
  const config = configOf(members[0]);
  return scenario<X>({
    name: `baselines/${protocol.name}/${instance}`,
    protocol,
    nodes: [
      ...members.map((id) => {
        const running = perfectMember(id, members, config);
        return { id, config, running, monitored: watchedBy(running), ...limits(id) };
      }),
      ...joiners.map(([id, contact]) => ({ id, config: configOf(contact), ...limits(id) })),
    ],
    network: 'unordered',
    properties: { ...allThrough(ringOf<X>, properties), ...seen },
    cost: 'fast',
    ...rest,
  });
}
