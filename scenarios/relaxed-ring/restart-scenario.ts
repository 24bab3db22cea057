/** How the scenarios of nodes that restart are put together, and what must happen in them. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Message } from '../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import type { State } from '../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { successorsOf } from '../../impl/relaxed-ring/successor-list.ts';
import { type Scenario, scenario } from '../../model-check/scenario.ts';
import type { World } from '../../model-check/world/world.ts';
import { allThrough, type Properties, reachable, step } from '../../spec/kernel/spec.ts';
import { atMostOneResponsible, isPerfect, perfectRing } from '../../spec/relaxed-ring/properties.ts';
import { type Boots, livesInTalk, soundBoots, soundLives } from '../../spec/relaxed-ring/restart.ts';
import { holds } from '../expectations.ts';
import { booksOf, talkOf } from './books.ts';
import { perfectRing as perfectRingOf, type RingNode, staysUp } from './nodes.ts';
import { ringOf } from './refinement.ts';
import { type RingScenario, type RingWorld, ringScenario } from './ring-scenario.ts';

/** A message is on its way to a life that is over, though its receiver is up. */
export const anEarlierLifeIsMeant = reachable<RingWorld>(
  ({ nodes, messages }) =>
    messages.some(({ to, message }) => {
      const receiver = nodes.find(({ id }) => id === to);
      if (receiver?.status !== 'up' || message.type === 'join' || message.type === 'lookup' || message.type === 'found') return false;
      return incarnationAt(message, to) < incarnationAt(receiver.state, to);
    }),
  'A message for an earlier life of a node arrives at a later one.',
);

export const aLeaverIsBack = reachable<RingWorld>(
  ({ nodes }) =>
    nodes.some(({ id, status, state }) => status === 'up' && incarnationAt(state, id) > 1) &&
    nodes.some(({ state }) => state.status === 'member' && state.suspected.includes(8)),
  'A node that has left is up again, and a member still knows it as gone.',
);

/** This number of crashes, each of which a restart may follow. */
export function restarts(restart: number): NonNullable<RingScenario['faults']> {
  return { crash: restart, restart };
}

/** The parts in which one scenario of restarts differs from another. */
interface Restart extends Pick<RingScenario, 'instance' | 'teaches' | 'requests' | 'required' | 'slowTimers' | 'atRest' | 'seen'> {
  readonly nodes: readonly RingNode[];
  readonly network?: RingScenario['network'];
  readonly faults?: RingScenario['faults'];
  readonly cost?: RingScenario['cost'];
  /** Whether failure detectors fail to tell incarnations apart. */
  readonly unnoticed?: true;
  readonly expect: NonNullable<RingScenario['expect']>;
}

/** Comparing the messages of two states takes longer than making the states. */
const MOST_STEPS_WITH_TALK = 1000;

const soundMachines: Properties<RingWorld> = {
  ...allThrough(bootsOf, soundBoots),
  ...allThrough((world: RingWorld) => booksOf(world), soundLives),
};

const soundTalk: Properties<RingWorld> = allThrough((world: RingWorld) => talkOf(world), livesInTalk);

export function restart({ nodes, instance, network = 'unordered', faults, cost = 'fast', unnoticed, seen, ...rest }: Restart): Scenario {
  const { expect } = rest;
  const isSmall = expect.verdict === 'holds' && expect.generated <= MOST_STEPS_WITH_TALK;
  const judged: Properties<RingWorld> = expect.verdict === 'violates' ? {} : { ...soundMachines, ...(isSmall && soundTalk) };
  return ringScenario(nodes, {
    instance: `restart/${instance}`,
    network,
    cost,
    faults: faults ?? { crash: 1, restart: 1 },
    ...(unnoticed === undefined && { detectsRestarts: true }),
    seen: { ...judged, ...seen },
    ...rest,
  });
}

/** These nodes as they keep their incarnation on disk, and ask all others to be let in again. Only those of `mortal` crash. */
export function restarting(nodes: readonly RingNode[], ...mortal: readonly NodeId[]): readonly RingNode[] {
  const members = nodes.flatMap(({ id, running }) => (running === undefined ? [] : [id]));
  return nodes.map((node) => {
    const contacts = node.running === undefined ? node.config.contacts : members.filter((id) => id !== node.id);
    const config = { ...node.config, contacts, mayRestart: true as const };
    const kept: RingNode = { ...node, config, ...(node.running && { running: { ...node.running, config } }) };
    return mortal.includes(node.id) ? kept : staysUp(kept);
  });
}

export function bootsOf({ nodes }: RingWorld): Boots {
  return {
    boots: nodes.map(({ id, status, state, durable }) => ({
      id,
      isDown: status === 'down',
      incarnation: incarnationAt(state, id),
      onDisk: durable?.incarnation ?? 0,
      beside: besideOf(state),
      kept: durable?.known ?? [],
      mostKept: state.config.successorListLength + 1,
    })),
  };
}

