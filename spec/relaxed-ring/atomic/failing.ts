/** Crashes, and suspicions that may be false and taken back. */
import type { Identifier } from '../../identifier-space/interval.ts';
import { setOf, withElement, without } from '../../kernel/sorted-set.ts';
import { type ActionDef, action } from '../../kernel/spec.ts';
import { type Admission, admissions, memberOf, withAdmitted } from './joining.ts';
import {
  type AtomicMember,
  type AtomicRing,
  between,
  choicesOf,
  idsIn,
  isDown,
  leaversIn,
  membersIn,
  nodeAt,
  oncesIn,
  outsidersIn,
  stopped,
  suspects,
  tidied,
  type Word,
  withNode,
  withoutWords,
} from './state.ts';

export interface Crash {
  readonly node: Identifier;
  readonly admitted: readonly Identifier[];
  /** Word on its way to the node is lost with it. */
  readonly words: readonly Word[];
}

/** A node may crash in the middle of a step: after it has let nodes in, and before it has done anything else. */
export const crash: ActionDef<AtomicRing, Crash> = action({
  doc: 'A node crashes, perhaps right after it has given ranges to newcomers.',
  params: (state) =>
    idsIn(state).flatMap((node) => {
      if (isDown(state, node)) return [];
      const newcomers = between(state, rangeOf(state, node), node, outsidersIn(state));
      return choicesOf(newcomers).flatMap((admitted) => choicesOf(state.words).map((words) => ({ node, admitted, words })));
    }),
  when: () => true,
  then: (state, { node, admitted, words }) => {
    const acting: AtomicMember = { status: 'member', predecessor: rangeOf(state, node), successor: null, suspected: [] };
    return tidied(withNode(withAdmitted(withoutWords(state, words), node, acting, admitted), node, stopped(nodeAt(state, node))));
  },
});

/** Where the responsibility of the node begins, or would begin. */
function rangeOf(state: AtomicRing, id: Identifier): Identifier {
  const node = nodeAt(state, id);
  if (node.status === 'member') return node.predecessor;
  return state.offers.find(({ to }) => to === id)?.from ?? id;
}

export interface Suspicion {
  readonly node: Identifier;
  readonly about: Identifier;
  readonly successor: Identifier | null;
  readonly takesAll: boolean;
}

export const suspect: ActionDef<AtomicRing, Suspicion> = action({
  doc: 'A member suspects a node. If it has followed that node, it follows another one that it does not suspect, or none. A member that believes that it is alone takes all keys of suspects.',
  params: (state) =>
    membersIn(state).flatMap((node) =>
      others(state, node).flatMap((about) =>
        suspects(state, node, about)
          ? []
          : nextOnes(state, node, about).flatMap((successor) =>
              (successor === node ? [false, true] : [false]).map((takesAll) => ({ node, about, successor, takesAll })),
            ),
      ),
    ),
  when: (state, { node, about, takesAll }) => {
    const { predecessor, suspected } = memberOf(state, node);
    return !takesAll || withElement(suspected, about).includes(predecessor);
  },
  then: (state, { node, about, successor, takesAll }) => {
    const member = memberOf(state, node);
    const predecessor = takesAll ? node : member.predecessor;
    return tidied(withNode(state, node, { ...member, predecessor, successor, suspected: withElement(member.suspected, about) }));
  },
});

/** The nodes that `node` may follow once it suspects `about`: itself only if it is alone, and null if it knows of none. */
export function nextOnes(state: AtomicRing, node: Identifier, about: Identifier): readonly (Identifier | null)[] {
  const { successor, suspected } = memberOf(state, node);
  const alone = isAlone(state, node, withElement(suspected, about)) ? [node] : [];
  if (successor === null) return [null, ...alone];
  if (successor !== about) return [successor];
  const trusted = oncesIn(state).filter((other) => other !== node && other !== about && !suspected.includes(other));
  return [null, ...alone, ...trusted];
}

