/** How the scenarios of merges are put together. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { ringMerge } from '../../impl/ring-merge/step.ts';
import type { MergingRing } from '../../impl/stack/merging-ring.ts';
import { type ProtocolScenario, type Scenario, type ScenarioRequest, scenario } from '../../model-check/scenario.ts';
import { ofNode } from '../../model-check/world/one-node.ts';
import type { World } from '../../model-check/world/world.ts';
import { allThrough, type Properties, type Property, reachable } from '../../spec/kernel/spec.ts';
import { isPerfect } from '../../spec/relaxed-ring/properties.ts';
import { keeping } from '../../spec/ring-merge/keeping.ts';
import type { Merging } from '../../spec/ring-merge/merging.ts';
import { conduct, judgedMergingRing } from './judged-merge.ts';
import type { MergingNode } from './nodes.ts';
import { mergerOf, mergingOf } from './refinement.ts';

export type MergingWorld = World<MergingRing>;

/** The parts of a scenario other than its nodes. */
export interface MergeScenario
  extends Pick<
    ProtocolScenario<MergingRing>,
    | 'teaches'
    | 'cost'
    | 'expect'
    | 'faults'
    | 'partitions'
    | 'longPartitions'
    | 'slowTimers'
    | 'absent'
    | 'unreachable'
    | 'requests'
    | 'network'
    | 'bound'
  > {
  /** The name after `ring-merge/`. */
  readonly instance: string;
  readonly required: Properties<Merging>;
  readonly seen?: Properties<MergingWorld>;
}

export function mergeScenario(nodes: readonly MergingNode[], { instance, required, seen, ...rest }: MergeScenario): Scenario {
  return scenario<MergingRing>({
    name: `ring-merge/${instance}`,
    protocol: judgedMergingRing(relaxedRing, ringMerge),
    nodes,
    ...rest,
    properties: { ...allThrough(mergingOf, required), ...keepingOf(nodes), ...conduct, ...seen },
  });
}

/** The properties of one node by itself, for each of these; by name and node. A node is viewed once for all. */
function keepingOf(nodes: readonly MergingNode[]): Properties<MergingWorld> {
  const kept = Object.entries(allThrough(mergerOf, keeping));
  return Object.fromEntries(
    nodes.flatMap(({ id }, i) => kept.map(([name, property]) => [`${name}At${id}`, ofNode<MergingRing, null>(i, property)])),
  );
}

/** An operator says that there is another ring. */
export function kickStart(at: NodeId, node: NodeId): ScenarioRequest<MergingRing> {
  return { at, request: { type: 'upper', inner: { type: 'merge', with: node } } };
}

export const oneRing: Property<Merging> = reachable<Merging>(({ ring }) => isPerfect(ring), 'One perfect ring of all peers.');

export const aLookupIsUnderWay = reachable<MergingWorld>(
  ({ messages }) => messages.some(({ message }) => message.type === 'upper' && message.inner.type === 'mlookup'),
  'A look-up is under way.',
);
