/** A join in two steps of one node each: a member gives a range to a newcomer, and the newcomer takes it. */
import type { Identifier } from '../../identifier-space/interval.ts';
import { setOf, without } from '../../kernel/sorted-set.ts';
import { type ActionDef, action } from '../../kernel/spec.ts';
import {
  type AtomicMember,
  type AtomicRing,
  between,
  choicesOf,
  departedIn,
  heirsBeginnings,
  idsIn,
  memberAt,
  membersIn,
  nodeAt,
  type Offer,
  oncesIn,
  tidied,
  upTo,
  type Word,
  withNode,
  withoutWords,
} from './state.ts';

export interface Admission {
  readonly node: Identifier;
  /** Clockwise: the last one becomes the predecessor. */
  readonly admitted: readonly Identifier[];
  /** Word that arrives in this step. */
  readonly words: readonly Word[];
}

/**
 * The nodes that `node` can let in at once, if its responsibility begins after `predecessor`: newcomers that have waited, and
 * at most one other node. The first choice is nobody.
 */
export function admissions(state: AtomicRing, node: Identifier, predecessor: Identifier): readonly (readonly Identifier[])[] {
  const near = between(state, predecessor, node, idsIn(state));
  const isOutside = (id: Identifier) => nodeAt(state, id).status === 'outside';
  const others = near.filter((id) => !isOutside(id));
  return choicesOf(near.filter(isOutside)).flatMap((some) => [
    some,
    ...others.map((other) => near.filter((id) => id === other || some.includes(id))),
  ]);
}

/** `node` gives up what it has of the keys up to the last of `admitted`, and each newcomer among these is given its range. */
export function withAdmitted(state: AtomicRing, node: Identifier, member: AtomicMember, admitted: readonly Identifier[]): AtomicRing {
  const { predecessor = member.predecessor, offers } = admitted.reduce<{ predecessor?: Identifier; offers: readonly Offer[] }>(
    (all, to) => ({ predecessor: to, offers: [...all.offers, { from: all.predecessor ?? member.predecessor, to, by: node }] }),
    { offers: state.offers },
  );
  return tidied(withNode({ ...state, offers }, node, { ...member, predecessor }));
}

export const admit: ActionDef<AtomicRing, Admission> = action({
  doc: 'A member gives its keys up to a node that is nearer than its predecessor. If that node is outside, they are given to it.',
  params: (state) =>
    membersIn(state).flatMap((node) => {
      const { predecessor } = memberOf(state, node);
      return admissions(state, node, predecessor).flatMap((admitted) =>
        choicesOf(state.words.filter(({ by }) => by === admitted[0])).map((words) => ({ node, admitted, words })),
      );
    }),
  when: (state, { node, admitted }) => admitted.length > 0 && admitted.every((each) => !memberOf(state, node).suspected.includes(each)),
  then: (state, { node, admitted, words }) => withAdmitted(withoutWords(state, words), node, memberOf(state, node), admitted),
});

export const offerAgain: ActionDef<AtomicRing, Offer> = action({
  doc: 'A member answers again a newcomer that it has let in: the first answer may be lost.',
  params: (state) =>
    membersIn(state).flatMap((by) => {
      const outside = idsIn(state).filter((to) => nodeAt(state, to).status === 'outside');
      return outside.flatMap((to) => nearestLetIn(state, to).map((from) => ({ from, to, by })));
    }),
  when: (state, { to, by }) => {
    const { predecessor, suspected } = memberOf(state, by);
    return !suspected.includes(to) && upTo(state, to, by, [predecessor]).length + (predecessor === to ? 1 : 0) > 0;
  },
  then: (state, offer) => tidied({ ...state, offers: setOf(...state.offers, offer) }),
});

/** The nearest nodes counter-clockwise of `to` that were let in, or offered a range. */
function nearestLetIn(state: AtomicRing, to: Identifier): readonly Identifier[] {
  const offered = state.offers.map((offer) => offer.to);
  return between(state, to, to, [...oncesIn(state), ...offered]).slice(-1);
}

