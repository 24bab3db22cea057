/** Two-phase commit: always safe, but blocked for ever when the coordinator crashes at the wrong moment. */
import type { TwoPhaseCommit } from '../../../impl/baselines/two-phase-commit/protocol.ts';
import { booted, type Config, type State } from '../../../impl/baselines/two-phase-commit/state.ts';
import { twoPhaseCommit } from '../../../impl/baselines/two-phase-commit/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { ascending } from '../../../impl/kernel/sorted-set.ts';
import { type ProtocolScenario, type Rename, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { atomicCommit } from '../../../spec/atomic-commit/commit.ts';
import { allThrough, type Properties, recoverable } from '../../../spec/kernel/spec.ts';
import { holds, violates } from '../../expectations.ts';
import { commitOf, managerName, twoPhaseRefinesAtomicCommit } from './refinement.ts';

const COORDINATOR = 0;
const PARTICIPANTS: readonly NodeId[] = [1, 2, 3];

const safe: Properties<World<TwoPhaseCommit>> = allThrough(commitOf<null>, atomicCommit(PARTICIPANTS.map(managerName)).properties);

const live: Properties<World<TwoPhaseCommit>> = {
  everyParticipantCanDecide: recoverable(
    ({ nodes }) => nodes.every(({ status, state }) => status === 'down' || state.role === 'coordinator' || hasDecided(state.phase)),
    'Every participant that is up has committed or aborted, now or later.',
    ({ nodes }) => {
      const inDoubt = nodes.filter(({ status, state }) => status !== 'down' && state.role !== 'coordinator' && state.phase === 'prepared');
      const down = nodes.filter(({ status }) => status === 'down').map(({ id }) => `node ${id}`);
      const told = inDoubt.map(({ id }) => `node ${id}`).join(' and ');
      return `${told || 'no node'} has voted yes without being told the decision, and ${down.join(' and ') || 'no node'} is down`;
    },
  ),
};

export const twoPhaseCommitScenarios: readonly Scenario[] = [
  world({
    instance: 'fault-free',
    teaches: 'While nothing fails, three participants of two-phase commit all commit or all abort, and each can decide.',
    properties: { ...safe, ...live },
    expect: holds(458, 1505, 11),
  }),
  world({
    instance: 'crash/participant',
    teaches: 'A participant of two-phase commit crashes, and the others decide: the coordinator aborts, or has its vote already.',
    faults: { crash: 1 },
    crashes: PARTICIPANTS,
    properties: { ...safe, ...live },
    expect: holds(3842, 15_047, 12),
  }),
  world({
    instance: 'crash/participant/symmetric',
    teaches: 'When one participant of two-phase commit crashes, one state of each orbit shows that the others decide: they are symmetric.',
    faults: { crash: 1 },
    crashes: PARTICIPANTS,
    properties: { ...safe, ...live },
    symmetric: { nodes: [PARTICIPANTS], state: renamedState },
    expect: holds(738, 2917, 12),
  }),
  world({
    instance: 'crash/coordinator',
    teaches: 'When the coordinator of two-phase commit crashes, a participant that has voted yes waits for ever.',
    faults: { crash: 1 },
    crashes: [COORDINATOR],
    properties: live,
    expect: violates('everyParticipantCanDecide', 2),
  }),
  world({
    instance: 'crash/consistent',
    teaches: 'After any crash, two-phase commit blocks rather than let one node commit what another has aborted.',
    faults: { crash: 2, falseSuspicion: 1 },
    crashes: [COORDINATOR, ...PARTICIPANTS],
    properties: safe,
    expect: holds(172_505, 911_345, 15),
  }),
];

interface Instance extends Pick<ProtocolScenario<TwoPhaseCommit>, 'teaches' | 'properties' | 'faults' | 'symmetric' | 'expect'> {
  readonly instance: string;
  /** The nodes that may crash. */
  readonly crashes?: readonly NodeId[];
}

/** One transaction. A participant watches the coordinator from its start; the coordinator watches no node before it has asked. */
function world({ instance, crashes = [], ...rest }: Instance): Scenario {
  const survivor = (id: NodeId) => (crashes.includes(id) ? {} : { neverCrashes: true as const });
  return scenario<TwoPhaseCommit>({
    name: `baselines/two-phase-commit/${instance}`,
    protocol: twoPhaseCommit,
    nodes: [
      { ...running(COORDINATOR, { role: 'coordinator', participants: PARTICIPANTS }), ...survivor(COORDINATOR) },
      ...PARTICIPANTS.map((id) => ({
        ...running(id, { role: 'participant', coordinator: COORDINATOR }),
        monitored: [COORDINATOR],
        ...survivor(id),
      })),
    ],
    requests: [{ at: COORDINATOR, request: { type: 'begin' } }],
    network: 'unordered',
    refines: { atomicCommit: twoPhaseRefinesAtomicCommit(PARTICIPANTS) },
    cost: 'fast',
    ...rest,
  });
}

function running(id: NodeId, config: Config): ScenarioNode<TwoPhaseCommit> {
  return { id, config, running: booted(config) };
}

function renamedState(state: State, of: Rename): State {
  if (state.role === 'participant') return { ...state, coordinator: of(state.coordinator) };
  const renamed = (ids: readonly NodeId[]) => ascending(ids.map(of));
  return { ...state, participants: renamed(state.participants), yes: renamed(state.yes) };
}

function hasDecided(phase: string): boolean {
  return phase === 'committed' || phase === 'aborted';
}
