/** The type invariant of the placer: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { clause, place, wholeNumber } from '../kernel/type-invariant.ts';
import { mustAct, type State } from './state.ts';
import { grainStart } from './zones.ts';

export function typeInvariant(state: State): readonly Clause[] {
  const { config, neighbours, survey, movingTo } = state;
  const { size, degree } = config.zoning;
  const places = neighbours === null ? [] : [neighbours.predecessor, neighbours.successor];
  return [
    ...places.map((each) => place('neighbours', each, size)),
    clause('survey', survey, 'null, because this node has nobody to find', survey === null || mustAct(state)),
    ...(survey === null ? [] : [wholeNumber('survey.zone', survey.zone, 0, degree - 1)]),
    clause('movingTo', movingTo, 'the beginning of a grain', movingTo === null || movingTo === grainStart(config.zoning, movingTo)),
  ];
}
