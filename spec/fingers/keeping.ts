/** Properties of the routing state of one node; they hold at every moment. */
import { halfOpen, type Identifier } from '../identifier-space/interval.ts';
import { ascending, isAscending } from '../kernel/sorted-set.ts';
import { always, type Properties, step } from '../kernel/spec.ts';
import { rightFingers } from './table.ts';

export interface Router {
  readonly id: Identifier;
  readonly size: number;
  readonly arity: number;
  /** As the ring told last; null: nothing yet, or that this node leaves. */
  readonly predecessor: Identifier | null;
  /** Null: the ring knows of none. */
  readonly successor: Identifier | null;
  readonly fingers: readonly Identifier[];
  readonly suspected: readonly Identifier[];
  /** The peers that its failure detector watches. */
  readonly watched: readonly Identifier[];
  /** Questions for its own table that wait here; each is named by its key and its origin. */
  readonly tableQuestions: readonly { readonly key: Identifier; readonly origin: Identifier }[];
  /** How many lookups wait here, and the most that may; null: any number. */
  readonly waiting: { readonly count: number; readonly most: number | null };
  /** Whether a timer for the next refresh runs, and whether the configuration asks for refreshes. */
  readonly refreshes: { readonly areDue: boolean; readonly areWanted: boolean };
}

/** Null: the node is not up. */
export const keeping: Properties<Router | null> = {
  theTableIsRightForWhomItKnows: always(
    (router) => router === null || sameList(router.fingers, tableWith(router, neighboursOf(router))),
    'The fingers of a node are its right table in a ring of the peers that it knows and does not suspect, its neighbours included.',
  ),
  suspicionsMatter: always(
    (router) => router === null || (isAscending(router.suspected) && router.suspected.every((node) => matters(router, node))),
    'A node remembers a suspicion only of a neighbour or of a peer that would otherwise be a finger, once each, in ascending order.',
  ),
  itWatchesWhomItDependsOn: always(
    (router) => router === null || sameList(router.watched, dependedOn(router)),
    'A node watches its neighbours, its fingers and the peers that it suspects, and nobody else.',
  ),
  nobodyIsForgottenWithoutAReason: step(
    (before, after) =>
      before === null || after === null || before.fingers.every((finger) => isKept(after, finger) || hasReason(before, after, finger)),
    'A finger leaves the table only if it is suspected, if the ring has removed it, or if a nearer node takes its place.',
  ),
  aNodePassedOverIsNoFinger: step(
    (before, after) =>
      before === null || after === null || !before.fingers.some((finger) => isPassedOver(before, after, finger) && isKept(after, finger)),
    'A node removes a former neighbour from its table when the ring names a neighbour farther away on the same side.',
  ),
  eachTableQuestionWaitsOnce: always(
    (router) =>
      router === null ||
      router.tableQuestions.every((one, i, all) => all.findIndex(({ key, origin }) => key === one.key && origin === one.origin) === i),
    'Of several questions for tables with the same key and origin, a node keeps one waiting.',
  ),
  fewLookupsWait: always(
    (router) => router === null || router.waiting.most === null || router.waiting.count <= router.waiting.most,
    'No more lookups than its bound wait at a node.',
  ),
  refreshesGoOn: always(
    (router) => router === null || router.refreshes.areDue === router.refreshes.areWanted,
    'A node has a timer for the next refresh of its table if its configuration asks for refreshes, and only then.',
  ),
};

function neighboursOf({ id, predecessor, successor }: Router): readonly Identifier[] {
  return [predecessor, successor].flatMap((node) => (node === null || node === id ? [] : [node]));
}

/** The table of a node that knows its fingers and these nodes, without those that it suspects. */
function tableWith({ id, size, arity, fingers, suspected }: Router, known: readonly Identifier[]): readonly Identifier[] {
  const members = [...fingers, ...known].filter((node) => !suspected.includes(node));
  return rightFingers(id, [id, ...members], size, arity);
}

function matters(router: Router, node: Identifier): boolean {
  const { id, size, arity, fingers, suspected } = router;
  return neighboursOf(router).includes(node) || rightFingers(id, [id, ...fingers, ...suspected], size, arity).includes(node);
}

function dependedOn(router: Router): readonly Identifier[] {
  return ascending([...router.fingers, ...router.suspected, ...neighboursOf(router)]);
}

function isKept({ fingers }: Router, finger: Identifier): boolean {
  return fingers.includes(finger);
}

function hasReason(before: Router, after: Router, finger: Identifier): boolean {
  if (after.suspected.includes(finger) || isPassedOver(before, after, finger)) return true;
  return !tableWith(after, [...neighboursOf(after), finger]).includes(finger);
}

/** Whether the node was a neighbour, and the ring now says that nobody is so near on that side. */
function isPassedOver(before: Router, after: Router, finger: Identifier): boolean {
  const { id, size, predecessor, successor } = after;
  if (before.predecessor === null || predecessor === null) return false;
  const isSkipped = finger === before.successor && successor !== null && isBetween(finger, id, successor, size);
  return isSkipped || (finger === before.predecessor && isBetween(finger, predecessor, id, size));
}

function isBetween(node: Identifier, from: Identifier, to: Identifier, size: number): boolean {
  return node !== to && halfOpen(from, to, size).includes(node);
}

function sameList(one: readonly Identifier[], other: readonly Identifier[]): boolean {
  return one.length === other.length && one.every((node, i) => node === other[i]);
}
