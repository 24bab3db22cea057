/** How the scenarios of a ring that fails are put together, and what must happen in them. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Request } from '../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../impl/relaxed-ring/step.ts';
import { type ProtocolScenario, type Scenario, scenario } from '../../model-check/scenario.ts';
import type { World } from '../../model-check/world/world.ts';
import { allThrough, type Properties, reachable } from '../../spec/kernel/spec.ts';
import { answers } from '../../spec/relaxed-ring/answers.ts';
import { soundBooks } from '../../spec/relaxed-ring/books.ts';
import { soundChanges } from '../../spec/relaxed-ring/changes.ts';
import { duties } from '../../spec/relaxed-ring/duties.ts';
import { leavesInOrder } from '../../spec/relaxed-ring/leave.ts';
import { isPerfectAmongMembers, perfectRingOfMembers, structure } from '../../spec/relaxed-ring/properties.ts';
import { type Resting, restProperties } from '../../spec/relaxed-ring/rest.ts';
import { membersOf, type Ring } from '../../spec/relaxed-ring/ring.ts';
import { soundSteps } from '../../spec/relaxed-ring/steps.ts';
import { talkMakesSense } from '../../spec/relaxed-ring/talk.ts';
import { atomicRefinement } from './atomic-refinement.ts';
import { booksOf, talkOf } from './books.ts';
import type { RingNode } from './nodes.ts';
import { ringOf } from './refinement.ts';

export type RingWorld = World<RelaxedRing>;

/** The parts of a scenario of the ring, besides its nodes. */
export interface RingScenario
  extends Pick<
    ProtocolScenario<RelaxedRing>,
    | 'teaches'
    | 'cost'
    | 'expect'
    | 'faults'
    | 'detectsRestarts'
    | 'slowTimers'
    | 'partitions'
    | 'absent'
    | 'unreachable'
    | 'requests'
    | 'network'
  > {
  /** The name without `relaxed-ring/`. */
  readonly instance: string;
  readonly required: Properties<Ring>;
  /** The properties of the ring at rest. Omitted: all. */
  readonly atRest?: Properties<Resting>;
  /** States that must be reached, and properties that need more than the ring's pointers. */
  readonly seen?: Properties<RingWorld>;
}

/** Structure at every moment, and the way back to a perfect ring of all that are members by then. */
export const heals: Properties<Ring> = { ...structure, perfectRing: perfectRingOfMembers };

export function ringScenario(
  nodes: readonly RingNode[],
  { instance, required, atRest = restProperties, seen, ...rest }: RingScenario,
): Scenario {
  return scenario<RelaxedRing>({
    name: `relaxed-ring/${instance}`,
    protocol: relaxedRing,
    nodes,
    ...rest,
    refines: atomicRefinement(nodes, rest, required),
    properties: {
      ...allThrough(ringOf<RelaxedRing>, required),
      ...onTheBooks(rest, { ...soundBooks, ...atRest }),
      ...(nodes.some(isRefreshing) ? {} : inTheTalk(rest)),
      ...seen,
    },
  });
}

/**
 * The duties of every node on its own state, and on each change of that in one step. Judged in each scenario, except
 * those that exist to refute one property.
 */
export function onTheBooks<H = null>(
  { expect, unreachable }: Pick<ProtocolScenario<RelaxedRing, H>, 'expect' | 'unreachable'>,
  required: Properties<Resting>,
): Properties<World<RelaxedRing, H>> {
  if (expect?.verdict === 'violates') return {};
  return allThrough((world) => booksOf(world, unreachable), { ...soundChanges, ...required });
}

/** It asks its successor without news, which the duties on messages do not know. */
function isRefreshing({ config }: RingNode): boolean {
  return config.refreshAfterMs !== undefined;
}

/** Comparing the messages of two states takes longer than making the states. */
const MOST_STEPS_WITH_TALK = 6_000;

/**
 * The duties on the messages between nodes. Not judged where the network repeats, loses or never delivers messages:
 * then what is in flight does not show what was sent and heard.
 */
export function inTheTalk<H = null>({
  expect,
  faults = {},
  unreachable,
}: Pick<ProtocolScenario<RelaxedRing, H>, 'expect' | 'faults' | 'unreachable'>): Properties<World<RelaxedRing, H>> {
  const isSmall = expect?.verdict === 'holds' && expect.generated <= MOST_STEPS_WITH_TALK;
  const isPlain = [faults.duplicate, faults.drop, faults.partition, faults.restart, unreachable].every((each) => each === undefined);
  return isSmall && isPlain ? allThrough(talkOf, { ...talkMakesSense, ...soundSteps, ...duties, ...answers, ...leavesInOrder }) : {};
}

/** At rest, where a bush may stay: two cannot reach each other, or a message was lost. */
export const { restIsPerfect: _, ...restWithBushes } = restProperties;

export function leaves(at: NodeId): { readonly at: NodeId; readonly request: Request } {
  return { at, request: { type: 'leave' } };
}

/** A member that is up suspects a node that is down, and that had not announced its leave. */
export const aCrashIsNoticed = reachable<RingWorld>(
  ({ nodes }) => nodes.some((node) => suspectedBy(node).some((other) => nodes.some(({ id, status }) => id === other && status === 'down'))),
  'A member suspects a node that is down.',
);

export const aSuspicionIsFalse = reachable<RingWorld>(
  ({ nodes }) => nodes.some((node) => suspectedBy(node).some((other) => nodes.some(({ id, status }) => id === other && status === 'up'))),
  'A member suspects a node that is up.',
);

export const someoneIsIsolated = reachable<RingWorld>(
  ({ nodes }) =>
    nodes.some(({ status, state }) => status === 'up' && state.status === 'member' && state.successor === null && state.asked.length === 0),
  'A member knows of nobody that is up.',
);

/** A perfect ring of `members` nodes is reached. */
export function aPerfectRingOf(members: number): Properties<RingWorld> {
  return {
    [`aPerfectRingOf${members}`]: reachable((world: RingWorld) => {
      const ring = ringOf(world);
      return membersOf(ring).length === members && isPerfectAmongMembers(ring);
    }, `A perfect ring of ${members} members.`),
  };
}

/** The same node, whose failure detector may falsely suspect only these nodes. */
export function falselySuspecting(node: RingNode, ...others: readonly NodeId[]): RingNode {
  return { ...node, falselySuspects: others };
}

function suspectedBy({ status, state }: RingWorld['nodes'][number]): readonly NodeId[] {
  return status === 'up' && state.status === 'member' ? state.suspected : [];
}
