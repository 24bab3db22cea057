/** The type invariant of a node of the relaxed ring: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import {
  areAscending,
  areDistinct,
  ascends,
  atMost,
  clause,
  count,
  each,
  otherNodes,
  otherNodesInOrder,
  place,
  unsuspected,
  wholeNumber,
} from '../kernel/type-invariant.ts';
import { suspicionMatters } from './bounds.ts';
import { knownTo } from './lives.ts';
import { contactsOf } from './refounding.ts';
import type { Joining, Leaving, Member, State } from './state.ts';
import { successorsOf } from './successor-list.ts';

export function typeInvariant(state: State): readonly Clause[] {
  return [...ofAny(state), ...ofLives(state)];
}

function ofAny(state: State): readonly Clause[] {
  switch (state.status) {
    case 'joining':
      return ofJoining(state);
    case 'member':
      return ofMember(state);
    case 'leaving':
      return ofLeaving(state);
  }
}

/** A first life goes without saying, and a node that this one does not know is forgotten with its lives. */
function ofLives(state: State): readonly Clause[] {
  if (state.lives === undefined) return [];
  const nodes = state.lives.map(({ node }) => node);
  const known = [state.self, ...knownTo(state)];
  return [
    ascends('lives', nodes),
    clause(
      'lives',
      nodes,
      'this node and nodes that it knows, at least one',
      nodes.length > 0 && nodes.every((node) => known.includes(node)),
    ),
    ...each('lives', state.lives, ({ incarnation }, at) => [wholeNumber(`${at}.incarnation`, incarnation, 2)]),
  ];
}

function ofJoining(state: Joining): readonly Clause[] {
  const { self, contact, config, former, stash } = state;
  const asked = wholeNumber('contact', contact, 0, Math.max(0, contactsOf(state).length - 1));
  const few = atMost('stash', stash, config.waitingAtMost ?? stash.length);
  if (former === undefined) return [asked, few];
  const inVain = wholeNumber('former.inVain', former.inVain, 0, (config.refoundAfter ?? 1) - 1);
  return [asked, few, inVain, otherNodesInOrder('former.known', former.known, self)];
}

function ofMember(state: Member): readonly Clause[] {
  const { self, config, predecessor, successor, followers, returns, moves, asked, suspected, held, known = [] } = state;
  const list = successorsOf(state);
  const needless = suspected.filter((node) => !suspicionMatters(state, node));
  const returned = returns.map(({ node }) => node);
  const areFollowers = areAscending(returned) && returned.every((node) => followers.includes(node));
  return [
    place('predecessor', predecessor, config.keys),
    ...(successor === null ? [] : [place('successor', successor, config.keys)]),
    atMost('successor and backups', list, config.successorListLength),
    clause('successor and backups', list, 'each node once', areDistinct(list)),
    // The list ends where it has gone once round.
    clause('successor and backups', list, `node ${self} itself only at the end`, !list.slice(0, -1).includes(self)),
    unsuspected('successor and backups', list, suspected),
    otherNodes('followers', followers, self),
    clause('returns', returned, 'followers, ascending, each once', areFollowers),
    count('moves', moves),
    otherNodes('asked', asked, self),
    otherNodes('suspected', suspected, self),
    atMost('suspected', needless, config.suspectsAtMost ?? needless.length),
    otherNodesInOrder('known', known, self),
    atMost('known', known, config.successorListLength + 1),
    atMost('held', held, config.waitingAtMost ?? held.length),
  ];
}

function ofLeaving({ self, config, predecessor, heir, hasInherited, followers, awaited, suspected, held }: Leaving): readonly Clause[] {
  return [
    place('predecessor', predecessor, config.keys),
    place('heir', heir, config.keys),
    clause('hasInherited', hasInherited, 'true, because there is no heir', hasInherited || heir !== self),
    otherNodes('followers', followers, self),
    otherNodes('awaited', awaited, self),
    otherNodes('suspected', suspected, self),
    atMost('held', held, config.waitingAtMost ?? held.length),
  ];
}
