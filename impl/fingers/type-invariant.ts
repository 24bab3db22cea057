/** The type invariant of a node that routes by fingers: clauses that every state satisfies. */
import type { Clause } from '../kernel/protocol.ts';
import { atMost, clause, otherNodes, otherNodesInOrder, place, unsuspected } from '../kernel/type-invariant.ts';
import type { State } from './state.ts';

export function typeInvariant({ self, config, neighbours, heir, fingers, suspected, waiting }: State): readonly Clause[] {
  return [
    ...(neighbours === null ? [] : [place('neighbours.predecessor', neighbours.predecessor, config.keys)]),
    clause('heir', heir, 'null, because this node is a member', heir === null || neighbours === null),
    otherNodesInOrder('fingers', fingers, self),
    unsuspected('fingers', fingers, suspected),
    otherNodes('suspected', suspected, self),
    atMost('waiting', waiting, config.waitingAtMost ?? waiting.length),
  ];
}
