/**
 * Scalaris' rules for validation and locks: two majorities that share only a stale replica miss each other's locks. This
 * happens with three replicas, not with two or four. Some locks are never released.
 *
 * Two transactions run at the same time. Each item begins with version 0, but its last replica may be stale: version 0
 * was written by a majority without that replica.
 */
import type { Operation } from '../../../impl/baselines/scalaris/messages.ts';
import type { Scalaris } from '../../../impl/baselines/scalaris/protocol.ts';
import { booted, type Config, type Rules } from '../../../impl/baselines/scalaris/state.ts';
import { scalaris } from '../../../impl/baselines/scalaris/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../../model-check/scenario.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always, type Properties, reachable } from '../../../spec/kernel/spec.ts';
import { judge } from '../../../spec/serialisability/judgement.ts';
import { holds, violates } from '../../expectations.ts';
import { holdsNoLock, isAtRest, type Outcomes, outcomes } from './refinement.ts';

type ScalarisWorld = World<Scalaris, Outcomes>;

const read = (item: string): Operation => ({ type: 'read', item, version: 0 });
const write = (item: string): Operation => ({ type: 'write', item, version: 0 });

/** Each reads what the other writes. */
const CROSSING: Transactions = [
  [read('x'), write('y')],
  [read('y'), write('x')],
];

const serialisable: Properties<ScalarisWorld> = {
  committedTransactionsAreSerialisable: always(
    ({ history }) => judge(history).verdict !== 'not serialisable',
    'Some serial order of the committed transactions explains what each has read.',
    ({ history }) => {
      const told = history
        .filter(({ outcome }) => outcome === 'committed')
        .map(
          ({ id, operations }) =>
            `${id} ${operations.map(({ type, item, version }) => `${type}s version ${version} of ${item}`).join(', ')}`,
        );
      return `no serial order explains that ${told.join('; ')}`;
    },
  ),
  aTransactionCommits: reachable(({ history }) => history.some(({ outcome }) => outcome === 'committed')),
};

const unlocked: Properties<ScalarisWorld> = {
  noLockIsLeft: always(
    (world) => !isAtRest(world) || world.nodes.every(({ state }) => holdsNoLock(state)),
    'When every client has been told and no message is under way, no replica is locked.',
    ({ nodes }) =>
      `a replica of node ${nodes
        .filter(({ state }) => !holdsNoLock(state))
        .map(({ id }) => id)
        .join(' and of node ')} is locked`,
  ),
};

/** The third of three replicas is stale. Each manager reaches it and one other replica, to keep the states few. */
const THREE = {
  transactions: CROSSING,
  replicas: 3,
  isLastStale: true,
  reached: [
    { x: [1, 3], y: [1, 3] },
    { x: [2, 3], y: [2, 3] },
  ],
  properties: serialisable,
} as const;

