/** The type invariant of a node with clients: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { ascends, atMost, clause, count, each, wholeNumber } from '../kernel/type-invariant.ts';
import { MOST_OPEN, type Operation, type State } from './state.ts';

export function typeInvariant({ config, operations, begun, clock, boot, asked }: State): readonly Clause[] {
  const numbers = operations.map(({ number }) => number);
  return [
    ascends('operations', numbers),
    atMost('operations', operations, MOST_OPEN),
    ...each('operations', operations, (operation, at) => [
      wholeNumber(`${at}.number`, operation.number, 1, begun),
      wholeNumber(`${at}.epoch`, operation.epoch, -1),
      wholeNumber(`${at}.retries`, operation.retries, 0, config.giveUpAfter),
      ...ofRound(operation, at, config.degree),
    ]),
    count('clock', clock),
    wholeNumber('boot', boot, 1),
    // The layer below has answered all questions before the next event.
    clause('asked', asked, 'no open question', asked.length === 0),
  ];
}

function ofRound({ round }: Operation, at: string, degree: number): readonly Clause[] {
  const places = round.phase === 'reading' ? round.answers.map(({ place }) => place) : round.keptAt;
  const field = `${at}.round.${round.phase === 'reading' ? 'answers' : 'keptAt'}`;
  return [
    ascends(field, places),
    clause(
      field,
      places,
      `places, 0 … ${degree - 1}`,
      places.every((place) => place >= 0 && place < degree),
    ),
  ];
}