function besideOf(state: State): readonly NodeId[] {
  if (state.status !== 'member' || state.config.refoundAfter === undefined) return [];
  return [state.predecessor, ...successorsOf(state)].filter((node) => node !== state.self);
}

/** The incarnation of `node` by a state or a message. */
function incarnationAt({ lives = [] }: Pick<RingWorld['nodes'][number]['state'], 'lives'>, node: NodeId): number {
  return lives.find((life) => life.node === node)?.incarnation ?? 1;
}

/** A node as it was before incarnations: each boot counts as its first. */
export function forgetful(node: RingNode): RingNode {
  const contacts = [0, 8, 12].filter((id) => id !== node.id);
  return { ...node, config: { ...node.config, contacts }, ...(node.id !== 8 && { neverCrashes: true }) };
}

/** The node is a member of a perfect ring of all nodes that are up, in that life or a later one. */
export function aLaterLifeIsIn(id: NodeId, incarnation = 2, members = 1): Properties<RingWorld> {
  return {
    [`life${incarnation}OfNode${id}IsIn`]: reachable<RingWorld>(
      (world) => {
        const node = world.nodes.find((each) => each.id === id);
        const ring = ringOf(world);
        return node?.status === 'up' && incarnationAt(node.state, id) >= incarnation && isPerfect(ring) && ring.peers.length >= members;
      },
      `Node ${id} has restarted ${incarnation - 1} times at least, and is part of a perfect ring.`,
    ),
  };
}

/** Both kinds of restart: before any neighbour has suspected the node, and after its keys were taken. */
export function aRestartOf(id: NodeId): Properties<RingWorld> {
  const isBack = ({ nodes }: RingWorld) =>
    nodes.some((node) => node.id === id && node.status === 'up' && node.state.status === 'joining' && incarnationAt(node.state, id) > 1);
  const members = ({ nodes }: RingWorld) =>
    nodes.flatMap(({ status, state }) => (status === 'up' && state.status === 'member' ? [state] : []));
  return {
    aQuickRestart: reachable<RingWorld>(
      (world) =>
        isBack(world) &&
        members(world).some(({ successor }) => successor === id) &&
        members(world).every(({ suspected }) => !suspected.includes(id)),
      `Node ${id} has restarted, and no member suspects its earlier life.`,
    ),
    aSlowRestart: reachable<RingWorld>(
      (world) => isBack(world) && members(world).every(({ predecessor, successor }) => predecessor !== id && successor !== id),
      `Node ${id} has restarted, and another one has its keys.`,
    ),
  };
}

/** The world, with the number of answers that clients have been told. */
type AskedWorld = World<RelaxedRing, number>;

/** A member asks for a key, and restarts. */
export function lookupBeforeRestart(): Scenario {
  return scenario<RelaxedRing, number>({
    name: 'relaxed-ring/restart/lookup/3',
    teaches: 'The answer to a lookup reaches the life that has asked, or nobody.',
    cost: 'fast',
    protocol: relaxedRing,
    nodes: restarting(perfectRingOf([0, 8, 12]), 8),
    requests: [{ at: 8, request: { type: 'lookup', key: 10 } }],
    network: 'unordered',
    faults: restarts(1),
    detectsRestarts: true,
    history: { initial: 0, after: (told, event) => (event.type === 'output' && event.output.type === 'found' ? told + 1 : told) },
    properties: {
      ...allThrough((world: AskedWorld) => ringOf(world), { atMostOneResponsible, perfectRing }),
      answersReachTheLifeThatAsked: step<AskedWorld>(
        (before, after) => after.history === before.history || lateAnswers(before).length === lateAnswers(after).length,
        'A node tells its client no answer that an earlier life of the node has asked for.',
      ),
      anAnswerComesTooLate: reachable<AskedWorld>(
        (world) => lateAnswers(world).length > 0,
        'An answer is on its way to a node that has restarted since it has asked.',
      ),
      aLaterLifeIsAnswered: reachable<AskedWorld>(
        ({ nodes, history }) => history > 0 && nodes.some(({ id, state }) => incarnationAt(state, id) > 1),
        'A client of a node that has restarted gets an answer.',
      ),
    },
    expect: holds(774, 2189, 17),
  });
}

function lateAnswers({ nodes, messages }: AskedWorld): readonly Message[] {
  return messages.flatMap(({ to, message }) => {
    const receiver = nodes.find(({ id }) => id === to);
    if (message.type !== 'found' || receiver?.status !== 'up') return [];
    return (message.incarnation ?? 1) === incarnationAt(receiver.state, to) ? [] : [message];
  });
}
