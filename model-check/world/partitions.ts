/**
 * Partitions of the network that may heal, modelled on TCP.
 *
 * During a partition nothing is delivered across it. Each message in flight across, sent before the partition or during
 * it, may be lost at any moment at no cost: its connection breaks. A message that is not lost waits, as TCP sends again
 * until the network is whole, and is delivered late. On a `fifo` network the head of a queue is lost first. A connection
 * that breaks loses all that it holds, and the next connection begins with what is sent later. A message may have crossed
 * before the partition without being delivered yet. It waits as well; that it was delivered in time is another behaviour.
 *
 * To a failure detector, a node on the other side looks down. It may suspect any of these nodes, all or none, at no cost.
 * It trusts them again at any time after the network has healed, or never. A partition may last for ever.
 */

import type { Value } from '../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Move, Outcome, Reader } from '../engine/system/system.ts';
import type { Budget } from './budget.ts';
import type { Groups } from './world.ts';

export class Partitions {
  /** The groups into which the network may fall, in the form in which a state holds them. */
  readonly splits: readonly Groups[];
  /** The slot that holds the groups of the current partition, or null. */
  readonly slot: number;

  /** `slot` is ignored when there are no splits. */
  constructor(splits: readonly Groups[], slot: number) {
    this.splits = splits;
    this.slot = slot;
  }

  /** The groups of the current partition; null while the network is whole. */
  inForce(read: Reader): Groups | null {
    return this.splits.length === 0 ? null : (read.whole(this.slot) as Groups | null);
  }

  /** Whether the current partition separates the two nodes. */
  separates(read: Reader, a: NodeId, b: NodeId): boolean {
    // Two nodes that no split separates do not read the slot, so what is remembered of their moves holds in every partition.
    return this.splits.some((split) => areSeparate(split, a, b)) && areSeparate(this.inForce(read) ?? [], a, b);
  }

  /** The move that begins a partition, while `budget` has one left. */
  partitionMove(budget: Budget): Move {
    const outcomes = (read: Reader): readonly Outcome[] => {
      if (budget.left(read, 'partition') === 0) return [];
      return this.begins(read).map((outcome) => budget.charge(read, 'partition', outcome));
    };
    return { name: 'a partition', outcomes };
  }

  /** The move that ends the current partition; if `isLong`, only when nothing else can happen. */
  healMove(isLong: boolean): Move {
    const heals: Move = { name: 'the end of a partition', outcomes: (read) => this.heals(read) };
    return isLong ? { ...heals, only: 'idle' } : heals;
  }

  /** The partitions that may begin now. */
  begins(read: Reader): readonly Outcome[] {
    if (this.inForce(read) !== null) return [];
    return this.splits.map((groups) => this.#outcome('partition', groups, groups));
  }

  /** The end of the current partition. */
  heals(read: Reader): readonly Outcome[] {
    const groups = this.inForce(read);
    return groups === null ? [] : [this.#outcome('heal', groups, null)];
  }

  #outcome(type: 'partition' | 'heal', groups: Groups, after: Value): Outcome {
    return { action: type, label: { type, groups }, writes: [[this.slot, after]] };
  }
}

/** Adds to a split the group of the nodes that it does not mention. */
export function completed(split: Groups, ids: readonly NodeId[]): Groups {
  const mentioned = split.flat();
  return [...split, ids.filter((id) => !mentioned.includes(id))].filter((group) => group.length > 0);
}

function areSeparate(groups: Groups, a: NodeId, b: NodeId): boolean {
  const group = groups.find((each) => each.includes(a));
  return group !== undefined && !group.includes(b) && groups.some((each) => each.includes(b));
}
