/** Worlds of Beernet's ring: who is in it, who comes, who may crash, and who may be wrong about whom. */
import type { Beernet } from '../../../impl/baselines/beernet/protocol.ts';
import { type Config, perfectMember } from '../../../impl/baselines/beernet/state.ts';
import { beernet } from '../../../impl/baselines/beernet/step.ts';
import { watchedBy } from '../../../impl/baselines/beernet/watching.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import type { Ring } from '../../../spec/relaxed-ring/ring.ts';
import { ringOf } from '../../relaxed-ring/refinement.ts';

const KEYS = 16;

export interface BeernetRing extends Pick<ProtocolScenario<Beernet>, 'teaches' | 'expect' | 'faults'> {
  readonly instance: string;
  /** Those that form a perfect ring in the beginning, clockwise. */
  readonly members: readonly NodeId[];
  /** Those that join, each with its contact. */
  readonly joiners?: readonly (readonly [NodeId, contact: NodeId])[];
  /** The only ones that may crash; left out: all. */
  readonly crashing?: readonly NodeId[];
  /** Who may be wrong about whom; left out: everybody about everybody. */
  readonly wrong?: readonly (readonly [NodeId, about: NodeId])[];
  readonly properties: Properties<Ring>;
  /** Of the world, when more must be seen than the ring. */
  readonly seen?: Properties<World<Beernet>>;
}

export function beernetRing({ instance, members, joiners = [], crashing, wrong, properties, seen = {}, ...rest }: BeernetRing): Scenario {
  const config = (contact: NodeId): Config => ({ keys: KEYS, contact });
  const limits = (id: NodeId): Pick<ScenarioNode<Beernet>, 'neverCrashes' | 'wronglySuspects'> => ({
    ...(crashing === undefined || crashing.includes(id) ? {} : { neverCrashes: true }),
    ...(wrong === undefined ? {} : { wronglySuspects: wrong.flatMap(([node, about]) => (node === id ? [about] : [])) }),
  });
  const running = members.map((id) => perfectMember(id, members, config(members[0])));
  return scenario<Beernet>({
    name: `baselines/beernet/${instance}`,
    protocol: beernet,
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
    properties: { ...allThrough(ringOf<Beernet>, properties), ...seen },
    cost: 'fast',
    ...rest,
  });
}
