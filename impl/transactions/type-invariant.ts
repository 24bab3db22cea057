/** The type invariant of a node in transactions: clauses that every state satisfies. */
import { entriesOf, valuesOf } from '../kernel/by-key.ts';
import type { Clause } from '../kernel/protocol.ts';
import { ascends, clause, count, otherNodes, place, wholeNumber } from '../kernel/type-invariant.ts';
import type { Acceptor, Leading, State } from './state.ts';

export function typeInvariant(state: State): readonly Clause[] {
  const { self, config, members, from, begun, acceptors, leading, askers, suspected, watched } = state;
  return [
    ascends('members', members),
    ...(from === null ? [] : [place('from', from, config.identifiers)]),
    count('begun', begun),
    ...entriesOf(acceptors).flatMap(([id, acceptor]) => ofAcceptor(`acceptors.${id}`, acceptor)),
    ...entriesOf(leading).flatMap(([id, leader]) => ofLeader(`leading.${id}`, leader)),
    ...entriesOf(askers).map(([id, nodes]) => ascends(`askers.${id}`, nodes)),
    ascends('suspected', suspected),
    otherNodes('watched', watched, self),
  ];
}

function ofAcceptor(at: string, { promised, accepted }: Acceptor): readonly Clause[] {
  const ballots = valuesOf(accepted).map(({ ballot }) => ballot);
  return [
    count(`${at}.promised`, promised),
    clause(
      `${at}.accepted`,
      accepted,
      `ballots up to the promise ${promised}`,
      ballots.every((ballot) => ballot <= promised),
    ),
  ];
}

/** Ballot 0 is that of the transaction manager. */
function ofLeader(at: string, leader: Leading): readonly Clause[] {
  if (leader.phase === 'counting') return [];
  const ballot = wholeNumber(`${at}.ballot`, leader.ballot, 1);
  return leader.phase === 'asking' ? [ballot] : [ballot, ascends(`${at}.acceptedBy`, leader.acceptedBy)];
}
