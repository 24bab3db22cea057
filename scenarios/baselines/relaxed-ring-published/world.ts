/** Worlds of the published ring: its members, its newcomers, which nodes may crash, and which may suspect which falsely. */
import type { PublishedRing } from '../../../impl/baselines/relaxed-ring-published/protocol.ts';
import { type Config, perfectMember } from '../../../impl/baselines/relaxed-ring-published/state.ts';
import { publishedRelaxedRing } from '../../../impl/baselines/relaxed-ring-published/step.ts';
import { watchedBy } from '../../../impl/baselines/relaxed-ring-published/watching.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import { ringOf } from '../../relaxed-ring/refinement.ts';

export const KEYS = 16;

export interface Published
  extends Pick<ProtocolScenario<PublishedRing>, 'teaches' | 'expect' | 'faults' | 'unreachable' | 'refines'>,
    Partial<Pick<ProtocolScenario<PublishedRing>, 'network'>> {
  readonly instance: string;
  /** The nodes that form a perfect ring in the beginning, clockwise. */
  readonly members: readonly NodeId[];
  /** The nodes that join, each with its contact. */
  readonly joiners?: readonly (readonly [NodeId, contact: NodeId])[];
  /** The nodes that may crash; all if omitted. */
  readonly crashing?: readonly NodeId[];
  /** Pairs of which the first may suspect the second falsely; all pairs if omitted. */
  readonly falselySuspecting?: readonly (readonly [NodeId, about: NodeId])[];
  readonly settings?: Partial<Config>;
  readonly properties: Properties<Ring>;
  /** Properties of the whole world, for claims that need more than the ring. */
  readonly seen?: Properties<World<PublishedRing>>;
}

export function published(parts: Published): Scenario {
  const { instance, members, joiners = [], crashing, falselySuspecting, settings, properties, seen = {}, ...rest } = parts;
  const config = (contact: NodeId): Config => ({ keys: KEYS, contact, ...settings });
  const limits = (id: NodeId): Pick<ScenarioNode<PublishedRing>, 'neverCrashes' | 'falselySuspects'> => ({
    ...(crashing === undefined || crashing.includes(id) ? {} : { neverCrashes: true }),
    ...(falselySuspecting === undefined
      ? {}
      : { falselySuspects: falselySuspecting.flatMap(([node, about]) => (node === id ? [about] : [])) }),
  });
  const running = members.map((id) => perfectMember(id, members, config(members[0])));
  return scenario<PublishedRing>({
    name: `baselines/relaxed-ring-published/${instance}`,
    protocol: publishedRelaxedRing,
    nodes: [
      ...running.map((state) => ({
        id: state.self,
        config: state.config,
        running: state,
        monitored: watchedBy(state),
        ...limits(state.self),
      })),
      ...joiners.map(([id, contact]) => ({ id, config: config(contact), ...limits(id) })),
    ],
    network: 'unordered',
    properties: { ...allThrough(ringOf<PublishedRing>, properties), ...seen },
    cost: 'fast',
    ...rest,
  });
}
