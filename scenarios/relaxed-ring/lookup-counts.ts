/** Several lookups at once, equal or not, while the ring changes: each client is answered at most as often as it has asked. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { ClientEvent, World } from '../../model-check/world/world.ts';
import { always, type Properties, reachable, recoverable } from '../../spec/kernel/spec.ts';
import { soundBooks } from '../../spec/relaxed-ring/books.ts';
import { restProperties } from '../../spec/relaxed-ring/rest.ts';
import { holds } from '../expectations.ts';
import { newcomers, perfectRing, type RingNode, staysUp } from './nodes.ts';
import { onTheBooks } from './ring-scenario.ts';

/** Of one client and one key: how often it has asked, and how often it was told. */
interface Account {
  readonly client: NodeId;
  readonly key: number;
  readonly asked: number;
  readonly told: number;
}

type CountingWorld = World<RelaxedRing, readonly Account[]>;

interface Counting extends Pick<ProtocolScenario<RelaxedRing>, 'teaches' | 'cost' | 'expect' | 'faults'> {
  readonly instance: string;
  readonly nodes: readonly RingNode[];
  readonly questions: readonly (readonly [client: NodeId, key: number])[];
  readonly also: Properties<CountingWorld>;
}

const neverToldMoreThanAsked = always<CountingWorld>(
  ({ history }) => history.every(({ asked, told }) => told <= asked),
  'No client is told more often than it has asked, nor of a key that it has not asked for.',
);

const everyQuestionIsAnswered = recoverable<CountingWorld>(
  ({ history }) => history.every(({ asked, told }) => asked > 0 && told === asked),
  'Each question can still be answered, however many are equal.',
);

const twiceTold = reachable<CountingWorld>(
  ({ history }) => history.some(({ told }) => told === 2),
  'A client has two answers to two equal questions.',
);

const aQuestionIsLost = reachable<CountingWorld>(
  ({ history, quiet, nodes }) =>
    quiet &&
    history.some(({ asked, told }) => told < asked) &&
    nodes.every(({ status, state }) => status === 'down' || (state.status === 'member' && state.held.length === 0)),
  'A question has gone down with a node.',
);

export const countedLookupScenarios: readonly Scenario[] = [
  counting({
    instance: 'lookup/equal/2+1',
    teaches: 'Two equal lookups of one client get two answers, even when they wait in the stash of a newcomer.',
    nodes: [...perfectRing([0, 8]), ...newcomers([4], 8)],
    questions: [
      [0, 3],
      [0, 3],
      [4, 7],
      [4, 7],
    ],
    also: { everyQuestionIsAnswered, twiceTold },
    cost: 'fast',
    expect: holds(1424, 5013, 18),
  }),
  counting({
    instance: 'lookup/crash/2+1-twice',
    teaches: 'Two of three nodes crash, one of them perhaps while it joins: a lookup is answered once, or lost with a node.',
    nodes: [...perfectRing([0, 8]), ...newcomers([4], 8)].map((node) => (node.id === 0 ? staysUp(node) : node)),
    questions: [[0, 3]],
    faults: { crash: 2 },
    also: {
      aQuestionIsLost,
      aCrashIsNoticed: reachable<CountingWorld>((world) => someoneIsMissed(world), 'A member suspects a node that is down.'),
    },
    cost: 'fast',
    expect: holds(16_413, 50_864, 19),
  }),
];

function counting({ instance, nodes, questions, also, ...rest }: Counting): Scenario {
  return scenario<RelaxedRing, readonly Account[]>({
    name: `relaxed-ring/${instance}`,
    protocol: relaxedRing,
    nodes,
    requests: questions.map(([at, key]) => ({ at, request: { type: 'lookup', key } })),
    network: 'unordered',
    history: { initial: accounts(questions), after: counted },
    properties: { neverToldMoreThanAsked, ...onTheBooks(rest, { ...soundBooks, ...restProperties }), ...also },
    ...rest,
  });
}

function accounts(questions: Counting['questions']): readonly Account[] {
  const different = questions.filter(([client, key], i) => questions.findIndex((other) => other[0] === client && other[1] === key) === i);
  return different.map(([client, key]) => ({ client, key, asked: 0, told: 0 }));
}

/** An answer that nobody has asked for counts for every client, so that each is told once too often. */
function counted(all: readonly Account[], event: ClientEvent<RelaxedRing>): readonly Account[] {
  if (event.type === 'request') {
    const { request } = event;
    return request.type !== 'lookup'
      ? all
      : all.map((each) => (isOf(each, event.node, request.key) ? { ...each, asked: each.asked + 1 } : each));
  }
  const { output } = event;
  if (output.type !== 'found') return all;
  const isExpected = all.some((each) => isOf(each, event.node, output.key));
  return all.map((each) => (isOf(each, event.node, output.key) || !isExpected ? { ...each, told: each.told + 1 } : each));
}

function isOf({ client, key }: Account, node: NodeId, asked: number): boolean {
  return client === node && key === asked;
}

function someoneIsMissed({ nodes }: CountingWorld): boolean {
  const isDown = (other: NodeId) => nodes.some(({ id, status }) => id === other && status === 'down');
  return nodes.some(({ status, state }) => status === 'up' && state.status === 'member' && state.suspected.some(isDown));
}
