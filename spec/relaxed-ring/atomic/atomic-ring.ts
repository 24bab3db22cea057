/**
 * The relaxed ring as an algorithm without messages. Each action changes one node, in one step, and says what must be true
 * of all nodes at that moment. A node is outside, a member, leaving, or down.
 *
 * - A **join** takes two steps: a member gives a range up, and the newcomer takes it. In between nobody has these keys.
 *
 * - A **leave** takes three: the leaver gives its keys up, its heir takes them, and it ends when nobody follows it.
 *
 * - Keys of a **suspect** are taken only if the nodes on both sides suspect it, or have suspected it.
 *
 * Source: the SELFMAN slides, slides 18 to 20.
 */
import type { Identifier } from '../../identifier-space/interval.ts';
import { type ActionDef, allThrough, type Properties, type Spec } from '../../kernel/spec.ts';
import type { Ring } from '../ring.ts';
import { crash, loseWord, restore, suspect, takeOver } from './failing.ts';
import { admit, follow, found, join, loseOffer, offerAgain } from './joining.ts';
import { andEnd, bequeath, end, giveUpJoining, inherit, leave, nameHeir, suspectAsLeaver } from './leaving.ts';
import { type AtomicNode, type AtomicRing, isDown, ringIn } from './state.ts';

/** The faults and leaves that may happen. Nothing else fails: no answer to a newcomer is lost. */
export interface Happening {
  /** The nodes that may crash. */
  readonly crashes?: readonly Identifier[];
  /** The members that may leave. */
  readonly leaves?: readonly Identifier[];
  /** Pairs [by, about]: the suspicions that may be false. */
  readonly falseSuspicions?: readonly (readonly [by: Identifier, about: Identifier])[];
}

export interface AtomicRingOptions {
  readonly init: AtomicRing;
  /** The nodes that may found a ring alone; none if omitted. */
  readonly founders?: readonly Identifier[];
  /** Omitted: anything may happen. */
  readonly happening?: Happening;
  /** None if omitted. */
  readonly properties?: Properties<Ring>;
}

export function atomicRing({ init, founders = [], happening, properties = {} }: AtomicRingOptions): Spec<AtomicRing> {
  const actions = {
    ...{ admit, offerAgain, loseOffer, join, found: found(founders), follow },
    ...{ crash, suspect, restore, loseWord, takeOver },
    ...{ leave, giveUpJoining, inherit, nameHeir, bequeath, suspectAsLeaver, end },
    ...{
      leaveAndEnd: andEnd(leave, ({ node }) => node),
      bequeathAndEnd: andEnd(bequeath, (node) => node),
      suspectAndEnd: andEnd(suspectAsLeaver, ({ node }) => node),
    },
  };
  return {
    name: 'atomic-ring',
    init: [init],
    actions: happening === undefined ? actions : { ...actions, ...bounded(happening) },
    properties: allThrough(ringIn, properties),
  };
}

/** `members` as a perfect ring, and `newcomers` outside. */
export function perfectBeginning(size: number, members: readonly Identifier[], newcomers: readonly Identifier[] = []): AtomicRing {
  const at = (place: number) => members[(place + members.length) % members.length];
  const inside = members.map((id, place): readonly [string, AtomicNode] => [
    String(id),
    { status: 'member', predecessor: at(place - 1), successor: at(place + 1), suspected: [] },
  ]);
  const outside = newcomers.map((id): readonly [string, AtomicNode] => [String(id), { status: 'outside' }]);
  return { size, nodes: Object.fromEntries([...inside, ...outside]), offers: [], words: [] };
}

/** The actions that are faults, as far as they may happen. */
function bounded({ crashes = [], leaves = [], falseSuspicions = [] }: Happening) {
  const mayBeSuspected = (state: AtomicRing, { node, about }: { readonly node: Identifier; readonly about: Identifier }) =>
    isDown(state, about) || falseSuspicions.some(([by, of]) => by === node && of === about);
  return {
    offerAgain: only(offerAgain, () => false),
    loseOffer: only(loseOffer, () => false),
    crash: only(crash, (_, { node }) => crashes.includes(node)),
    giveUpJoining: only(giveUpJoining, (_, node) => leaves.includes(node)),
    suspect: only(suspect, mayBeSuspected),
    restore: only(restore, mayBeSuspected),
    suspectAsLeaver: only(suspectAsLeaver, mayBeSuspected),
    suspectAndEnd: only(
      andEnd(suspectAsLeaver, ({ node }) => node),
      mayBeSuspected,
    ),
    leave: only(leave, (_, { node }) => leaves.includes(node)),
    leaveAndEnd: only(
      andEnd(leave, ({ node }) => node),
      (_, { node }) => leaves.includes(node),
    ),
  };
}

function only<P>(whole: ActionDef<AtomicRing, P>, may: (state: AtomicRing, param: P) => boolean): ActionDef<AtomicRing, P> {
  return { ...whole, when: (state, param) => may(state, param) && whole.when(state, param) };
}
