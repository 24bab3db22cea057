/** The type invariant of a node that merges rings: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { atMost, count, otherNodes, otherNodesInOrder } from '../kernel/type-invariant.ts';
import type { State } from './state.ts';

export function typeInvariant({ self, config, contacts, passive, suspected, queue, sought, turn }: State): readonly Clause[] {
  const queued = queue.map(({ node }) => node);
  return [
    otherNodes('contacts', contacts, self),
    otherNodesInOrder('passive', passive, self),
    atMost('passive', passive, config.passiveListLength),
    otherNodes('suspected', suspected, self),
    otherNodesInOrder('queue', queued, self),
    otherNodes('sought', sought, self),
    count('turn', turn),
  ];
}
