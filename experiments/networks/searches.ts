/** What a network of one generation is measured by: whom its nodes know, and what becomes of searches in it. */
import type { NodeId } from '../../impl/kernel/protocol.ts';
import { below, type RandomStream } from '../../model-check/chance/random.ts';

/** A node that asks for something that another node has. */
export interface Search {
  readonly asker: NodeId;
  readonly holder: NodeId;
}

export interface Measured {
  /** By node: how many others it knows. R of the slides. */
  readonly entries: readonly number[];
  /** Of the searches that found what they sought: how many hops the question took. H of the slides. */
  readonly hops: readonly number[];
  readonly searches: number;
  /** All messages of all searches, answers included. */
  readonly messages: number;
}

/** Between nodes `from` … `to` − 1, two different ones each. */
export function randomSearches(count: number, from: NodeId, to: NodeId, random: RandomStream): readonly Search[] {
  return Array.from({ length: count }, () => {
    const asker = from + below(random, to - from);
    const further = 1 + below(random, to - from - 1);
    return { asker, holder: from + ((asker - from + further) % (to - from)) };
  });
}
