/** Asks a scenario's constraints about states and steps. Their answers are remembered by what they read. */
import type { Outcomes } from '../memo/outcomes.ts';
import type { Space } from '../memo/space.ts';
import { appendSuccessor } from '../memo/successor.ts';
import type { Narrowing } from '../system/narrowing.ts';
import { type Seen, seenBy } from '../system/seen.ts';
import type { Snapshot, System } from '../system/system.ts';
import { askTwice, type Both } from '../system/user-code.ts';
import { enabled, readerOf } from '../system/walk.ts';
import { GrowingInts } from '../tables/growing.ts';
import { Questions } from './questions.ts';

type OfState<S> = (state: S) => boolean;
type OfStep<S> = (before: S, after: S) => boolean;

export class Narrowed<S> {
  /** Steps that were not followed, or led to a state that was not explored. */
  leftOut = 0;
  readonly #system: System<S>;
  readonly #space: Space;
  readonly #narrowing: Narrowing<S>;
  readonly #states: Questions<S, OfState<S>>;
  readonly #steps: Questions<S, OfStep<S>>;
  readonly #after = new GrowingInts();

  constructor(system: System<S>, space: Space, narrowing: Narrowing<S>) {
    this.#system = system;
    this.#space = space;
    this.#narrowing = narrowing;
    const { constraint, actionConstraint } = narrowing;
    this.#states = new Questions(system, space, 1, constraint === undefined ? [] : [['constraint', constraint]], askState);
    this.#steps = new Questions(system, space, 2, actionConstraint === undefined ? [] : [['actionConstraint', actionConstraint]], askStep);
  }

  /** Whether steps are constrained, and not only states. */
  get isAboutSteps(): boolean {
    return this.#narrowing.actionConstraint !== undefined;
  }

  /** Whether anything is constrained. */
  get isConstrained(): boolean {
    return this.isAboutSteps || this.#narrowing.constraint !== undefined;
  }

  /** Whether the state in the row at `base` is to be explored. */
  admits(data: Int32Array, base: number): boolean {
    if (this.#narrowing.constraint === undefined) return true;
    const answer = this.#states.at([data, base]).holds(0);
    this.#states.takeReads();
    return answer;
  }

  /** Whether the step by `outcome` from the row at `base` is to be followed. `isKnown`: the state after it is explored already. */
  admitsStep(outcome: number, outcomes: Outcomes, data: Int32Array, base: number, isKnown: boolean): boolean {
    this.#after.length = 0;
    appendSuccessor(this.#after, data, base, this.#space.slots.length, outcomes, outcome, this.#system.bag);
    if (!isKnown && !this.admits(this.#after.data, 0)) return false;
    if (!this.isAboutSteps) return true;
    const answer = this.#steps.at([data, base], [this.#after.data, 0]).holds(0);
    this.#steps.takeReads();
    return answer;
  }

  /** Whether nothing can happen in `state`, not even a step that changes nothing, and the scenario does not accept that. */
  isDeadlock(state: Snapshot): boolean {
    const { refusesDeadlock, mayEndIn } = this.#narrowing;
    if (!refusesDeadlock || enabled(this.#system, state).next().done !== true) return false;
    if (mayEndIn === undefined) return true;
    const seen = seenBy(readerOf(this.#system, state), (read) => this.#system.view(read));
    return !askState('mayEndIn', mayEndIn, seen);
  }

  get bytes(): number {
    return this.#states.bytes + this.#steps.bytes;
  }
}

function askState<S>(name: string, claim: OfState<S>, { state, again, fresh }: Seen<S>): boolean {
  const ask = (see: () => S) => () => claim(see());
  const retry: Both<unknown> | undefined = fresh && [ask(fresh[0]), ask(fresh[1])];
  return askTwice(
    () => name,
    () => claim(state),
    again && ask(again),
    retry,
  );
}

function askStep<S>(name: string, claim: OfStep<S>, before: Seen<S>, after: Seen<S>): boolean {
  const ask = (from: () => S, to: () => S) => () => claim(from(), to());
  const again = before.again && after.again && ask(before.again, after.again);
  const retry: Both<unknown> | undefined = before.fresh &&
    after.fresh && [ask(before.fresh[0], after.fresh[0]), ask(before.fresh[1], after.fresh[1])];
  return askTwice(
    () => name,
    () => claim(before.state, after.state),
    again,
    retry,
  );
}
