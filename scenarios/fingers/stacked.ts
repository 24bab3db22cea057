/** Fingers on a ring, both on each node: the ring speaks at the times, and in the order, of a real ring. */
import { watched } from '../../impl/fingers/knowledge.ts';
import type { Fingers } from '../../impl/fingers/protocol.ts';
import { member } from '../../impl/fingers/state.ts';
import { fingers } from '../../impl/fingers/step.ts';
import type { NodeId, Protocol } from '../../impl/kernel/protocol.ts';
import type { Stacked } from '../../impl/stack/layered.ts';
import { running, stack } from '../../impl/stack/stack.ts';
import { type ProtocolScenario, type Scenario, type ScenarioNode, scenario } from '../../model-check/scenario.ts';
import type { World } from '../../model-check/world/world.ts';
import type { Overlay } from '../../spec/fingers/overlay.ts';
import { everyQuestionIsAnswered, fingerProperties, fingersAreOrWereMembers } from '../../spec/fingers/properties.ts';
import { allThrough, type Properties, reachable, through } from '../../spec/kernel/spec.ts';
import { holds, violates } from '../expectations.ts';
import { CHORD } from './nodes.ts';
import { type Heard, heardAbove, messagesAbove, overlay } from './refinement.ts';
import { type StandInRing, standInRing } from './stand-in-ring.ts';

type FingersOnRing = Stacked<StandInRing, Fingers>;
type StackedWorld = World<FingersOnRing, Heard>;

const fingersOnRing: Protocol<FingersOnRing> = stack(standInRing, fingers, { rise: (output) => output, descend: () => null });

export const stackedFingerScenarios: readonly Scenario[] = [
  join({
    instance: 'join',
    teaches: 'On a ring that lets a node in, lookups before, during and after the join are answered once, each by an owner.',
    properties: {
      ...allThrough(overlayOf, { ...fingerProperties, everyQuestionIsAnswered: everyQuestionIsAnswered(2) }),
      theLookupMeetsTheJoin: reachable(
        ({ nodes, messages }) =>
          nodes.some(({ state }) => state.upper.waiting.length > 0) && messages.some(({ message }) => message.type === 'lower'),
        'A lookup waits while the join is under way.',
      ),
    },
    cost: 'fast',
    expect: holds(135, 306, 13),
  }),
  join({
    instance: 'table-of-members',
    teaches: 'On a ring, too, a finger need not be a member yet: the successor hears of a newcomer first.',
    properties: { fingersAreOrWereMembers: through(overlayOf, fingersAreOrWereMembers) },
    cost: 'fast',
    expect: violates('fingersAreOrWereMembers', 5),
  }),
];

interface Join extends Pick<ProtocolScenario<FingersOnRing, Heard>, 'teaches' | 'cost' | 'expect'> {
  readonly instance: string;
  readonly properties: Properties<StackedWorld>;
}

/** Node 4 joins the ring of 0, 8 and 12 through 8. */
function join({ instance, ...rest }: Join): Scenario {
  return scenario<FingersOnRing, Heard>({
    name: `fingers/on-a-ring/${instance}`,
    protocol: fingersOnRing,
    nodes: [...ring([0, 8, 12]), { id: 4, config: { lower: { successor: 8 }, upper: CHORD } }],
    requests: [
      { at: 0, request: { type: 'upper', inner: { type: 'lookup', key: 3 } } },
      { at: 4, request: { type: 'upper', inner: { type: 'lookup', key: 10 } } },
    ],
    network: 'unordered',
    history: heardAbove(),
    ...rest,
  });
}

function ring(members: readonly NodeId[]): readonly ScenarioNode<FingersOnRing>[] {
  return members.map((id, place) => {
    const predecessor = members[(place + members.length - 1) % members.length];
    const successor = members[(place + 1) % members.length];
    const upper = member(id, predecessor, successor, members, CHORD);
    const state = running<StandInRing, Fingers>({ lower: { predecessor, successor }, upper }, { lower: [], upper: watched(upper) });
    return { id, config: { lower: { successor }, upper: CHORD }, running: state, monitored: watched(upper) };
  });
}

/** The ring speaks within the nodes here, so the nodes that it has named are read from its own state. */
function overlayOf(world: StackedWorld): Overlay {
  return overlay({
    nodes: world.nodes.map(({ id, status, state }) => ({ id, status, state: state.upper })),
    messages: messagesAbove(world.messages),
    history: {
      ...world.history,
      named: world.nodes.flatMap(({ id, state }) => {
        const { predecessor, successor } = state.lower;
        return predecessor === null ? [] : [id, predecessor, successor];
      }),
    },
  });
}
