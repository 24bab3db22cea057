/** A leave: the leaver gives all its keys up, its heir takes them, those that point to it turn away, and it ends. */
import type { Identifier } from '../../identifier-space/interval.ts';
import { withElement } from '../../kernel/sorted-set.ts';
import { type ActionDef, action } from '../../kernel/spec.ts';
import { nextOnes, others } from './failing.ts';
import { admissions, memberOf, withAdmitted } from './joining.ts';
import {
  type AtomicLeaver,
  type AtomicRing,
  between,
  departedIn,
  heirsBeginnings,
  idsIn,
  isFailing,
  leaversIn,
  memberAt,
  membersIn,
  nodeAt,
  oncesIn,
  stopped,
  suspects,
  tidied,
  withNode,
} from './state.ts';

interface Leave {
  readonly node: Identifier;
  readonly heir: Identifier;
}

export const leave: ActionDef<AtomicRing, Leave> = action({
  doc: 'A member leaves: from now on it is responsible for nothing. Its heir is its successor, or else any node that it trusts. A node without an heir ends at once.',
  params: (state) => membersIn(state).flatMap((node) => oncesIn(state).map((heir) => ({ node, heir }))),
  when: (state, { node, heir }) => {
    const { successor, suspected } = memberOf(state, node);
    return (successor === null || successor === node ? true : heir === successor) && !suspected.includes(heir);
  },
  then: (state, { node, heir }) => {
    const { predecessor, suspected } = memberOf(state, node);
    return tidied(withNode(state, node, { status: 'leaving', predecessor, heir, hasInherited: heir === node, suspected }));
  },
});

export const giveUpJoining: ActionDef<AtomicRing, Identifier> = action({
  doc: 'A newcomer that is outside still ends.',
  params: idsIn,
  when: (state, node) => nodeAt(state, node).status === 'outside',
  then: (state, node) => tidied(withNode(state, node, stopped(nodeAt(state, node)))),
});

interface Inheritance {
  readonly node: Identifier;
  readonly leaver: Identifier;
  readonly predecessor: Identifier;
  readonly successor: Identifier | null;
  readonly admitted: readonly Identifier[];
}

export const inherit: ActionDef<AtomicRing, Inheritance> = action({
  doc: 'A member hears that a node leaves, and turns away from it. If that was its predecessor, it takes the keys, up to a node on the other side.',
  params: (state) =>
    membersIn(state).flatMap((node) =>
      departedIn(state).flatMap((leaver) => {
        const { predecessor: old } = memberOf(state, node);
        const predecessors = old === leaver ? heirsBeginnings(state, node, leaver) : [old];
        return predecessors.flatMap((predecessor) =>
          nextOnes(state, node, leaver).flatMap((successor) =>
            admissions(state, node, predecessor).map((admitted) => ({ node, leaver, predecessor, successor, admitted })),
          ),
        );
      }),
    ),
  when: (_, { leaver, admitted }) => !admitted.includes(leaver),
  then: (state, { node, leaver, predecessor, successor, admitted }) => {
    const member = memberOf(state, node);
    return withAdmitted(state, node, { ...member, predecessor, successor, suspected: withElement(member.suspected, leaver) }, admitted);
  },
});

export const nameHeir: ActionDef<AtomicRing, Leave> = action({
  doc: 'A leaver hears of a node between itself and its heir, or hears that its heir leaves, too. It names another node, which inherits instead.',
  params: (state) =>
    leaversIn(state).flatMap((node) => {
      const { heir } = leaverOf(state, node);
      const heirs = isFailing(state, heir) ? oncesIn(state) : between(state, node, heir, oncesIn(state));
      return heirs.map((other) => ({ node, heir: other }));
    }),
  when: (state, { node }) => !leaverOf(state, node).hasInherited,
  then: (state, { node, heir }) => withNode(state, node, { ...leaverOf(state, node), heir }),
});

export const bequeath: ActionDef<AtomicRing, Identifier> = action({
  doc: 'A leaver hears that its heir has turned away from it, and has its keys.',
  params: leaversIn,
  when: (state, node) => {
    const { heir, hasInherited } = leaverOf(state, node);
    return !hasInherited && memberAt(state, heir)?.predecessor !== node;
  },
  then: (state, node) => withNode(state, node, { ...leaverOf(state, node), hasInherited: true }),
});

interface LeaversSuspicion extends Leave {
  readonly about: Identifier;
}

export const suspectAsLeaver: ActionDef<AtomicRing, LeaversSuspicion> = action({
  doc: 'A leaver suspects a node, or hears that the node leaves, too. If that was its heir, another node becomes the heir.',
  params: (state) =>
    leaversIn(state).flatMap((node) =>
      others(state, node).flatMap((about) => {
        const { heir } = leaverOf(state, node);
        const heirs = heir === about ? [node, ...oncesIn(state)] : [heir];
        return heirs.map((each) => ({ node, about, heir: each }));
      }),
    ),
  when: (state, { node, about, heir }) => heir !== about && (heir === node || !suspects(state, node, heir)),
  then: (state, { node, about, heir }) => {
    const leaver = leaverOf(state, node);
    const hasInherited = leaver.hasInherited || heir === node;
    return tidied(withNode(state, node, { ...leaver, heir, hasInherited, suspected: withElement(leaver.suspected, about) }));
  },
});

export const end: ActionDef<AtomicRing, Identifier> = action({
  doc: 'A leaver ends: its keys have an owner, and no member that it trusts follows it.',
  params: leaversIn,
  when: mayEnd,
  then: (state, node) => tidied(withNode(state, node, stopped(nodeAt(state, node)))),
});

function mayEnd(state: AtomicRing, node: Identifier): boolean {
  const { hasInherited, suspected } = leaverOf(state, node);
  const follower = membersIn(state).find((id) => memberAt(state, id)?.successor === node && !suspected.includes(id));
  return hasInherited && follower === undefined;
}

/** An action of a leaver, after which it ends in the same step. */
export function andEnd<P>(first: ActionDef<AtomicRing, P>, leaverIn: (param: P) => Identifier): ActionDef<AtomicRing, P> {
  return {
    ...first,
    doc: `${first.doc ?? ''} It ends in the same step.`,
    when: (state, param) => first.when(state, param) && mayEnd(first.then(state, param), leaverIn(param)),
    then: (state, param) => end.then(first.then(state, param), leaverIn(param)),
  };
}

function leaverOf(state: AtomicRing, id: Identifier): AtomicLeaver {
  const node = nodeAt(state, id);
  if (node.status !== 'leaving') throw new Error(`node ${id} does not leave`);
  return node;
}
