/**
 * Is there an order of operations on one object that its model allows, and in which each takes effect between its beginning
 * and its end?
 *
 * Sources: J. M. Wing and C. Gong, "Testing and Verifying Concurrent Objects", Journal of Parallel and Distributed Computing
 * 17, 1993; the memory of visited pairs is that of G. Lowe, "Testing for linearizability", Concurrency and Computation:
 * Practice and Experience 29, 2017.
 *
 * Two rules save time. A read that is possible, and tells nothing new, is taken at once. It may come now in any order in which
 * it comes later. And of operations of unknown outcome that do the same, the one that began first is taken first.
 */
import { inOrder } from '../serialisability/history.ts';
import type { Budget } from './budget.ts';
import type { Model } from './model.ts';
import type { Operation } from './operation.ts';
import { IMPOSSIBLE, States } from './states.ts';
import { Taken } from './taken.ts';
import { isBeginning, operationAt, Timeline } from './timeline.ts';
import { Visited } from './visited.ts';

export type Found = 'linearisable' | 'refuted' | 'unfinished';

/** The furthest that the search has come. */
export interface Prefix {
  /** Ids, in an order that the model allows. */
  readonly order: readonly string[];
  /** The operation whose end came next, and which had no place. */
  readonly blocked: string | null;
}

export class Search<State, Call> {
  readonly #operations: readonly Operation<Call>[];
  readonly #hasEnd: readonly boolean[];
  readonly #budget: Budget;
  readonly #states: States<State, Call>;
  readonly #timeline: Timeline;
  readonly #taken: Taken;
  readonly #visited: Visited;
  /** The operations in order, the state before each, and whether it was free: no other choice was needed. */
  readonly #order: number[] = [];
  readonly #before: number[] = [];
  readonly #isFree: boolean[] = [];
  #state: number;
  /** The entry that is looked at next; 0: the first. */
  #at = 0;
  #left: number;
  /** Of those in order, how many have an end. */
  #ended = 0;
  #furthest: { order: readonly number[]; ended: number; blocked: number | null } = { order: [], ended: -1, blocked: null };

  constructor(operations: readonly Operation<Call>[], model: Model<State, Call>, budget: Budget) {
    this.#operations = [...operations].sort((a, b) => inOrder(a.began, b.began));
    this.#hasEnd = this.#operations.map(({ ended }) => ended !== null);
    this.#budget = budget;
    this.#states = new States(
      model,
      this.#operations.map(({ call }) => call),
      budget,
    );
    this.#timeline = new Timeline(this.#operations);
    this.#taken = new Taken(this.#hasEnd);
    this.#visited = new Visited(budget);
    this.#state = this.#states.initial;
    this.#left = this.#hasEnd.filter((each) => each).length;
  }

  /** Goes on for at most this number of steps, as far as the budget allows. */
  advance(steps: number): Found {
    if (this.#order.length === 0 && this.#at === 0) this.#takeFree();
    for (let step = 0; step < steps && !this.#budget.isSpent; step++) {
      if (this.#left === 0) return 'linearisable';
      this.#budget.step();
      const entry = this.#timeline.next(this.#at);
      if (entry !== 0 && isBeginning(entry)) this.#try(operationAt(entry), entry);
      else if (!this.#stepBack(entry)) return 'refuted';
    }
    return this.#left === 0 ? 'linearisable' : 'unfinished';
  }

  /** The order that was found, or the longest one that was tried. */
  get prefix(): Prefix {
    const { order, blocked } = this.#left === 0 ? { order: this.#order, blocked: null } : this.#furthest;
    return {
      order: order.map((place) => this.#operations[place].id),
      blocked: blocked === null ? null : this.#operations[blocked].id,
    };
  }

  #try(operation: number, entry: number): void {
    this.#at = entry;
    const after = this.#states.after(this.#state, this.#states.kindOf[operation]);
    if (after === IMPOSSIBLE || (!this.#hasEnd[operation] && (after === this.#state || this.#hasEarlierTwin(operation)))) return;
    this.#taken.flip(operation);
    const isNew = this.#visited.add(this.#taken.key, this.#taken.keyWith(after));
    this.#taken.flip(operation);
    if (!isNew) return;
    this.#take(operation, after, false);
    this.#takeFree();
  }

  /** Whether an operation of unknown outcome is still there that does the same and began earlier. */
  #hasEarlierTwin(operation: number): boolean {
    const kind = this.#states.kindOf[operation];
    for (let entry = this.#timeline.next(0); entry !== 0; entry = this.#timeline.next(entry)) {
      const other = operationAt(entry);
      if (other === operation) return false;
      if (isBeginning(entry) && !this.#hasEnd[other] && this.#states.kindOf[other] === kind) return true;
    }
    return false;
  }

  #take(operation: number, after: number, isFree: boolean): void {
    this.#order.push(operation);
    this.#before.push(this.#state);
    this.#isFree.push(isFree);
    this.#taken.flip(operation);
    this.#timeline.take(operation, this.#hasEnd[operation]);
    if (this.#hasEnd[operation]) {
      this.#left -= 1;
      this.#ended += 1;
    }
    this.#state = after;
    this.#at = 0;
  }

  /** Takes all reads that are possible now, and tell nothing new. Those of unknown outcome may as well never happen. */
  #takeFree(): void {
    for (let entry = this.#timeline.next(0); entry !== 0 && isBeginning(entry); ) {
      const operation = operationAt(entry);
      const kind = this.#states.kindOf[operation];
      const isFree = this.#hasEnd[operation] && this.#states.isRead[kind] && this.#states.after(this.#state, kind) === this.#state;
      if (isFree) this.#take(operation, this.#state, true);
      // Its end may have been the first; those that it kept out are next.
      entry = isFree ? this.#timeline.next(0) : this.#timeline.next(entry);
    }
  }

  /** Undoes the last choice. `entry` is the end at which no other operation could be tried. False if there is no choice left. */
  #stepBack(entry: number): boolean {
    if (this.#ended > this.#furthest.ended)
      this.#furthest = { order: [...this.#order], ended: this.#ended, blocked: entry === 0 ? null : operationAt(entry) };
    for (;;) {
      const operation = this.#order.pop();
      const before = this.#before.pop();
      const isFree = this.#isFree.pop();
      if (operation === undefined || before === undefined) return false;
      this.#timeline.putBack(operation, this.#hasEnd[operation]);
      this.#taken.flip(operation);
      if (this.#hasEnd[operation]) {
        this.#left += 1;
        this.#ended -= 1;
      }
      this.#state = before;
      this.#at = 2 * operation + 1;
      if (isFree !== true) return true;
    }
  }
}
