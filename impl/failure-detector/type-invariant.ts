/** The type invariant of a failure detector: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { each, otherNodes, wholeNumber } from '../kernel/type-invariant.ts';
import type { State } from './state.ts';

export function typeInvariant({ self, config, watched }: State): readonly Clause[] {
  const { firstPatience, mostPatience } = config;
  const nodes = watched.map(({ node }) => node);
  return [
    otherNodes('watched', nodes, self),
    ...each('watched', watched, ({ patience, opinion }, at) => [
      wholeNumber(`${at}.patience`, patience, firstPatience, mostPatience),
      // A peer that has been silent for longer is suspected.
      ...(opinion.type === 'suspected' ? [] : [wholeNumber(`${at}.opinion.silence`, opinion.silence, 0, patience - 1)]),
    ]),
  ];
}
