/** The type invariant of a node that carries roles: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { ascends, clause, count, each, otherNodes, wholeNumber } from '../kernel/type-invariant.ts';
import { entriesOf } from './entries.ts';
import { type Classes, includes, outside, type Piece } from './pieces.ts';
import { isHigher, isSameRole } from './role.ts';
import { type Carried, type Claim, classCount, MOST_DOUBLED, MOST_TRIES, type State } from './state.ts';

export function typeInvariant(state: State): readonly Clause[] {
  const { self, carried, given, known, claims, routes, untold, moves, coming, agreed, suspected, store, round, leaving, doubled, config } =
    state;
  return [
    inOrder(state, 'carried', carried),
    ...each('carried', carried, (part, at) => ofCarried(state, part, at)),
    inOrder(state, 'given', given),
    inOrder(state, 'known', known),
    inOrder(state, 'routes', routes),
    inOrder(state, 'untold', untold),
    inOrder(state, 'moves', moves),
    inOrder(state, 'coming', coming),
    inOrder(state, 'agreed', agreed),
    inOrder(state, 'claims', claims),
    ...each('claims', claims, (claim, at) => ofClaim(state, claim, at)),
    ...each('store.entries', entriesOf(store), ({ change }, at) => [wholeNumber(`${at}.change`, change, 1, store.changes)]),
    otherNodes('suspected', suspected, self),
    count('round', round),
    ...(doubled === undefined ? [] : [wholeNumber('doubled', doubled, 0, MOST_DOUBLED)]),
    ...(leaving === undefined || config.endAfter === undefined
      ? []
      : [wholeNumber('leaving.retries', leaving.retries, 0, config.endAfter + 1)]),
  ];
}

function ofCarried({ known }: State, part: Carried, at: string): readonly Clause[] {
  const { place, role, promised, accepted } = part;
  const isMember = known.every((each) => !includes(each, part.from) || isSameRole(each.configuration[place], role));
  return [
    clause(at, part, 'known epochs for all of its classes', outside<Classes>(part, known).length === 0),
    clause(`${at}.role`, role, 'a role of the known configuration', isMember),
    // To accept a ballot is to promise it.
    clause(`${at}.accepted`, accepted, 'no ballot above the promise', accepted === null || !isHigher(accepted.ballot, promised)),
  ];
}

function ofClaim({ self, round }: State, { answered, ballot, tries }: Claim, at: string): readonly Clause[] {
  const own = ballot === null ? [] : [clause(`${at}.ballot.node`, ballot.node, `this node, ${self}`, ballot.node === self)];
  return [
    ascends(`${at}.answered`, answered),
    ...own,
    wholeNumber(`${at}.ballot.round`, ballot?.round ?? 0, 0, round),
    wholeNumber(`${at}.tries`, tries, 0, MOST_TRIES),
  ];
}

/** `field` lists disjoint pieces, by ascending place, then class. */
function inOrder({ config }: State, field: string, pieces: readonly (Classes & Partial<Piece>)[]): Clause {
  const [places, classes] = [config.placed.degree, classCount(config)];
  const isPiece = ({ place = 0, from, to }: Classes & Partial<Piece>) =>
    place >= 0 && place < places && from >= 0 && from < to && to <= classes;
  const areInOrder = pieces.every(({ place = 0, from }, i) => {
    const last = pieces[i - 1];
    return last === undefined || (last.place ?? 0) < place || ((last.place ?? 0) === place && last.to <= from);
  });
  return clause(field, pieces, 'disjoint pieces, by ascending place, then class', pieces.every(isPiece) && areInOrder);
}
