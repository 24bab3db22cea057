/** How often each fault may still happen: part of the state wherever a scenario has faults. */
import type { Outcome, Reader } from '../engine/system/system.ts';
import type { Faults } from '../scenario.ts';

/** Cuts and restarts are counted only where there are any. */
type Counts = Required<Omit<Faults, Seldom>> & Pick<Faults, Seldom>;
type Seldom = 'partition' | 'restart';

const NONE: Counts = { crash: 0, falseSuspicion: 0, drop: 0, duplicate: 0 };

/** What happens when a fault does, where that is not called after the fault. */
const ACTIONS_OF: Readonly<Record<string, readonly string[]>> = { falseSuspicion: ['suspect'], partition: ['cut', 'heal'] };

export class Budget {
  readonly initial: Counts;
  readonly #faults: Faults;
  readonly #slot: number;

  /** `slot` is where it is kept; -1 when nothing is to be kept, as `isEmpty` says. */
  constructor(faults: Faults, slot: number) {
    this.initial = { ...NONE, ...faults };
    this.#faults = faults;
    this.#slot = slot;
  }

  static isEmpty(faults: Faults): boolean {
    return Object.values(faults).every((count) => count === 0);
  }

  /** The names of what happens when these faults do. */
  static actions(faults: Faults): readonly string[] {
    return Object.entries(faults).flatMap(([fault, count]) => (count > 0 ? (ACTIONS_OF[fault] ?? [fault]) : []));
  }

  left(read: Reader, fault: keyof Faults): number {
    if (this.#slot < 0 || (this.#faults[fault] ?? 0) === 0) return 0;
    return read.part(this.#slot, [fault]) as number;
  }

  /** The same outcome, paid for. */
  charge(read: Reader, fault: keyof Faults, outcome: Outcome): Outcome {
    // A node may be charged twice in one step: it suspects another one wrongly, and crashes meanwhile.
    const others = outcome.writes.filter(([slot]) => slot !== this.#slot);
    const charged = outcome.writes.find(([slot]) => slot === this.#slot)?.[1] ?? read.whole(this.#slot);
    const counts = charged as Counts;
    return { ...outcome, writes: [...others, [this.#slot, { ...counts, [fault]: (counts[fault] ?? 0) - 1 }]] };
  }
}
