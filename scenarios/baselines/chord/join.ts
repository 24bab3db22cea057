/** Chord's join: a node names its successor as the owner of a key, and may be wrong while nodes join. */
import type { Chord } from '../../../impl/baselines/chord/protocol.ts';
import { type Config, perfectMember } from '../../../impl/baselines/chord/state.ts';
import { chord } from '../../../impl/baselines/chord/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../../model-check/scenario.ts';
import { chordProperties } from '../../../spec/baselines/chord/lookup.ts';
import { ringOfSize, ringProperties } from '../../../spec/baselines/chord/properties.ts';
import type { ChordRing } from '../../../spec/baselines/chord/ring.ts';
import { allThrough, type Properties } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';
import { chordRingOf } from './refinement.ts';

/** One successor is enough where nobody fails, and there is no list to copy. */
const config: Config = { keys: 16, successors: 1, stabiliseAfterMs: 1000 };

export const chordScenarios: readonly Scenario[] = [
  join({
    instance: 'join',
    teaches: 'While two nodes join a Chord ring, two members asked for the same key name different owners, without any failure.',
    joiners: [3, 5],
    expect: violates('oneAnswerPerKey', 13),
  }),
  join({
    instance: 'join/1-newcomer',
    teaches: 'While one node joins a Chord ring, every member names the same owner of a key.',
    joiners: [5],
    expect: holds(1862, 8604, 30),
  }),
  join({
    instance: 'join/ring-properties',
    teaches: 'While two nodes join a Chord ring, it stays one ring in order: only lookups show the fault.',
    joiners: [3, 5],
    properties: { ...ringProperties, ...ringOfSize(4) },
    expect: holds(138_418, 918_454, 50),
  }),
];

interface Join extends Pick<ProtocolScenario<Chord>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly joiners: readonly NodeId[];
  readonly properties?: Properties<ChordRing>;
}

/** The network is a set: rounds go on for ever, and a second copy of a notification in flight says nothing new. */
function join({ instance, joiners, properties = chordProperties, ...rest }: Join): Scenario {
  return scenario<Chord>({
    name: `baselines/chord/${instance}`,
    protocol: chord,
    nodes: [
      { id: 0, config, running: perfectMember(0, 8, [8], config) },
      { id: 8, config, running: perfectMember(8, 0, [0], config) },
      ...joiners.map((id) => ({ id, config: { ...config, contact: 0 } })),
    ],
    requests: [0, 8].map((at) => ({ at, request: { type: 'stabilise' } })),
    network: 'set',
    properties: allThrough(chordRingOf<Chord, null>, properties),
    cost: 'fast',
    ...rest,
  });
}
