/** Lookups while nodes join and leave by locks, as clients see them. */
import type { Dks } from '../../../impl/baselines/dks/protocol.ts';
import { dks } from '../../../impl/baselines/dks/step.ts';
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../../model-check/scenario.ts';
import type { ClientEvent, Envelope, World } from '../../../model-check/world/world.ts';
import { always, type Properties, reachable, recoverable, step } from '../../../spec/kernel/spec.ts';
import { responsibleFor } from '../../../spec/lookup-consistency/responsibility.ts';
import { responsibilities } from '../../../spec/relaxed-ring/ring.ts';
import { holds, violates } from '../../expectations.ts';
import { ringOf } from '../../relaxed-ring/refinement.ts';
import { leaving, newcomers, perfectRing } from './nodes.ts';

/** All clients ask for this key, once each. */
const KEY = 3;

/** `owner` has told `asker` that it is responsible for the key. */
interface Answer {
  readonly owner: NodeId;
  readonly asker: NodeId;
}

/** The answers that clients were given, in order. */
type Answers = readonly Answer[];

type LookupWorld = World<Dks, Answers>;

/** "No hole", as a client sees it: the right node answers, even if the key moves meanwhile. */
function clientProperties(clients: readonly NodeId[]): Properties<LookupWorld> {
  return {
    onlyTheResponsibleNodeAnswers: step(
      (before, after) => newAnswers(before, after).every(({ owner }) => ownersOf(after).includes(owner)),
      'A node that answers is responsible for the key when it answers.',
    ),
    noQuestionIsAnsweredTwice: always(
      ({ history }) => new Set(history.map(({ asker }) => asker)).size === history.length,
      'Each question is answered at most once.',
    ),
    everyQuestionIsAnswered: recoverable(
      ({ history }) => history.length === clients.length,
      'Each question is answered in the end, even if keys move meanwhile.',
      ({ history }) => {
        const waiting = clients.filter((client) => !history.some(({ asker }) => asker === client));
        return `no answer for key ${KEY} reaches node ${waiting.join(', node ')}`;
      },
    ),
    aQuestionIsPassedOn: reachable(
      (world) => world.messages.some((envelope) => isPassedOn(world, envelope)),
      'A question from a node that does not know its neighbours yet is passed to the right node.',
    ),
  };
}

export const dksLookupScenarios: readonly Scenario[] = [
  lookups({
    instance: 'lookup/join',
    teaches: 'A lookup for a key that moves to a newcomer is answered once, by the owner at that moment.',
    joiners: [4],
    clients: [0, 8],
    expect: holds(326, 664, 19),
  }),
  lookups({
    instance: 'lookup/leave',
    teaches: 'A leaver passes a lookup on after its keys, and the new owner answers the lookup once.',
    leavers: [8],
    clients: [0, 12],
    expect: holds(241, 470, 15),
  }),
  lookups({
    instance: 'lookup/join-and-leave',
    teaches: 'A key moves to a newcomer and from a leaver, in either order: a lookup is answered once, by the owner at that moment.',
    joiners: [4],
    leavers: [8],
    clients: [0],
    expect: holds(418, 879, 20),
  }),
  lookups({
    instance: 'lookup/2-joins-and-leave',
    teaches: 'Two nodes join, one leaves, and two clients ask, one at a node that may not have joined yet: each client is answered once.',
    joiners: [4, 6],
    leavers: [8],
    clients: [0, 4],
    cost: 'slow',
    expect: holds(28_881, 87_913, 36),
  }),
  lookups({
    instance: 'broken-link/lookup',
    teaches: 'When a DKS join never ends, lookups are still answered: the locked node passes them to the newcomer.',
    joiners: [4],
    clients: [8, 12],
    unreachable: [[0, 4]],
    expect: holds(171, 312, 19),
  }),
  lookups({
    instance: 'unordered/join',
    teaches:
      'A DKS join needs no order of messages: a lookup that arrives before the keys, or after the last message, goes round the ring again.',
    joiners: [4],
    clients: [0],
    network: 'unordered',
    expect: holds(72, 119, 14),
  }),
  lookups({
    instance: 'unordered/leave',
    teaches: "A DKS leave needs links that keep order: a lookup that is overtaken by its sender's last message finds nobody.",
    leavers: [8],
    clients: [0],
    network: 'unordered',
    expect: violates('everyQuestionIsAnswered', 7),
  }),
];

interface Lookups extends Pick<ProtocolScenario<Dks>, 'teaches' | 'expect' | 'unreachable'> {
  readonly instance: string;
  readonly joiners?: readonly NodeId[];
  readonly leavers?: readonly NodeId[];
  /** The nodes at which clients ask: none that leaves, for what it has asked is lost with it. */
  readonly clients: readonly NodeId[];
  readonly network?: 'fifo' | 'unordered';
  readonly cost?: 'fast' | 'slow';
}

function lookups({ instance, joiners = [], leavers = [], clients, network = 'fifo', cost = 'fast', ...rest }: Lookups): Scenario {
  return scenario<Dks, Answers>({
    name: `baselines/dks/${instance}`,
    protocol: dks,
    nodes: [...perfectRing([0, 8, 12]), ...newcomers(joiners, 12)],
    requests: [...leaving(...leavers), ...clients.map((at) => ({ at, request: { type: 'lookup' as const, key: KEY } }))],
    network,
    history: { initial: [], after: remember },
    properties: clientProperties(clients),
    cost,
    ...rest,
  });
}

function remember(history: Answers, event: ClientEvent<Dks>): Answers {
  if (event.type === 'request' || event.output.type !== 'found') return history;
  return [...history, { owner: event.output.owner, asker: event.node }];
}

function ownersOf(world: LookupWorld): readonly NodeId[] {
  return responsibleFor(responsibilities(ringOf(world)), KEY);
}

/** The answers given in this transition. No node asks twice, so no two answers are equal. */
function newAnswers(before: LookupWorld, after: LookupWorld): Answers {
  const given = givenAnswers(before);
  return givenAnswers(after).filter((answer) => !given.some(({ asker }) => asker === answer.asker));
}

/** Answers on their way to another node, and all that have arrived. */
function givenAnswers({ messages, history }: LookupWorld): Answers {
  const sent = messages.flatMap(({ from, to, message }) => (message.type === 'found' ? [{ owner: from, asker: to }] : []));
  return [...sent, ...history];
}

/** Whether a leaver passes a lookup to its successor, or the successor of a newcomer passes one to the newcomer. */
function isPassedOn({ nodes }: LookupWorld, { from, to, message }: Envelope<Dks>): boolean {
  if (message.type !== 'lookup') return false;
  return nodes.some(({ id, state }) => {
    if (id !== from || state.status === 'joining') return false;
    return state.status === 'leaving' || (state.oldPredecessor !== null && state.predecessor === to);
  });
}
