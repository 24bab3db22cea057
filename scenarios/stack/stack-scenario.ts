/** How the scenarios of whole nodes are put together, above the failure detector of the world or above their own. */
import { TRUSTED } from '../../impl/failure-detector/state.ts';
import { type DetectedNode, detectedNode } from '../../impl/stack/detected-node.ts';
import { type WholeNode, wholeNode } from '../../impl/stack/node.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, type ScenarioRequest, scenario } from '../../model-check/scenario.ts';
import { allThrough } from '../../spec/kernel/spec.ts';
import type { Observations } from '../store/observed.ts';
import { atRest, bySides, ofLayers, ofRing, ofWires, type StackProperties } from './kept.ts';
import type { StackNode } from './nodes.ts';
import { aboveDetectors, stackObservations } from './observed.ts';

export interface StackScenario
  extends Pick<ProtocolScenario<WholeNode, Observations>, 'teaches' | 'cost' | 'expect'>,
    Partial<Pick<ProtocolScenario<WholeNode, Observations>, 'faults' | 'partitions' | 'longPartitions' | 'bound'>> {
  /** Below `stack/`. */
  readonly instance: string;
  readonly nodes: readonly StackNode[];
  readonly requests?: readonly ScenarioRequest<WholeNode>[];
  readonly properties: StackProperties;
}

/** Suspicions come from the world. */
export function stackScenario(given: StackScenario): Scenario {
  const { nodes, requests = [] } = given;
  return scenario<WholeNode, Observations>({
    ...shared(given),
    protocol: wholeNode,
    nodes,
    requests,
    history: stackObservations(),
    properties: { ...kept(given), ...given.properties },
  });
}

/** Suspicions come from the failure detector of each node, which counts silent rounds. */
export function detectedScenario(given: StackScenario): Scenario {
  const { nodes, requests = [] } = given;
  return scenario<DetectedNode, Observations>({
    ...shared(given),
    protocol: detectedNode,
    nodes: nodes.map(aboveItsDetector),
    requests: requests.map(({ at, request }) => ({ at, request })),
    history: stackObservations(),
    properties: allThrough(aboveDetectors, { ...kept(given), ...given.properties }),
  });
}

function shared({ instance, teaches, cost, expect, faults, partitions, longPartitions, bound }: StackScenario) {
  const options = { expect, faults, partitions, longPartitions, bound };
  return {
    ...{ name: `stack/${instance}`, teaches, cost, network: 'fifo' as const, slowTimers: true as const },
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  };
}

function kept({ nodes, requests = [], faults, partitions }: StackScenario): StackProperties {
  const isMortal = (node: number) => (faults?.crash ?? 0) > 0 && nodes.some(({ id, neverCrashes }) => id === node && neverCrashes !== true);
  const isGoing = (node: number) => requests.some(({ at, request }) => at === node && request.layer === 'ring');
  const asked = requests.filter(({ request }) => request.layer === 'store');
  const mayVanish = (node: number) => isMortal(node) || isGoing(node);
  return {
    ...ofLayers,
    ...ofWires,
    ...(partitions === undefined ? ofRing : bySides),
    ...atRest((name) => !mayVanish(Number(name.split('.')[0])), !asked.some(({ at }) => mayVanish(at))),
  };
}

const DETECTOR = { roundMs: 100, firstPatience: 2, mostPatience: 2 };

function aboveItsDetector({ running, monitored = [], timers = [], ...node }: StackNode): ScenarioNode<DetectedNode> {
  const config = { detector: DETECTOR, above: node.config };
  if (running === undefined) return { ...node, config };
  const watched = monitored.map((each) => ({ node: each, incarnation: 1, patience: DETECTOR.firstPatience, opinion: TRUSTED }));
  const detector = { self: node.id, config: DETECTOR, incarnation: 1, watched };
  const round = { layer: 'detector', inner: { type: 'round' } } as const;
  return { ...node, config, running: { detector, above: running }, timers: [...timers, round], monitored: [] };
}
