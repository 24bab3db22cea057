/**
 * Scalaris' rules for validation and locks: two majorities that have only a stale replica in common do not see each
 * other. That can be with three replicas, not with two or four. And locks are left over.
 *
 * Two transactions at the same time. Version 0 of each item is there in the beginning, but the last replica may be stale:
 * the earlier transaction that wrote version 0 had a majority without it.
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

/** Of three replicas, the third is stale; each of the managers reaches it, and one other. The fewer, the fewer states. */
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
    teaches: 'With three replicas, one of them stale, two transactions commit of which each has overwritten what the other has read.',
    ...THREE,
    cost: 'fast',
    expect: violates('committedTransactionsAreSerialisable', 18),
  }),
  transactions({
    instance: 'write-skew/f-3/current-reads',
    teaches: 'Repaired: when a stale replica prepares no read, the two transactions do not both commit.',
    ...THREE,
    // A read that the stale replica refuses needs both of the others.
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
    teaches: 'Repaired otherwise: when a stale replica minds its read locks, the two transactions do not both commit.',
    ...THREE,
    rules: 'lockedStaleWrites',
    cost: 'fast',
    expect: holds(16_312, 82_555, 23),
  }),
  transactions({
    instance: 'write-skew/f-2',
    teaches: 'With two replicas, both are the majority, so none is stale, and the two transactions do not both commit.',
    transactions: CROSSING,
    replicas: 2,
    isLastStale: false,
    properties: serialisable,
    cost: 'slow',
    expect: holds(232_607, 1_291_003, 27),
  }),
  transactions({
    instance: 'write-skew/f-4',
    teaches: 'With four replicas, one of them stale, two majorities have another one in common, and it keeps the transactions apart.',
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
    teaches: 'Of two transactions that write the same item one commits at most, though a replica is stale.',
    transactions: [[write('x')], [write('x')]],
    replicas: 3,
    isLastStale: true,
    properties: serialisable,
    cost: 'fast',
    expect: holds(7462, 28_907, 21),
  }),
  transactions({
    instance: 'leaked-lock/stale-read',
    teaches: 'A stale replica prepares a read, and never finds the lock again, which it looks for by the version that it has not.',
    transactions: [[read('x')]],
    replicas: 3,
    isLastStale: true,
    properties: unlocked,
    cost: 'fast',
    expect: violates('noLockIsLeft', 10),
  }),
  transactions({
    instance: 'leaked-lock/refused-write',
    teaches: 'No replica is stale: one that has prepared a read, and refused a write that commits, may keep the lock of the read for ever.',
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
  /** By transaction, and by item: which replicas its manager reaches, counted from 1; left out: all of them. */
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
