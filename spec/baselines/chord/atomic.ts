/**
 * Chord in atomic steps: a node reads the state of another one and changes its own in one step, without messages.
 *
 * P. Zave looks at Chord at this granularity ("Using Lightweight Modeling to Understand Chord", ACM SIGCOMM Computer
 * Communication Review 42(2), 2012). A fault that shows here needs no race of messages. Failures are assumed to leave
 * each member a successor that is up. This assumption is easy to get wrong, so `counts` states which reading is meant.
 */
import { type Identifier, open } from '../../identifier-space/interval.ts';
import { put } from '../../kernel/record.ts';
import { action, allThrough, type Properties, type Spec } from '../../kernel/spec.ts';
import { type ChordRing, hasLiveSuccessor } from './ring.ts';

export interface AtomicRules {
  /** The number of identifiers on the circle. */
  readonly size: number;
  readonly members: readonly Identifier[];
  readonly joiners: readonly Identifier[];
  /** The length r of successor lists. */
  readonly successors: number;
  /** The most members that fail. */
  readonly failures: number;
  /** The nodes that a node adopts as successor: as published, any node that its successor names. */
  readonly adopts: 'anybody' | 'the living';
  /** Which entries of a list, of those that are up, let the others fail: a list may name its owner. */
  readonly counts: 'others' | 'self, too';
}

/** The nodes by identifier. */
export type AtomicChord = Readonly<Record<string, AtomicNode>>;

export interface AtomicNode {
  readonly status: 'outside' | 'member' | 'failed';
  readonly successors: readonly Identifier[];
  readonly predecessor: Identifier | null;
}

export function atomicChord(rules: AtomicRules, properties: Properties<ChordRing>): Spec<AtomicChord> {
  return {
    name: 'atomic-chord',
    init: [initially(rules)],
    actions: { ...newcomers(rules), ...rounds(rules), ...failures(rules) },
    properties: allThrough((state) => asRing(rules, state), properties),
  };
}

interface Join {
  readonly joiner: Identifier;
  /** The first member counter-clockwise of the joiner's place. */
  readonly at: Identifier;
}

function newcomers({ joiners, members, size }: AtomicRules): Spec<AtomicChord>['actions'] {
  const all = [...members, ...joiners];
  return {
    join: action<AtomicChord, Join>({
      doc: 'A peer joins: it adopts the successor of the first member counter-clockwise of it, and copies no list.',
      params: () => joiners.flatMap((joiner) => all.map((at) => ({ joiner, at }))),
      when: (state, { joiner, at }) =>
        state[joiner].status === 'outside' && hasLiveHead(state, at) && open(at, headOf(state, at), size).includes(joiner),
      then: (state, { joiner, at }) => put(state, `${joiner}`, { status: 'member', successors: [headOf(state, at)], predecessor: null }),
    }),
  };
}

/** The actions that each member takes from time to time. */
function rounds({ joiners, members, size, successors: length, adopts }: AtomicRules): Spec<AtomicChord>['actions'] {
  const params = () => [...members, ...joiners];
  return {
    stabilise: action<AtomicChord, Identifier>({
      doc: "The successor's predecessor becomes the successor, if it is closer.",
      params,
      when: (state, id) => {
        if (!hasLiveHead(state, id)) return false;
        const x = state[headOf(state, id)].predecessor;
        return x !== null && open(id, headOf(state, id), size).includes(x) && (adopts === 'anybody' || isUp(state, x));
      },
      then: (state, id) => {
        const x = state[headOf(state, id)].predecessor ?? id;
        return withSuccessors(state, id, [x, ...state[id].successors.slice(1)]);
      },
    }),
    notify: action<AtomicChord, Identifier>({
      doc: 'The successor of a member makes this member its predecessor, if it is closer than the one that the successor has.',
      params,
      when: (state, id) => {
        if (!hasLiveHead(state, id) || headOf(state, id) === id) return false;
        const { predecessor } = state[headOf(state, id)];
        return predecessor === null || open(predecessor, headOf(state, id), size).includes(id);
      },
      then: (state, id) => withPredecessor(state, headOf(state, id), id),
    }),
    reconcile: action<AtomicChord, Identifier>({
      doc: "The list becomes the successor, and the successor's list without its last entry.",
      params,
      when: hasLiveHead,
      then: (state, id) => {
        const head = headOf(state, id);
        return withSuccessors(state, id, [head, ...state[head].successors].slice(0, length));
      },
    }),
  };
}