export const scalarisScenarios: readonly Scenario[] = [
  transactions({
    instance: 'write-skew/f-3',
    teaches: 'With one of three replicas stale, two transactions both commit, each of which has overwritten what the other has read.',
    ...THREE,
    cost: 'fast',
    expect: violates('committedTransactionsAreSerialisable', 18),
  }),
  transactions({
    instance: 'write-skew/f-3/current-reads',
    teaches: "If a stale replica refuses to prepare reads, two transactions that overwrite each other's reads never both commit.",
    ...THREE,
    // A read that the stale replica refuses needs both other replicas.
    reached: [
      { x: [1, 2, 3], y: [1, 3] },
      { x: [2, 3], y: [1, 2, 3] },
    ],
    rules: 'currentReads',
    cost: 'slow',
    expect: holds(340_858, 2_179_277, 33),
  }),
  transactions({
    instance: 'write-skew/f-3/locked-stale-writes',
    teaches: "If a stale replica respects its read locks, two transactions that overwrite each other's reads never both commit.",
    ...THREE,
    rules: 'lockedStaleWrites',
    cost: 'fast',
    expect: holds(16_312, 82_555, 23),
  }),
  transactions({
    instance: 'write-skew/f-2',
    teaches:
      "With two replicas no majority misses one, so none is stale: two transactions that overwrite each other's reads never both commit.",
    transactions: CROSSING,
    replicas: 2,
    isLastStale: false,
    properties: serialisable,
    cost: 'slow',
    expect: holds(232_607, 1_291_003, 27),
  }),
  transactions({
    instance: 'write-skew/f-4',
    teaches:
      'With one of four replicas stale, two majorities share another replica, which lets only one of two conflicting transactions commit.',
    transactions: CROSSING,
    replicas: 4,
    isLastStale: true,
    reached: [
      { x: [1, 2, 4], y: [1, 2, 4] },
      { x: [2, 3, 4], y: [2, 3, 4] },
    ],
    properties: serialisable,
    cost: 'slow',
    expect: holds(4_343_166, 32_834_949, 39),
  }),
  transactions({
    instance: 'lost-update/f-3',
    teaches: 'At most one of two transactions that write the same item commits, even if a replica is stale.',
    transactions: [[write('x')], [write('x')]],
    replicas: 3,
    isLastStale: true,
    properties: serialisable,
    cost: 'fast',
    expect: holds(7462, 28_907, 21),
  }),
  transactions({
    instance: 'leaked-lock/stale-read',
    teaches: 'A stale replica prepares a read and never releases the lock: it looks for the lock by a version that it does not have.',
    transactions: [[read('x')]],
    replicas: 3,
    isLastStale: true,
    properties: unlocked,
    cost: 'fast',
    expect: violates('noLockIsLeft', 10),
  }),
  transactions({
    instance: 'leaked-lock/refused-write',
    teaches: 'A current replica that has prepared a read and refused a write that commits may keep the read lock for ever.',
    transactions: [[read('x')], [write('x')]],
    replicas: 3,
    isLastStale: false,
    properties: unlocked,
    cost: 'fast',
    expect: violates('noLockIsLeft', 20),
  }),
];

type Transactions = readonly (readonly Operation[])[];

interface Instance extends Pick<ProtocolScenario<Scalaris>, 'teaches' | 'cost' | 'expect'> {
  readonly instance: string;
  readonly transactions: Transactions;
  readonly replicas: number;
  readonly isLastStale: boolean;
  /** By transaction and item: the replicas that the manager reaches, counted from 1; all if omitted. */
  readonly reached?: readonly Readonly<Record<string, readonly number[]>>[];
  readonly rules?: Rules;
  readonly properties: Properties<ScalarisWorld>;
}

/** Managers have the ids from 1 on; the replicas of the first item from 11 on, of the second from 21 on. */
function transactions({
  instance,
  transactions: all,
  replicas: count,
  isLastStale,
  reached = [],
  rules = 'asCoded',
  ...rest
}: Instance): Scenario {
  const items = [...new Set(all.flat().map(({ item }) => item))].sort();
  const places = Array.from({ length: count }, (_, place) => place + 1);
  const replicas = Object.fromEntries(items.map((item, number) => [item, places.map((place) => 10 * (number + 1) + place)]));
  const versionAt = (id: NodeId) => (isLastStale && id % 10 === count ? -1 : 0);
  const unreached = reached.flatMap((some, number) =>
    items.flatMap((item) => replicas[item].filter((id) => !some[item].includes(id % 10)).map((id) => [number + 1, id] as const)),
  );
  return scenario<Scalaris, Outcomes>({
    name: `baselines/scalaris/${instance}`,
    protocol: scalaris,
    nodes: [
      ...all.map((_, number) => running(number + 1, { role: 'manager', replicas })),
      ...Object.values(replicas)
        .flat()
        .map((id) => running(id, { role: 'replica', rules, version: versionAt(id) })),
    ],
    requests: all.map((operations, number) => ({ at: number + 1, request: { type: 'commit', operations } })),
    network: 'unordered',
    unreachable: unreached,
    history: outcomes,
    ...rest,
  });
}

function running(id: NodeId, config: Config): ScenarioNode<Scalaris> {
  return { id, config, running: booted(config) };
}