/** Whether `node`, which suspects these, may believe that it is alone: each other member is suspected, or no node follows it. */
export function isAlone(state: AtomicRing, node: Identifier, suspected: readonly Identifier[]): boolean {
  return membersIn(state).every((id) => id === node || suspected.includes(id) || isUnfollowed(state, id));
}

/** Whether no other member follows `id`: it may be known to nobody but a node that has failed. */
function isUnfollowed(state: AtomicRing, id: Identifier): boolean {
  return membersIn(state).every((other) => other === id || memberOf(state, other).successor !== id);
}

export interface Restoration {
  readonly node: Identifier;
  readonly about: Identifier;
  /** Word of the suspicion is still on its way. */
  readonly isSaid: boolean;
}

export const restore: ActionDef<AtomicRing, Restoration> = action({
  doc: 'A node takes back its suspicion of a node that is up. Word of the suspicion may still be on its way.',
  params: (state) =>
    [...membersIn(state), ...leaversIn(state)].flatMap((node) =>
      others(state, node).flatMap((about) =>
        suspects(state, node, about) && !isDown(state, about) ? [false, true].map((isSaid) => ({ node, about, isSaid })) : [],
      ),
    ),
  when: () => true,
  then: (state, { node: id, about, isSaid }) => {
    const node = nodeAt(state, id);
    if (node.status !== 'member' && node.status !== 'leaving') return state;
    const words = isSaid ? setOf(...state.words, { by: id, about }) : state.words;
    return withNode({ ...state, words }, id, { ...node, suspected: without(node.suspected, about) });
  },
});

export const loseWord: ActionDef<AtomicRing, readonly Word[]> = action({
  doc: 'Word of a suspicion that was taken back arrives without effect, or is lost.',
  params: ({ words }) => choicesOf(words),
  when: (_, words) => words.length > 0,
  then: withoutWords,
});

export interface TakeOver extends Admission {
  /** The node at the other side of the predecessor. */
  readonly before: Identifier;
}

export const takeOver: ActionDef<AtomicRing, TakeOver> = action({
  doc: 'A member takes the keys of its predecessor, which it suspects, on the word of a node on the other side that suspects it, too. Each member between the two is suspected by both, or followed by nobody.',
  params: (state) =>
    membersIn(state).flatMap((node) =>
      beforePredecessor(state, node).flatMap((before) =>
        admissions(state, node, before).flatMap((admitted) =>
          choicesOf(state.words.filter(({ by }) => by === before)).map((words) => ({ node, before, admitted, words })),
        ),
      ),
    ),
  when: (state, { node, before, admitted }) => {
    const { predecessor, suspected } = memberOf(state, node);
    const areTrusted = [before, ...admitted].every((each) => !suspected.includes(each));
    const isPassable = (id: Identifier) => (suspected.includes(id) && hasDoubted(state, before, id)) || isUnfollowed(state, id);
    if (!areTrusted || !hasDoubted(state, before, predecessor)) return false;
    return between(state, before, node, membersIn(state)).every(isPassable);
  },
  then: (state, { node, before, admitted, words }) =>
    withAdmitted(withoutWords(state, words), node, { ...memberOf(state, node), predecessor: before }, admitted),
});

/** The nodes on the other side of the predecessor of `node`, if that is suspected. */
function beforePredecessor(state: AtomicRing, node: Identifier): readonly Identifier[] {
  const { predecessor, suspected } = memberOf(state, node);
  return suspected.includes(predecessor) ? between(state, node, predecessor, oncesIn(state)) : [];
}

/** `node` suspects `about`, or has done so, and word of it is on its way; a node that is down cannot be asked. */
function hasDoubted(state: AtomicRing, node: Identifier, about: Identifier): boolean {
  const isSaid = state.words.some((word) => word.by === node && word.about === about);
  return isSaid || isDown(state, node) || suspects(state, node, about);
}

export function others(state: AtomicRing, node: Identifier): readonly Identifier[] {
  return idsIn(state).filter((id) => id !== node);
}
