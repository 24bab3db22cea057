/** The properties that are claimed of each kind of churn. Random runs refute claims; they establish none. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import { stateHolds } from '../../../model-check/engine/system/audited-property.ts';
import { seenOnce } from '../../../model-check/engine/system/seen.ts';
import type { World } from '../../../model-check/world/world.ts';
import { always, type Properties, type Property, through } from '../../../spec/kernel/spec.ts';
import {
  aPerfectRingIsASubset,
  atMostOneResponsible,
  everyPeerIsInItsSuccessorsRing,
  everyPeerIsLetIn,
  perfectRingOfMembers,
} from '../../../spec/relaxed-ring/properties.ts';
import { membersOf, type Ring } from '../../../spec/relaxed-ring/ring.ts';
import type { Beginning, ChurningRing } from './beginning.ts';
import { byRank } from './ranks.ts';
import { isOver, type Scene, type Seen, sceneOf } from './scene.ts';
import type { Action } from './script.ts';

/** A kind of churn: what scripts of it are made of, and whether keys may get two owners by it. */
export interface KindOfChurn {
  readonly name: string;
  readonly actions: readonly Action['type'][];
  /** The highest number of false suspicions. Omitted: no limit. */
  readonly suspicions?: number;
  /** How many nodes are there from the beginning, and are never asked to go. At least one, through which others can join. */
  readonly staying: number;
  readonly isResponsibilityUnique: boolean;
}

/**
 * In all kinds the structure holds at every moment. At rest the nodes that are up form a perfect ring, all newcomers are
 * in, and lookups are answered by the owners. All kinds assume that each node keeps a successor that it can follow. At any
 * time the ring has fewer recent crashes, leaves and false suspicions than a list of successors, or the ring, has nodes
 * (`crash/list-used-up`).
 *
 * Keys may get two owners where nodes join and crash (`crash/during-join`), or where both neighbours of a node suspect it
 * (`suspicion/by-both`). In a ring of two both neighbours are one node. A leaver that one neighbour suspects has the same
 * effect.
 */
export const KINDS_OF_CHURN: readonly KindOfChurn[] = [
  { name: 'joins', actions: ['join'], staying: 1, isResponsibilityUnique: true },
  { name: 'crashes', actions: ['crash'], staying: 1, isResponsibilityUnique: true },
  { name: 'leaves', actions: ['leave'], staying: 1, isResponsibilityUnique: true },
  { name: 'one false suspicion', actions: ['suspect'], staying: 3, suspicions: 1, isResponsibilityUnique: true },
  { name: 'false suspicions', actions: ['suspect'], staying: 1, isResponsibilityUnique: false },
  { name: 'joins and one false suspicion', actions: ['join', 'suspect'], staying: 3, suspicions: 1, isResponsibilityUnique: true },
  { name: 'joins and false suspicions', actions: ['join', 'suspect'], staying: 1, isResponsibilityUnique: false },
  { name: 'joins and crashes', actions: ['join', 'crash'], staying: 1, isResponsibilityUnique: false },
  { name: 'joins and leaves', actions: ['join', 'leave'], staying: 1, isResponsibilityUnique: true },
  { name: 'crashes and leaves', actions: ['crash', 'leave'], staying: 1, isResponsibilityUnique: true },
  { name: 'crashes and false suspicions', actions: ['crash', 'suspect'], staying: 1, isResponsibilityUnique: false },
  { name: 'leaves and false suspicions', actions: ['leave', 'suspect'], staying: 1, isResponsibilityUnique: false },
  { name: 'joins, crashes and leaves', actions: ['join', 'crash', 'leave'], staying: 1, isResponsibilityUnique: false },
  { name: 'joins, crashes and false suspicions', actions: ['join', 'crash', 'suspect'], staying: 1, isResponsibilityUnique: false },
  { name: 'everything', actions: ['join', 'crash', 'leave', 'suspect'], staying: 1, isResponsibilityUnique: false },
];

export interface Claims {
  readonly atEveryMoment: Properties<Scene>;
  /** The last action is over, and nodes that refresh have done so often enough. */
  readonly atRest: Properties<Scene>;
}

const ownersAnswer = always<Scene>(
  ({ ring, questions }) => questions.every(({ key, owner }) => owner === ownerOf(ring, key)),
  'Every lookup is answered by the one node that is responsible for the key.',
);

const structure = {
  everyPeerIsInItsSuccessorsRing: ofRing(everyPeerIsInItsSuccessorsRing),
  aPerfectRingIsASubset: ofRing(aPerfectRingIsASubset),
};
const uniqueness = { atMostOneResponsible: ofRing(atMostOneResponsible) };
const rest = { perfectRingOfMembers: ofRing(perfectRingOfMembers), everyPeerIsLetIn: ofRing(everyPeerIsLetIn), ownersAnswer };
const all: Properties<Scene> = { ...structure, ...uniqueness, ...rest };

export function claimsOf({ isResponsibilityUnique }: KindOfChurn): Claims {
  return { atEveryMoment: isResponsibilityUnique ? { ...structure, ...uniqueness } : structure, atRest: rest };
}

/** The name of the first that does not hold; null when all do. */
export function failingIn(claims: Properties<Scene>, scene: Scene): string | null {
  const seen = seenOnce(scene);
  return Object.entries(claims).find(([name, property]) => property.kind !== 'step' && !stateHolds(name, property, seen))?.[0] ?? null;
}

/**
 * The claims of a recorded run, judged where it ends. Before the end, a replay in the order of messages may lead
 * through states in which the run never was. The reason is that no message tells of a crash.
 */
export function claimsOfRun(nodes: readonly { readonly config: Beginning }[]): Properties<World<ChurningRing<unknown>, Seen>> {
  const claimed = Object.entries(all).filter(([name]) => nodes.every(({ config }) => config.claims.includes(name)));
  return Object.fromEntries(claimed.map(([name, property]) => [name, whereItEnds(property)]));
}

function whereItEnds(property: Property<Scene>): Property<World<ChurningRing<unknown>, Seen>> {
  const holds = (world: World<ChurningRing<unknown>, Seen>) =>
    property.kind === 'step' || !isOver(world.nodes, world.history) || property.holds(sceneOf(world));
  return always(holds, property.doc);
}

function ofRing(property: Property<Ring>): Property<Scene> {
  return through(({ ring }) => byRank(ring), property);
}

/** The owner, for an observer who knows all members: the first member at the key or clockwise of it. */
function ownerOf(ring: Ring, key: number): NodeId {
  const gap = (id: NodeId) => (id - key + ring.size) % ring.size;
  return membersOf(ring).reduce((nearest, { id }) => (gap(id) < gap(nearest) ? id : nearest), membersOf(ring)[0].id);
}
