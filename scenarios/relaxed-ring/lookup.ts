/** Lookups while nodes join: the guarantees to a client, as seen from outside. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { ClientEvent, World } from '../../model-check/world/world.ts';
import { steps } from '../../spec/identifier-space/interval.ts';
import { always, type Properties, reachable, recoverable, step } from '../../spec/kernel/spec.ts';
import { responsibleFor } from '../../spec/lookup-consistency/responsibility.ts';
import { soundBooks } from '../../spec/relaxed-ring/books.ts';
import { restProperties } from '../../spec/relaxed-ring/rest.ts';
import { responsibilities } from '../../spec/relaxed-ring/ring.ts';
import { holds } from '../expectations.ts';
import { KEYS, newcomers, perfectRing } from './nodes.ts';
import { ringOf } from './refinement.ts';
import { onTheBooks } from './ring-scenario.ts';

interface Question {
  readonly node: NodeId;
  readonly key: number;
  /** The owner nearest to the key that any client had been told when this question was asked. */
  readonly knownOwner: NodeId | null;
}

interface Answer extends Question {
  readonly owner: NodeId;
}

interface GivenAnswer {
  readonly owner: NodeId;
  readonly asker: NodeId;
  readonly key: number;
}

/** The questions of the clients, and the answers to them. */
interface Lookups {
  readonly open: readonly Question[];
  readonly answered: readonly Answer[];
}

type LookupWorld = World<RelaxedRing, Lookups>;

function clientProperties(questions: number): Properties<LookupWorld> {
  return {
    onlyTheResponsibleNodeAnswers: step(
      (before, after) => newAnswers(before, after).every(({ owner, key }) => isResponsible(after, owner, key)),
      'A node that answers is responsible for the key when it answers (slide 18).',
    ),
    noAnswerIsOlderThanOneKnownBefore: always(
      ({ history }) => history.answered.every(isNoStepBack),
      'A client that asks after another one was answered is not told of an earlier owner.',
    ),
    noQuestionIsAnsweredTwice: always(
      ({ history }) => new Set(history.answered.map(({ node, key }) => `${node} ${key}`)).size === history.answered.length,
      'Each question is answered at most once.',
    ),
    everyQuestionIsAnswered: recoverable(
      ({ history }) => history.answered.length === questions,
      'A lookup that meets a join waits for it, and is answered in the end.',
    ),
    twoOwnersInTurn: reachable(
      ({ history }) => new Set(history.answered.map(({ owner }) => owner)).size > 1,
      'Two clients are told two owners of one key: each was the owner when it answered.',
    ),
  };
}

export const lookupScenarios: readonly Scenario[] = [
  lookups({
    instance: 'during-2-joins',
    teaches: 'A lookup during joins is answered by the one responsible node, exactly once, however long its way through the bush.',
    clients: [0, 4],
    cost: 'fast',
    expect: holds(1608, 3994, 19),
  }),
  lookups({
    instance: 'during-2-joins/3-clients',
    teaches: 'When several clients ask for one key during joins, no client is told an earlier owner than another client was told already.',
    clients: [0, 8, 4],
    cost: 'slow',
    expect: holds(34_118, 100_656, 25),
  }),
];

interface Clients extends Pick<ProtocolScenario<RelaxedRing>, 'teaches' | 'cost' | 'expect'> {
  readonly instance: string;
  /** The nodes at which clients ask. */
  readonly clients: readonly NodeId[];
}

/** The clients ask for key 4. Two joins take it from node 8 to node 4, at once or by way of node 6. */
function lookups({ instance, clients, ...rest }: Clients): Scenario {
  return scenario<RelaxedRing, Lookups>({
    name: `relaxed-ring/lookup/${instance}`,
    protocol: relaxedRing,
    nodes: [...perfectRing([0, 8]), ...newcomers([4, 6], 8)],
    requests: clients.map((at) => ({ at, request: { type: 'lookup', key: 4 } })),
    network: 'unordered',
    history: { initial: { open: [], answered: [] }, after: remember },
    properties: { ...clientProperties(clients.length), ...onTheBooks(rest, { ...soundBooks, ...restProperties }) },
    ...rest,
  });
}

function remember(history: Lookups, event: ClientEvent<RelaxedRing>): Lookups {
  if (event.type === 'request') {
    if (event.request.type !== 'lookup') return history;
    const { key } = event.request;
    return { ...history, open: [...history.open, { node: event.node, key, knownOwner: nearestKnownOwner(history, key) }] };
  }
  if (event.output.type !== 'found') return history;
  const { key, owner } = event.output;
  const question = history.open.find((each) => each.node === event.node && each.key === key);
  const asked = question ?? { node: event.node, key, knownOwner: null };
  return { open: history.open.filter((each) => each !== question), answered: [...history.answered, { ...asked, owner }] };
}

function nearestKnownOwner(history: Lookups, key: number): NodeId | null {
  const known = history.answered.filter((answer) => answer.key === key).map(({ owner }) => owner);
  return known.reduce<NodeId | null>((nearest, owner) => (nearest === null || isNearer(owner, nearest, key) ? owner : nearest), null);
}

/** While nodes only join, a key only ever moves to an owner that is nearer to it. */
function isNoStepBack({ owner, knownOwner, key }: Answer): boolean {
  return knownOwner === null || owner === knownOwner || isNearer(owner, knownOwner, key);
}

function isNearer(owner: NodeId, other: NodeId, key: number): boolean {
  return steps(key, owner, KEYS) < steps(key, other, KEYS);
}

function isResponsible(world: LookupWorld, node: NodeId, key: number): boolean {
  return responsibleFor(responsibilities(ringOf(world)), key).includes(node);
}

/** The answers given in this transition. No node asks for the same key twice, so no two are equal. */
function newAnswers(before: LookupWorld, after: LookupWorld): readonly GivenAnswer[] {
  const given = givenAnswers(before);
  return givenAnswers(after).filter((answer) => !given.some((each) => each.asker === answer.asker && each.key === answer.key));
}

/** Answers on their way to another node, and those that a node gave to its own client. */
function givenAnswers(world: LookupWorld): readonly GivenAnswer[] {
  const sent = world.messages.flatMap(({ from, to, message }) =>
    message.type === 'found' ? [{ owner: from, asker: to, key: message.key }] : [],
  );
  const own = world.history.answered
    .filter(({ node, owner }) => node === owner)
    .map(({ node, key }) => ({ owner: node, asker: node, key }));
  return [...sent, ...own];
}