export const loseOffer: ActionDef<AtomicRing, Offer> = action({
  doc: 'An answer to a newcomer is lost.',
  params: ({ offers }) => offers,
  when: () => true,
  then: (state, offer) => ({ ...state, offers: without(state.offers, offer) }),
});

export interface Entry extends Omit<Admission, 'node'> {
  readonly offer: Offer;
  /** Where its responsibility begins. */
  readonly predecessor: Identifier;
  readonly successor: Identifier | null;
  /** A node that has told it in the meantime that it leaves; none, or one. */
  readonly leavers: readonly Identifier[];
}

/** A newcomer takes the range that it was given, and then does at once what others have asked of it in the meantime. */
export const join: ActionDef<AtomicRing, Entry> = action({
  doc: 'A newcomer takes the range that was given to it. At once it may let in others that have waited for it, follow a closer node, and turn away from one that leaves.',
  params: (state) =>
    state.offers.flatMap((offer) =>
      entriesAfter(state, offer).flatMap((entry) =>
        admissions(state, offer.to, entry.predecessor).flatMap((admitted) =>
          choicesOf(state.words).map((words) => ({ ...entry, offer, admitted, words })),
        ),
      ),
    ),
  when: (_, { leavers, admitted }) => !admitted.some((id) => leavers.includes(id)),
  then: (state, { offer, predecessor, successor, leavers, admitted, words }) => {
    const entered: AtomicMember = { status: 'member', predecessor, successor, suspected: leavers };
    return withAdmitted(withoutWords(state, words), offer.to, entered, admitted);
  },
});

function entriesAfter(state: AtomicRing, offer: Offer): readonly Pick<Entry, 'predecessor' | 'successor' | 'leavers'>[] {
  const { from, to, by } = offer;
  const plain = upTo(state, to, by, oncesIn(state)).map((successor) => ({ predecessor: from, successor, leavers: [] }));
  const afterLeave = departedIn(state).flatMap((leaver) => {
    const predecessors = from === leaver ? heirsBeginnings(state, to, leaver) : [from];
    const successors = [null, ...oncesIn(state).filter((id) => id !== leaver)]; // A newcomer is never alone: it was let in.
    return predecessors.flatMap((predecessor) => successors.map((successor) => ({ predecessor, successor, leavers: [leaver] })));
  });
  return [...plain, ...afterLeave];
}

export const found = (
  founders: readonly Identifier[],
): ActionDef<AtomicRing, { readonly node: Identifier; readonly admitted: readonly Identifier[] }> =>
  action({
    doc: 'A node founds a ring alone, and may let in others that have waited for it.',
    params: (state) => founders.flatMap((node) => admissions(state, node, node).map((admitted) => ({ node, admitted }))),
    when: (state, { node }) => nodeAt(state, node).status === 'outside',
    then: (state, { node, admitted }) =>
      withAdmitted(state, node, { status: 'member', predecessor: node, successor: node, suspected: [] }, admitted),
  });

export const follow: ActionDef<AtomicRing, { readonly node: Identifier; readonly successor: Identifier }> = action({
  doc: 'A member follows a closer node that was let in and that it does not suspect. A member with no other to follow takes any such node.',
  params: (state) =>
    membersIn(state).flatMap((node) => {
      const { successor } = memberOf(state, node);
      return between(state, node, successor ?? node, oncesIn(state)).map((closer) => ({ node, successor: closer }));
    }),
  when: (state, { node, successor }) => !memberOf(state, node).suspected.includes(successor),
  then: (state, { node, successor }) => withNode(state, node, { ...memberOf(state, node), successor }),
});

/** The member `id`. Throws if that node is none. */
export function memberOf(state: AtomicRing, id: Identifier): AtomicMember {
  const member = memberAt(state, id);
  if (member === undefined) throw new Error(`node ${id} is not a member`);
  return member;
}
