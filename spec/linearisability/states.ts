/** The states of a model by number, and what each kind of call does to each. */
import type { Budget } from './budget.ts';
import type { Model } from './model.ts';

/** The call is impossible in this state. */
export const IMPOSSIBLE = -1;
const UNTRIED = -2;
/** A state takes about this much besides its text and its row. */
const BYTES_PER_STATE = 200;

export class States<State, Call> {
  readonly #model: Model<State, Call>;
  readonly #budget: Budget;
  /** One call of each kind. */
  readonly #kinds: Call[] = [];
  readonly #numberOf = new Map<string, number>();
  readonly #states: State[] = [];
  /** By state: the state after each kind of call. */
  readonly #after: Int32Array[] = [];

  /** `calls` are all calls of the history. */
  constructor(model: Model<State, Call>, calls: readonly Call[], budget: Budget) {
    this.#model = model;
    this.#budget = budget;
    const known = new Map<string, number>();
    this.kindOf = Int32Array.from(calls, (call) => {
      const name = model.nameOf(call);
      const kind = known.get(name) ?? this.#kinds.push(call) - 1;
      known.set(name, kind);
      return kind;
    });
    this.isRead = this.#kinds.map((call) => model.isRead(call));
    this.initial = this.#intern(model.initial);
  }

  /** By the place of a call: its kind. Calls of one kind do the same. */
  readonly kindOf: Int32Array;
  /** By kind. */
  readonly isRead: readonly boolean[];
  readonly initial: number;

  /** The number of the state after this call, or `IMPOSSIBLE`. */
  after(state: number, kind: number): number {
    const row = this.#after[state];
    if (row[kind] === UNTRIED) {
      const next = this.#model.step(this.#states[state], this.#kinds[kind]);
      row[kind] = next === null ? IMPOSSIBLE : this.#intern(next);
    }
    return row[kind];
  }

  #intern(state: State): number {
    const text = this.#model.textOf(state);
    const known = this.#numberOf.get(text);
    if (known !== undefined) return known;
    const number = this.#states.push(state) - 1;
    this.#numberOf.set(text, number);
    this.#after.push(new Int32Array(this.#kinds.length).fill(UNTRIED));
    this.#budget.remember(BYTES_PER_STATE + 4 * text.length + 4 * this.#kinds.length);
    return number;
  }
}
