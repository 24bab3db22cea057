/** The type invariant of a failure detector: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { each, otherNodes, wholeNumber } from '../kernel/type-invariant.ts';
import type { State } from './state.ts';

export function typeInvariant({ self, config, incarnation, watched }: State): readonly Clause[] {
  const { firstPatience, mostPatience, lingerRounds } = config;
  const nodes = watched.map(({ node }) => node);
  return [
    wholeNumber('incarnation', incarnation, 1),
    otherNodes('watched', nodes, self),
    ...each('watched', watched, (peer, at) => [
      wholeNumber(`${at}.incarnation`, peer.incarnation, 1),
      wholeNumber(`${at}.patience`, peer.patience, firstPatience, mostPatience),
      // A peer that has been silent for longer is suspected.
      ...(peer.opinion.type === 'trusted' ? [wholeNumber(`${at}.opinion.silence`, peer.opinion.silence, 0, peer.patience - 1)] : []),
      ...(peer.roundsLeft === undefined ? [] : [wholeNumber(`${at}.roundsLeft`, peer.roundsLeft, 1, lingerRounds)]),
    ]),
  ];
}
