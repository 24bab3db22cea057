/** The measures of a network: how many nodes its nodes know, and what becomes of searches. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';

/** A node asks for something that another node has. */
export interface Search {
  readonly asker: NodeId;
  readonly holder: NodeId;
}

export interface Measured {
  /** By node: the number of nodes that it knows. R of the slides. */
  readonly entries: readonly number[];
  /** The hops of the question, for each search that succeeded. H of the slides. */
  readonly hops: readonly number[];
  readonly searches: number;
  /** All messages of all searches, including answers. */
  readonly messages: number;
}

/** Searches between two different random nodes of `from` … `to` − 1 each. */
export function randomSearches(count: number, from: NodeId, to: NodeId, random: RandomStream): readonly Search[] {
  return Array.from({ length: count }, () => {
    const asker = from + below(random, to - from);
    const further = 1 + below(random, to - from - 1);
    return { asker, holder: from + ((asker - from + further) % (to - from)) };
  });
}
