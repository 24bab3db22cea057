/**
 * Cuts of the network that heal, as those of a TCP network.
 *
 * While a cut is in force nothing is delivered across it. What is in flight across, whether it was sent before the cut
 * or during it, may be lost at any moment, at no cost: the connection that holds it breaks. If it is not, it waits, as
 * TCP sends anew until the network is whole again, and is delivered after that, late. (On a network that is `fifo` the
 * head of a queue is lost first: a broken connection takes what it held with it, and the next one begins behind that.)
 * What had crossed when the cut came, and was not delivered yet, is taken to wait as well; delivered before the cut, it
 * is another behaviour of the same scenario.
 *
 * To a failure detector, a node behind the cut looks like one that is down. It may suspect any of them, all or none, at
 * no cost, and trusts them again at any time after the network has healed, or never. A cut may stay for ever.
 */

import type { Value } from '../../impl/kernel/plain-data.ts';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Move, Outcome, Reader } from '../engine/system/system.ts';
import type { Budget } from './budget.ts';
import type { Groups } from './world.ts';

export class Partitions {
  /** The groups into which the network may fall, as they are in a state. */
  readonly splits: readonly Groups[];
  /** What it holds: the groups that cannot reach each other, or null. */
  readonly slot: number;

  /** `slot` is ignored when there are no splits. */
  constructor(splits: readonly Groups[], slot: number) {
    this.splits = splits;
    this.slot = slot;
  }

  /** The groups that cannot reach each other now; null while the network is whole. */
  inForce(read: Reader): Groups | null {
    return this.splits.length === 0 ? null : (read.whole(this.slot) as Groups | null);
  }

  /** Whether these two cannot reach each other now. */
  separates(read: Reader, a: NodeId, b: NodeId): boolean {
    // Whom no split separates need not look at the network: what is remembered of their moves stays good for all of it.
    return this.splits.some((split) => areSeparate(split, a, b)) && areSeparate(this.inForce(read) ?? [], a, b);
  }

  /** A cut comes, as long as `budget` has one left. */
  cutMove(budget: Budget): Move {
    const outcomes = (read: Reader): readonly Outcome[] => {
      if (budget.left(read, 'partition') === 0) return [];
      return this.cuts(read).map((outcome) => budget.charge(read, 'partition', outcome));
    };
    return { name: 'a cut', outcomes };
  }

  /** The cut in force ends; if `isLong`, only when nothing else can happen. */
  healMove(isLong: boolean): Move {
    const heals: Move = { name: 'the end of a cut', outcomes: (read) => this.heals(read) };
    return isLong ? { ...heals, only: 'idle' } : heals;
  }

  /** The cuts that may come now. */
  cuts(read: Reader): readonly Outcome[] {
    if (this.inForce(read) !== null) return [];
    return this.splits.map((groups) => this.#outcome('cut', groups, groups));
  }

  /** The end of the cut that is in force. */
  heals(read: Reader): readonly Outcome[] {
    const groups = this.inForce(read);
    return groups === null ? [] : [this.#outcome('heal', groups, null)];
  }

  #outcome(type: 'cut' | 'heal', groups: Groups, after: Value): Outcome {
    return { action: type, label: { type, groups }, writes: [[this.slot, after]] };
  }
}

/** The split with the group of those that it does not mention. */
export function completed(split: Groups, ids: readonly NodeId[]): Groups {
  const mentioned = split.flat();
  return [...split, ids.filter((id) => !mentioned.includes(id))].filter((group) => group.length > 0);
}

function areSeparate(groups: Groups, a: NodeId, b: NodeId): boolean {
  const group = groups.find((each) => each.includes(a));
  return group !== undefined && !group.includes(b) && groups.some((each) => each.includes(b));
}
