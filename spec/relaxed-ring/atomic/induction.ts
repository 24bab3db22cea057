/**
 * Why joins keep the ring without messages in order, however many steps they take: an inductive invariant, and the states
 * within which it is judged. Nobody crashes, leaves or is suspected.
 *
 * Two facts had to be added to the sentences of the slides. Ranges that are offered count as owned: else two newcomers
 * could be given one range. And some member is passed over by nobody: else successors could lead round two cycles.
 */
import { halfOpen, type Identifier, open } from '../../identifier-space/interval.ts';
import { subsets, tuples } from '../../kernel/choices.ts';
import { setOf } from '../../kernel/sorted-set.ts';
import { always, type Properties } from '../../kernel/spec.ts';
import { type AtomicMember, type AtomicNode, type AtomicRing, idsIn, memberAt, membersIn, type Offer } from './state.ts';

/** Each key belongs to one member, or is offered to one newcomer; and nobody has it twice. */
export const rangesCoverTheRing = always<AtomicRing>(
  (state) => keysWithoutOneRange(state).length === 0,
  'Each key is in the range of exactly one member, or in one range that is offered.',
  (state) => {
    const [{ key, ranges }] = keysWithoutOneRange(state);
    return `key ${key} is in ${ranges} ranges`;
  },
);

export const pointersLeadToMembers = always<AtomicRing>(
  (state) => lostPointers(state).length === 0,
  'Successors are members, and so are those that offer ranges.',
  (state) => lostPointers(state).slice(0, 3).join(', '),
);

/** An anchor: following successors from anywhere leads there, so there is one cycle. */
export const someMemberIsPassedOverByNobody = always<AtomicRing>(
  (state) => anchorsIn(state).length > 0,
  'No successor leads over some member, and no newcomer will get such a successor.',
  (state) => `each of the members ${membersIn(state).join(', ')} is passed over by another one, or soon will be`,
);

export const joinInvariant: Properties<AtomicRing> = { rangesCoverTheRing, pointersLeadToMembers, someMemberIsPassedOverByNobody };

export interface JoinBounds {
  readonly size: number;
  readonly members: readonly Identifier[];
  readonly newcomers: readonly Identifier[];
}

/** All states of these nodes: each newcomer is outside, is offered one range, or is a member, and pointers lead anywhere. */
export function* joinStates({ size, members, newcomers }: JoinBounds): Generator<AtomicRing> {
  const ids = [...members, ...newcomers];
  const inside = (id: Identifier): readonly Lot[] =>
    ids.flatMap((predecessor) => [...ids, null].map((successor): Lot => ({ id, node: memberOf(predecessor, successor), offers: [] })));
  const outside = (to: Identifier): readonly Lot[] => {
    const others = ids.filter((id) => id !== to);
    const offers = others.flatMap((from) => others.map((by) => [{ from, to, by }]));
    return [[], ...offers].map((offer): Lot => ({ id: to, node: { status: 'outside' }, offers: offer }));
  };
  const lots = [...members.map(inside), ...newcomers.map((id) => [...outside(id), ...inside(id)])];
  for (const each of tuples(...lots)) yield stateOf(size, each);
}

/**
 * Those of `joinStates` whose ranges begin where the next ones end, as `rangesCoverTheRing` asks, and whose successors
 * are members. They are listed without trying the others, which are too many.
 */
export function* orderlyJoinStates({ size, members, newcomers }: JoinBounds): Generator<AtomicRing> {
  for (const letIn of subsets(newcomers)) {
    for (const offered of subsets(letIn)) {
      const inside = [...members, ...letIn.filter((id) => !offered.includes(id))];
      const from = (id: Identifier) =>
        halfOpen(id, id, size).findLast((place) => place !== id && owns([...inside, ...offered], place)) ?? id;
      const lots = [
        ...inside.map((id) => inside.map((successor): Lot => ({ id, node: memberOf(from(id), successor), offers: [] }))),
        ...offered.map((to) => inside.map((by): Lot => ({ id: to, node: { status: 'outside' }, offers: [{ from: from(to), to, by }] }))),
        ...newcomers.filter((id) => !letIn.includes(id)).map((id): readonly Lot[] => [{ id, node: { status: 'outside' }, offers: [] }]),
      ];
      for (const each of tuples(...lots)) yield stateOf(size, each);
    }
  }
}

/** One node, and what is offered to it. */
interface Lot {
  readonly id: Identifier;
  readonly node: AtomicNode;
  readonly offers: readonly Offer[];
}

function memberOf(predecessor: Identifier, successor: Identifier | null): AtomicMember {
  return { status: 'member', predecessor, successor, suspected: [] };
}

function stateOf(size: number, lots: readonly Lot[]): AtomicRing {
  const nodes = Object.fromEntries(lots.map(({ id, node }) => [id, node]));
  return { size, nodes, offers: setOf(...lots.flatMap(({ offers }) => offers)), words: [] };
}

function owns(ids: readonly Identifier[], place: Identifier): boolean {
  return ids.includes(place);
}

function keysWithoutOneRange(state: AtomicRing): readonly { readonly key: Identifier; readonly ranges: number }[] {
  const counts = Array.from({ length: state.size }, () => 0);
  const count = (from: Identifier, to: Identifier) => {
    for (const key of halfOpen(from, to, state.size)) counts[key]++;
  };
  for (const id of idsIn(state)) {
    const member = memberAt(state, id);
    if (member !== undefined) count(member.predecessor, id);
  }
  for (const { from, to } of state.offers) count(from, to);
  return counts.flatMap((ranges, key) => (ranges === 1 ? [] : [{ key, ranges }]));
}

function lostPointers(state: AtomicRing): readonly string[] {
  const members = membersIn(state);
  const lost = members.flatMap((id) => {
    const successor = memberAt(state, id)?.successor ?? null;
    return successor !== null && members.includes(successor) ? [] : [`the successor ${successor} of node ${id} is not a member`];
  });
  return [...lost, ...state.offers.filter(({ by }) => !members.includes(by)).map(({ by }) => `node ${by} offers, and is not a member`)];
}

function anchorsIn(state: AtomicRing): readonly Identifier[] {
  const members = membersIn(state);
  const ways = [
    ...members.map((id) => [id, memberAt(state, id)?.successor ?? id] as const),
    ...state.offers.map(({ to, by }) => [to, by] as const),
  ];
  const passedOver = new Set(ways.flatMap(([from, to]) => open(from, to, state.size)));
  return members.filter((id) => !passedOver.has(id));
}
