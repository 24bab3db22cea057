/** Chord as published, with failures: a node adopts its successor's predecessor unseen, and a crashed one may cost the ring. */
import type { Chord } from '../../../impl/baselines/chord/protocol.ts';
import { type Config, perfectMember, watchedBy } from '../../../impl/baselines/chord/state.ts';
import { chord } from '../../../impl/baselines/chord/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import {
  atLeastOneRing,
  connectedAppendages,
  noLiveSuccessorIsGivenUp,
  perfectRingOfMembers,
} from '../../../spec/baselines/chord/properties.ts';
import type { ChordRing } from '../../../spec/baselines/chord/ring.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import { violates } from '../../expectations.ts';
import { chordRingOf } from './refinement.ts';

/** The identifiers are ours, chosen to be small. */
const MEMBERS = [0, 6, 12];

export const chordFailureScenarios: readonly Scenario[] = [
  failing({
    instance: 'no-ring',
    teaches: 'One crash destroys a Chord ring of three: a node adopts the crashed node as its successor, on hearsay.',
    rounds: MEMBERS,
    properties: { atLeastOneRing },
    expect: violates('atLeastOneRing', 5),
  }),
  // Shorter than any counterexample with a stabilisation: the crash falls between the answer to a join and its arrival.
  failing({
    instance: 'newcomer-cut-off',
    teaches: 'A newcomer to a Chord ring knows one successor; if that node crashes meanwhile, the newcomer is cut off.',
    joiners: [3],
    properties: { connectedAppendages },
    expect: violates('connectedAppendages', 4),
  }),
  failing({
    instance: 'newcomer-cut-off/by-itself',
    teaches: 'A newcomer to a Chord ring gives up its only live successor for a crashed node, as soon as it stabilises.',
    joiners: [3],
    rounds: [3],
    properties: { noLiveSuccessorIsGivenUp },
    expect: violates('noLiveSuccessorIsGivenUp', 8),
  }),
  failing({
    instance: 'stable-base/no-ring',
    teaches: 'A Chord ring of three members that never fail is lost when a newcomer crashes: they adopt it as a successor again.',
    joiners: [3],
    rounds: [0, 3],
    base: MEMBERS,
    properties: { atLeastOneRing },
    expect: violates('atLeastOneRing', 17),
  }),
  failing({
    instance: 'stable-base/for-ever',
    teaches: 'Three members of a Chord ring never fail, but may never form a perfect ring again after a newcomer has crashed.',
    joiners: [3],
    rounds: [0, 3],
    base: MEMBERS,
    properties: { perfectRingOfMembers },
    expect: violates('perfectRingOfMembers', 16),
  }),
];

interface Failing extends Pick<ProtocolScenario<Chord>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly joiners?: readonly NodeId[];
  /** The nodes that stabilise again and again. */
  readonly rounds?: readonly NodeId[];
  /** The nodes that never crash. */
  readonly base?: readonly NodeId[];
  readonly properties: Properties<ChordRing>;
}

function failing({ instance, joiners = [], rounds = [], base = [], properties, ...rest }: Failing): Scenario {
  const configOf = (id: NodeId): Config => ({ keys: 16, successors: 2, ...(rounds.includes(id) ? { stabiliseAfterMs: 1000 } : {}) });
  const newcomers = joiners.map((id): ScenarioNode<Chord> => ({ id, config: { ...configOf(id), contact: 0 } }));
  const nodes = [...MEMBERS.map((id) => member(id, configOf(id))), ...newcomers];
  return scenario<Chord>({
    name: `baselines/chord-failures/${instance}`,
    protocol: chord,
    nodes: nodes.map((node) => (base.includes(node.id) ? { ...node, neverCrashes: true } : node)),
    network: 'set',
    faults: { crash: 1 },
    properties: allThrough(chordRingOf<Chord, null>, properties),
    cost: 'fast',
    ...rest,
  });
}

/** In a perfect ring of all members. */
function member(id: NodeId, config: Config): ScenarioNode<Chord> {
  const [next, last] = [...MEMBERS, ...MEMBERS].slice(MEMBERS.indexOf(id) + 1);
  const running = perfectMember(id, last, [next, last], config);
  const timers = config.stabiliseAfterMs === undefined ? [] : [{ type: 'stabilise' } as const];
  return { id, config, running, timers, monitored: watchedBy(running) };
}