function failures({ joiners, members, failures: most, counts, ...rules }: AtomicRules): Spec<AtomicChord>['actions'] {
  const all = [...members, ...joiners];
  const params = () => all;
  const hasEnough = (ring: ChordRing) =>
    ring.members.every((member) => hasLiveSuccessor(ring, member) || (counts === 'self, too' && member.successors.includes(member.id)));
  const failed = (state: AtomicChord, id: Identifier) => put(state, `${id}`, { status: 'failed', successors: [], predecessor: null });
  return {
    fail: action<AtomicChord, Identifier>({
      doc: 'A member fails, unless that leaves another member without a live successor.',
      params,
      when: (state, id) =>
        isUp(state, id) &&
        all.filter((each) => state[each].status === 'failed').length < most &&
        hasEnough(asRing({ joiners, members, ...rules }, failed(state, id))),
      then: failed,
    }),
    update: action<AtomicChord, Identifier>({
      doc: 'A member removes a failed successor from its list.',
      params,
      when: (state, id) => isUp(state, id) && state[id].successors.length > 0 && !hasLiveHead(state, id),
      then: (state, id) => withSuccessors(state, id, state[id].successors.slice(1)),
    }),
    flush: action<AtomicChord, Identifier>({
      doc: 'A member forgets its failed predecessor.',
      params,
      when: (state, id) => {
        const { predecessor } = state[id];
        return isUp(state, id) && predecessor !== null && !isUp(state, predecessor);
      },
      then: (state, id) => withPredecessor(state, id, null),
    }),
  };
}

function initially({ members, joiners, successors: length }: AtomicRules): AtomicChord {
  const inRing = members.map((id, i): [Identifier, AtomicNode] => {
    const others = [...members.slice(i + 1), ...members.slice(0, i)];
    return [id, { status: 'member', successors: others.slice(0, length), predecessor: others[others.length - 1] }];
  });
  const outside = joiners.map((id): [Identifier, AtomicNode] => [id, { status: 'outside', successors: [], predecessor: null }]);
  return Object.fromEntries([...inRing, ...outside]);
}

function asRing({ size, members, joiners }: Pick<AtomicRules, 'size' | 'members' | 'joiners'>, state: AtomicChord): ChordRing {
  const nodes = [...members, ...joiners].map((id) => ({ id, node: state[id] }));
  return {
    size,
    members: nodes.flatMap(({ id, node: { status, successors, predecessor } }) =>
      status === 'member' ? [{ id, successors, predecessor }] : [],
    ),
    outsiders: nodes.flatMap(({ id, node }) => (node.status === 'outside' ? [id] : [])),
  };
}

function withSuccessors(state: AtomicChord, id: Identifier, successors: readonly Identifier[]): AtomicChord {
  return put(state, `${id}`, put(state[id], 'successors', successors));
}

function withPredecessor(state: AtomicChord, id: Identifier, predecessor: Identifier | null): AtomicChord {
  return put(state, `${id}`, put(state[id], 'predecessor', predecessor));
}

function isUp(state: AtomicChord, id: Identifier): boolean {
  return state[id].status === 'member';
}

function hasLiveHead(state: AtomicChord, id: Identifier): boolean {
  return isUp(state, id) && state[id].successors.slice(0, 1).some((head) => isUp(state, head));
}

/** The successor of a member that has one. */
function headOf(state: AtomicChord, id: Identifier): Identifier {
  return state[id].successors[0];
}
