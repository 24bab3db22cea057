/** Chord's join: a node answers for its successor, and while nodes join it may be wrong. */
import type { Chord } from '../../../impl/baselines/chord/protocol.ts';
import { type Config, perfectMember } from '../../../impl/baselines/chord/state.ts';
import { chord } from '../../../impl/baselines/chord/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { chordPromises } from '../../../spec/baselines/chord/lookup.ts';
import { allThrough } from '../../../spec/kernel/spec.ts';
import { chordRingOf } from '../../refinements/chord.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../scenario.ts';
import { holds, violates } from '../expectations.ts';

const config: Config = { keys: 16, stabiliseAfterMs: 1000 };

export const chordScenarios: readonly Scenario[] = [
  join({
    instance: 'join',
    teaches: 'While two nodes join a Chord ring, two nodes that are asked for the same key name two owners, without any failure.',
    joiners: [3, 5],
    expect: violates('oneAnswerPerKey', 13),
  }),
  join({
    instance: 'join/1-newcomer',
    teaches: 'While one node joins a Chord ring, a lookup has one answer, whoever is asked.',
    joiners: [5],
    expect: holds(1862, 8604, 30),
  }),
];

interface Join extends Pick<ProtocolScenario<Chord>, 'teaches' | 'expect'> {
  readonly instance: string;
  readonly joiners: readonly NodeId[];
}

/** The network is a set: a notification that is under way already says nothing new, and rounds go on for ever. */
function join({ instance, joiners, ...rest }: Join): Scenario {
  return scenario<Chord>({
    name: `baselines/chord/${instance}`,
    protocol: chord,
    nodes: [
      { id: 0, config, running: perfectMember(0, 8, 8, config) },
      { id: 8, config, running: perfectMember(8, 0, 0, config) },
      ...joiners.map((id) => ({ id, config: { ...config, contact: 0 } })),
    ],
    requests: [0, 8].map((at) => ({ at, request: { type: 'stabilise' } })),
    network: 'set',
    properties: allThrough(chordRingOf<null>, chordPromises),
    cost: 'fast',
    ...rest,
  });
}
