/** The budget of faults: how often each may still happen. A scenario with faults keeps it in its state. */
import type { Outcome, Reader } from '../engine/system/system.ts';
import type { Faults } from '../scenario.ts';

/** A scenario counts partitions and restarts only if it has a budget for them. */
type Counts = Required<Omit<Faults, Seldom>> & Pick<Faults, Seldom>;
type Seldom = 'partition' | 'restart';

const NONE: Counts = { crash: 0, falseSuspicion: 0, drop: 0, duplicate: 0 };

/** Actions of a fault, where they are not named after it. */
const ACTIONS_OF: Readonly<Record<string, readonly string[]>> = { falseSuspicion: ['suspect'], partition: ['partition', 'heal'] };

export class Budget {
  /** A fault without a limit is not counted. */
  readonly initial: Counts;
  readonly #faults: Faults;
  readonly #slot: number;

  /** `slot` holds the counts; -1 when `isEmpty` says that there is nothing to count. */
  constructor(faults: Faults, slot: number) {
    this.initial = { ...NONE, ...Object.fromEntries(Object.entries(faults).filter(([, count]) => Number.isFinite(count))) };
    this.#faults = faults;
    this.#slot = slot;
  }

  static isEmpty(faults: Faults): boolean {
    return Object.values(faults).every((count) => count === 0 || !Number.isFinite(count));
  }

  /** Names of the actions of these faults. */
  static actions(faults: Faults): readonly string[] {
    return Object.entries(faults).flatMap(([fault, count]) => (count > 0 ? (ACTIONS_OF[fault] ?? [fault]) : []));
  }

  left(read: Reader, fault: keyof Faults): number {
    if (this.#faults[fault] === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    if (this.#slot < 0 || (this.#faults[fault] ?? 0) === 0) return 0;
    return read.part(this.#slot, [fault]) as number;
  }

  /** Returns the same outcome with the count of `fault` lowered by one. */
  charge(read: Reader, fault: keyof Faults, outcome: Outcome): Outcome {
    if (this.#faults[fault] === Number.POSITIVE_INFINITY) return { ...outcome, isFault: true };
    // A node may be charged twice in one step: for a false suspicion of another node, and for a crash meanwhile.
    const others = outcome.writes.filter(([slot]) => slot !== this.#slot);
    const charged = outcome.writes.find(([slot]) => slot === this.#slot)?.[1] ?? read.whole(this.#slot);
    const counts = charged as Counts;
    return { ...outcome, isFault: true, writes: [...others, [this.#slot, { ...counts, [fault]: (counts[fault] ?? 0) - 1 }]] };
  }
}
